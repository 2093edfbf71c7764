package dev.agen.shapes.draw;

/** Constants: small ones mostly, and the ends of the ranges. */
final class Literals {

  private final Drawing d;

  Literals(Drawing d) {
    this.d = d;
  }

  String of(Type type) {
    Dice dice = d.dice;
    return switch (type) {
      case BYTE ->
          dice.pick("(byte) 1", "(byte) -3", "Byte.MAX_VALUE", "Byte.MIN_VALUE", "(byte) 200");
      case SHORT -> dice.pick("(short) 2", "(short) -300", "Short.MAX_VALUE", "Short.MIN_VALUE");
      case CHAR -> dice.pick("'a'", "'z'", "'\\n'", "'\\u20ac'", "Character.MAX_VALUE");
      case BOOLEAN -> dice.chance(80) ? "w.coin()" : dice.pick("true", "false");
      case INT ->
          dice.chance(75)
              ? String.valueOf(dice.between(0, 9))
              : dice.pick(
                  "(-1)", "Integer.MAX_VALUE", "Integer.MIN_VALUE", "0x7fff", "40000", "(-129)");
      case LONG ->
          dice.chance(60)
              ? dice.between(0, 9) + "L"
              : dice.pick(
                  "(-1L)", "Long.MAX_VALUE", "Long.MIN_VALUE", "(1L << 33)", "3_000_000_000L");
      case FLOAT -> dice.pick("0f", "1f", "2.5f", "(-0f)", "Float.MAX_VALUE", "Float.NaN", "1e10f");
      case DOUBLE ->
          dice.pick("0.0", "1.0", "2.5", "(-0.0)", "1e300", "Double.NaN", "Double.MIN_VALUE");
      case STRING -> '"' + d.name("s") + '"';
      case OBJECT ->
          dice.chance(20)
              ? "((Object) null)"
              : "((Object) "
                  + of(dice.pick(Type.INT, Type.STRING, Type.LONG, Type.CHAR, Type.DOUBLE))
                  + ")";
      case INTEGER ->
          dice.chance(15)
              ? "((Integer) null)"
              : "Integer.valueOf(" + dice.pick("1", "7", "1000", "-1") + ")";
      case LONG_BOX ->
          dice.chance(15)
              ? "((Long) null)"
              : "Long.valueOf(" + dice.pick("1L", "7L", "1000L", "-1L") + ")";
      case BYTES -> "new byte[] {1, -2, 3}";
      case SHORTS -> "new short[] {4, -500}";
      case CHARS -> "new char[] {'x', 'y', 'z'}";
      case BOOLEANS -> "new boolean[] {true, false}";
      case INTS -> "new int[] {" + dice.below(10) + ", " + dice.below(10) + "}";
      case LONGS -> "new long[] {1L << 40, " + dice.below(10) + "}";
      case FLOATS -> "new float[] {1.5f, 2.5f}";
      case DOUBLES -> "new double[] {0.5, -0.5, 1e9}";
      case STRINGS -> "new String[] {\"" + d.name("s") + "\", null, \"" + d.name("s") + "\"}";
      case OBJECTS -> "new Object[] {1, \"" + d.name("s") + "\", null}";
      case GRID -> "new int[][] {{1}, {2, 3}}";
      case LIST -> "((List<Object>) new ArrayList<Object>(List.of(1, \"" + d.name("s") + "\")))";
      case SHAPE -> "((Shape) new Dot(" + dice.below(10) + "))";
      case COLOR -> dice.pick("Color.RED", "Color.GREEN", "Color.BLUE");
      case BOX -> "new Box<String>(\"" + d.name("s") + "\")";
    };
  }
}
