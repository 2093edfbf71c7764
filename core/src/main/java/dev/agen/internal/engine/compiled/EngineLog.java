package dev.agen.internal.engine.compiled;

import dev.agen.Engine;
import dev.agen.internal.engine.compiled.run.Machine;
import dev.agen.internal.engine.compiled.run.Site;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line for each body, once, to {@link System.Logger} {@code dev.agen.engine}: at the level that
 * the system property {@code agen.engine.log} names, or not at all. Asking for a logger costs more
 * than compiling a body, so nobody pays for it unasked.
 */
final class EngineLog {

  private static final System.@Nullable Logger LOGGER;
  private static final System.Logger.Level LEVEL;

  static {
    String level = System.getProperty("agen.engine.log");
    if (level == null) {
      LOGGER = null;
      LEVEL = System.Logger.Level.OFF;
    } else {
      LEVEL = System.Logger.Level.valueOf(level.toUpperCase(Locale.ROOT));
      LOGGER = System.getLogger("dev.agen.engine");
    }
  }

  private EngineLog() {}

  static void stackful(Class<?> body, Engine.Stackful why) {
    if (LOGGER != null) {
      LOGGER.log(LEVEL, body.getName() + " is stackful: " + why.message());
    }
  }

  static void compiled(Class<?> body, Machine prototype) {
    if (LOGGER != null) {
      LOGGER.log(
          LEVEL, body.getName() + " is compiled: " + Site.of(prototype.getClass()).created());
    }
  }
}
