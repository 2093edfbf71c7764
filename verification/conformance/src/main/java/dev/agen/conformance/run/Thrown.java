package dev.agen.conformance.run;

/** Throws any exception as it is, also a checked one that is not declared. */
public final class Thrown {

  private Thrown() {}

  /**
   * Throws {@code error}; written as {@code throw Thrown.unchecked(error)}.
   *
   * @param error what to throw
   * @return never
   */
  public static RuntimeException unchecked(Throwable error) {
    Thrown.<RuntimeException>raise(error);
    throw new AssertionError("not reached", error);
  }

  /**
   * Does nothing, but the compiler thinks that it may throw an exception of a checked class, and
   * lets it be caught.
   *
   * @param <X> the class
   * @param type the class
   * @throws X never
   */
  @SuppressWarnings("unused") // the parameters are for the compiler
  public static <X extends Throwable> void declare(Class<X> type) throws X {}

  @SuppressWarnings("unchecked") // makes the compiler forget that it is checked
  private static <X extends Throwable> void raise(Throwable error) throws X {
    throw (X) error;
  }
}
