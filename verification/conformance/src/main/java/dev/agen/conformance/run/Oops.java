package dev.agen.conformance.run;

/** The programs' other exception, checked in Java. */
final class Oops extends Exception {

  private static final long serialVersionUID = 1L;

  Oops(String message) {
    super(message);
  }
}
