package dev.agen.shapes.check;

/** A program did not end in time, or took the JVM down with it; the message names it. */
public final class HungException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HungException(String message) {
    super(message);
  }
}
