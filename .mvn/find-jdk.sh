# Chooses the JDK that builds and runs agen. POSIX sh, sourced by mvnw and by agen; the only entry
# point is find_jdk, which exports JAVA_HOME. Looked at in this order: JAVA_HOME, java on PATH, the
# places where JDKs are usually installed (there the lowest version that is new enough).

jdk_minimum=25

# Puts the feature version of the JDK in directory $1 into jdk_version, or fails.
jdk_read_version() {
  jdk_version=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    while IFS= read -r jdk_line || [ -n "$jdk_line" ]; do
      case $jdk_line in JAVA_VERSION=*) jdk_version=${jdk_line#JAVA_VERSION=} ;; esac
    done <"$1/release"
  fi
  if [ -z "$jdk_version" ]; then
    jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\(.*\)".*/\1/p')
  fi
  jdk_version=${jdk_version#\"}
  jdk_version=${jdk_version%%[!0-9]*}
  [ -n "$jdk_version" ]
}

jdk_is_usable() {
  jdk_read_version "$1" && [ "$jdk_version" -ge "$jdk_minimum" ]
}

# Puts the home of the java command on PATH into jdk_home, or fails. A java that does not lie in a
# JDK (the stand-in of a version manager, say) is asked where its home is.
jdk_find_on_path() {
  jdk_command=$(command -v java) || return 1
  jdk_command=$(readlink -f "$jdk_command") || return 1
  jdk_home=${jdk_command%/*/*}
  if [ ! -r "$jdk_home/release" ]; then
    jdk_home=$("$jdk_command" -XshowSettings:properties -version 2>&1 </dev/null |
      sed -n 's/^ *java\.home = //p')
  fi
  [ -n "$jdk_home" ]
}

# Puts the best JDK of the usual places into jdk_home, or fails.
jdk_find_in_usual_places() {
  jdk_home=
  jdk_home_version=
  for jdk_candidate in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/* /opt/java/* \
    /usr/local/* /usr/local/java/* /usr/local/lib/jvm/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.gradle/jdks/* \
    "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.local/share/mise/installs/java/*; do
    if jdk_is_usable "$jdk_candidate" &&
      { [ -z "$jdk_home" ] || [ "$jdk_version" -lt "$jdk_home_version" ]; }; then
      jdk_home=$jdk_candidate
      jdk_home_version=$jdk_version
    fi
  done
  [ -n "$jdk_home" ]
}

find_jdk() {
  if [ -n "${JAVA_HOME-}" ] && jdk_is_usable "$JAVA_HOME"; then
    jdk_home=$JAVA_HOME
  elif jdk_find_on_path && jdk_is_usable "$jdk_home"; then
    :
  elif ! jdk_find_in_usual_places; then
    echo "agen needs JDK $jdk_minimum or newer: none in JAVA_HOME, on PATH or in the usual places;" \
      "install one (for example Temurin $jdk_minimum) or set JAVA_HOME" >&2
    return 1
  fi
  JAVA_HOME=$jdk_home
  export JAVA_HOME
}
