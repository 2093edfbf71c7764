package dev.agen.internal.engine.compiled;

import dev.agen.Engine;
import dev.agen.internal.engine.compiled.run.Machine;
import dev.agen.internal.engine.compiled.run.Site;
import org.jspecify.annotations.Nullable;

/**
 * One line for each body, once, to {@link System.Logger} {@code dev.agen.engine}: at the level that
 * the system property {@code agen.engine.log} names, or not at all. Asking for a logger costs more
 * than compiling a body, so nobody pays for it unasked.
 */
final class EngineLog {

  private static final @Nullable String TEXT = System.getProperty("agen.engine.log");
  private static final System.Logger.@Nullable Level LEVEL = level(TEXT);
  private static final System.@Nullable Logger LOGGER =
      LEVEL == null ? null : System.getLogger("dev.agen.engine");

  private EngineLog() {}

  private static System.Logger.@Nullable Level level(@Nullable String text) {
    for (System.Logger.Level level : System.Logger.Level.values()) {
      if (level.name().equalsIgnoreCase(text)) {
        return level;
      }
    }
    return null;
  }

  /** Fails if the property has a value that it cannot have. */
  static void checkProperty() {
    if (TEXT != null && LEVEL == null) {
      throw new IllegalArgumentException(
          "the system property agen.engine.log must be a level of System.Logger; it is '"
              + TEXT
              + "'");
    }
  }

  static void stackful(Class<?> body, Engine.Stackful why) {
    if (LOGGER != null && LEVEL != null) {
      LOGGER.log(LEVEL, body.getName() + " is stackful: " + why.message());
    }
  }

  static void compiled(Class<?> body, Machine prototype) {
    if (LOGGER != null && LEVEL != null) {
      LOGGER.log(
          LEVEL, body.getName() + " is compiled: " + Site.of(prototype.getClass()).created());
    }
  }
}
