package dev.agen.internal;

/** Throws any exception as it is, also a checked one that is not declared. */
public final class Rethrow {

  private Rethrow() {}

  /**
   * Throws {@code error}; written as {@code throw Rethrow.unchecked(error)}.
   *
   * @param error what to throw
   * @return never
   */
  public static RuntimeException unchecked(Throwable error) {
    throw Rethrow.<RuntimeException>as(error);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is the trick
  private static <X extends Throwable> X as(Throwable error) throws X {
    throw (X) error;
  }
}
