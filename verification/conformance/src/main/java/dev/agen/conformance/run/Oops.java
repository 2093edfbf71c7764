package dev.agen.conformance.run;

/** The programs' other exception, checked in Java. */
public final class Oops extends Exception {

  private static final long serialVersionUID = 1L;

  Oops(String message) {
    super(message);
  }
}
