package dev.agen.benchmarks.probe;

import java.io.File;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the versions of what takes part: agen, the JVM, and the libraries on the class path. */
final class VersionProbe {

  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");

  private VersionProbe() {}

  static Map<String, String> versions(Path root) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("agen", commit(root));
    versions.put(
        "JDK",
        System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version"));
    versions.put("JVM", System.getProperty("java.vm.name"));
    versions.put("garbage collector", collector());
    versions.putAll(libraries(System.getProperty("java.class.path")));
    return versions;
  }

  private static String commit(Path root) {
    String commit =
        ShortCommand.output(root, "git", "rev-parse", "--short", "HEAD").orElse("unknown commit");
    boolean changed =
        ShortCommand.output(root, "git", "status", "--porcelain", "core/src/main").isPresent();
    return commit + (changed ? ", with changes" : "");
  }

  private static String collector() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map(GarbageCollectorMXBean::getName)
        .collect(Collectors.joining(", "));
  }

  /** The libraries on a class path that have a version in their names. */
  static Map<String, String> libraries(String classPath) {
    Map<String, String> libraries = new TreeMap<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Matcher jar = JAR.matcher(String.valueOf(Path.of(entry).getFileName()));
      if (jar.matches() && !jar.group(1).startsWith("agen")) {
        libraries.put(jar.group(1), jar.group(2));
      }
    }
    return libraries;
  }
}
