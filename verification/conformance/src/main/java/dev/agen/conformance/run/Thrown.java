package dev.agen.conformance.run;

/** Throws any exception as it is, also a checked one that is not declared. */
final class Thrown {

  private Thrown() {}

  /**
   * Throws {@code error}; written as {@code throw Thrown.unchecked(error)}.
   *
   * @param error what to throw
   * @return never
   */
  static RuntimeException unchecked(Throwable error) {
    Thrown.<RuntimeException>raise(error);
    throw new AssertionError("not reached", error);
  }

  @SuppressWarnings("unchecked") // makes the compiler forget that it is checked
  private static <X extends Throwable> void raise(Throwable error) throws X {
    throw (X) error;
  }
}
