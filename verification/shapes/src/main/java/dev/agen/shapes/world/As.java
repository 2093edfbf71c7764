package dev.agen.shapes.world;

/** Makes of anything a value of a given type, so that drawn programs can use whatever is sent. */
public final class As {

  private static final int LENGTH = 50;

  private As() {}

  private static double number(Object value) {
    return switch (value) {
      case null -> 0;
      case Number n -> n.doubleValue();
      case Character c -> c;
      case Boolean b -> b ? 1 : 0;
      case String s -> s.length();
      default -> 1;
    };
  }

  /**
   * A byte.
   *
   * @param value anything
   * @return its number
   */
  public static byte byteOf(Object value) {
    return (byte) longOf(value);
  }

  /**
   * A short.
   *
   * @param value anything
   * @return its number
   */
  public static short shortOf(Object value) {
    return (short) longOf(value);
  }

  /**
   * A char.
   *
   * @param value anything
   * @return its number, as a letter
   */
  public static char charOf(Object value) {
    return value instanceof Character c ? c : (char) ('a' + (longOf(value) & 15));
  }

  /**
   * A boolean.
   *
   * @param value anything
   * @return whether its number is odd
   */
  public static boolean booleanOf(Object value) {
    return (longOf(value) & 1) != 0;
  }

  /**
   * An int.
   *
   * @param value anything
   * @return its number
   */
  public static int intOf(Object value) {
    return (int) longOf(value);
  }

  /**
   * A long.
   *
   * @param value anything
   * @return its number
   */
  public static long longOf(Object value) {
    return value instanceof Long l ? l : (long) number(value);
  }

  /**
   * A float.
   *
   * @param value anything
   * @return its number
   */
  public static float floatOf(Object value) {
    return (float) number(value);
  }

  /**
   * A double.
   *
   * @param value anything
   * @return its number
   */
  public static double doubleOf(Object value) {
    return number(value);
  }

  /**
   * An Integer.
   *
   * @param value anything
   * @return its number; null for null
   */
  public static Integer integerOf(Object value) {
    return value == null ? null : (Integer) intOf(value);
  }

  /**
   * A Long.
   *
   * @param value anything
   * @return its number; null for null
   */
  public static Long boxedLongOf(Object value) {
    return value == null ? null : (Long) longOf(value);
  }

  /**
   * A String.
   *
   * @param value anything
   * @return its text in traces; null for null
   */
  public static String stringOf(Object value) {
    return value == null || value instanceof String ? (String) value : Texts.of(value);
  }

  /**
   * A String that does not grow without end.
   *
   * @param text any text
   * @return the beginning of it; null for null
   */
  public static String cut(String text) {
    return Texts.cut(text, LENGTH);
  }

  /**
   * An index.
   *
   * @param value any number
   * @param length the length of an array
   * @return an index into the array; 0 if it is empty
   */
  public static int index(int value, int length) {
    return length == 0 ? 0 : Math.floorMod(value, length);
  }
}
