package dev.agen.conformance.check;

/** A program did not end in time; the message names it. */
public final class HungException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HungException(String message) {
    super(message);
  }
}
