package dev.agen.conformance.run;

/** The programs' exception that no {@code except Exception} catches; checked in Java. */
public final class Base extends Throwable {

  private static final long serialVersionUID = 1L;

  Base(String message) {
    super(message);
  }
}
