package dev.agen.conformance.run;

/** The programs' usual exception. */
public final class Boom extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Boom(String message) {
    super(message);
  }
}
