package dev.agen.shapes.world;

/** Methods whose arguments lie on the operand stack in many ways. */
public final class Mix {

  private Mix() {}

  /**
   * Takes something of every kind.
   *
   * @return all of it as text
   */
  public static String all(
      long a,
      double b,
      int c,
      Object d,
      float e,
      String f,
      byte g,
      char h,
      short i,
      boolean j,
      long k,
      Object l) {
    return Texts.of(new Object[] {a, b, c, d, e, f, g, h, i, j, k, l});
  }

  /**
   * Takes two-slot values only.
   *
   * @return the first and a little of the others
   */
  public static long wide(long a, double b, long c, double d) {
    return a + (long) (b % 1000) + 3 * c + (long) (d % 10);
  }

  /**
   * Takes any number of ints.
   *
   * @return their sum
   */
  public static int sum(int... values) {
    int sum = 0;
    for (int value : values) {
      sum += value;
    }
    return sum;
  }

  /**
   * Takes any number of objects after a long.
   *
   * @return all of it as text
   */
  public static String join(long first, Object... rest) {
    return first + Texts.of(rest);
  }

  /**
   * Drops its first argument.
   *
   * @param <T> the type of the second
   * @return the second
   */
  public static <T> T second(Object ignored, T value) {
    return value;
  }

  /**
   * A generic identity.
   *
   * @param <T> the type
   * @return its argument
   */
  public static <T> T same(T value) {
    return value;
  }
}
