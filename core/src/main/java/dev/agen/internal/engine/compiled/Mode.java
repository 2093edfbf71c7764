package dev.agen.internal.engine.compiled;

import dev.agen.Limit;

/** What the system property {@code agen.engine} wants. */
enum Mode {
  AUTO,
  STACKFUL,
  COMPILED;

  private static final Mode CHOSEN = read(System.getProperty("agen.engine"));

  private static Mode read(@org.jspecify.annotations.Nullable String text) {
    if (text == null) {
      return AUTO;
    }
    return switch (text) {
      case "auto" -> AUTO;
      case "stackful" -> STACKFUL;
      case "compiled" -> COMPILED;
      default ->
          throw new IllegalArgumentException(
              "the system property agen.engine must be auto, compiled or stackful; it is '"
                  + text
                  + "'");
    };
  }

  /** Whether a refusal is an error. */
  static boolean isStrict() {
    return CHOSEN == COMPILED;
  }

  /** Refuses if nothing is to be compiled. */
  static void check() throws Refused {
    if (CHOSEN == STACKFUL) {
      throw new Refused(Limit.SWITCHED_OFF, "agen.engine=stackful");
    }
    if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
      throw new Refused(Limit.SWITCHED_OFF, "a native image cannot define classes");
    }
  }
}
