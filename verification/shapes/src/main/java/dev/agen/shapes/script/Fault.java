package dev.agen.shapes.script;

import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.shapes.world.Boom;
import dev.agen.shapes.world.Oops;
import dev.agen.shapes.world.Quirk;
import java.io.IOException;

/** What a script throws in: checked, unchecked, errors, and those with a meaning of their own. */
public enum Fault {
  /** Checked, and caught by name in programs. */
  OOPS,
  /** Checked, and caught by no name. */
  IO,
  /** Unchecked. */
  QUIRK,
  /** Unchecked, and one that multi-catches name. */
  ILLEGAL_STATE,
  /** Unchecked, and one that multi-catches name. */
  ARITHMETIC,
  /** An error. */
  BOOM,
  /** An error of the JDK. */
  ASSERTION,
  /** What closing throws. */
  EXIT,
  /** What must not leave a body. */
  STOP;

  /**
   * Makes the exception.
   *
   * @param message its message
   * @return a new exception
   */
  public Throwable make(String message) {
    return switch (this) {
      case OOPS -> new Oops(message);
      case IO -> new IOException(message);
      case QUIRK -> new Quirk(message);
      case ILLEGAL_STATE -> new IllegalStateException(message);
      case ARITHMETIC -> new ArithmeticException(message);
      case BOOM -> new Boom(message);
      case ASSERTION -> new AssertionError(message);
      case EXIT -> new GeneratorExit(message);
      case STOP -> new StopAsyncIteration(message);
    };
  }
}
