package dev.agen.internal.engine.compiled;

import dev.agen.Limit;
import org.jspecify.annotations.Nullable;

/** What the system property {@code agen.engine} wants. */
enum Mode {
  AUTO,
  STACKFUL,
  COMPILED;

  private static final @Nullable String TEXT = System.getProperty("agen.engine");
  private static final @Nullable Mode CHOSEN = read(TEXT);

  /** Null for nonsense: an error in an initializer would be told once, and not by its message. */
  private static @Nullable Mode read(@Nullable String text) {
    if (text == null) {
      return AUTO;
    }
    return switch (text) {
      case "auto" -> AUTO;
      case "stackful" -> STACKFUL;
      case "compiled" -> COMPILED;
      default -> null;
    };
  }

  /** Fails if the property has a value that it cannot have. */
  static void checkProperty() {
    if (CHOSEN == null) {
      throw new IllegalArgumentException(
          "the system property agen.engine must be auto, compiled or stackful; it is '"
              + TEXT
              + "'");
    }
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
