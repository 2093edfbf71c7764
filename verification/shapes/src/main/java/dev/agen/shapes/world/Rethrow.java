package dev.agen.shapes.world;

/** Lets checked exceptions pass where they are not declared. */
final class Rethrow {

  private Rethrow() {}

  /**
   * Throws.
   *
   * @param error what to throw
   * @return never; for the compiler
   */
  static RuntimeException unchecked(Throwable error) {
    Rethrow.<RuntimeException>as(error);
    throw new AssertionError();
  }

  @SuppressWarnings("unchecked") // erased
  private static <X extends Throwable> void as(Throwable error) throws X {
    throw (X) error;
  }
}
