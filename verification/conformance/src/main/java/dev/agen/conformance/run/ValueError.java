package dev.agen.conformance.run;

/** Python's ValueError as programs raise it. */
public final class ValueError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ValueError(String message) {
    super(message);
  }
}
