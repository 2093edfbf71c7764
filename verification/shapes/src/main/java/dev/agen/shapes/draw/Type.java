package dev.agen.shapes.draw;

import java.util.Arrays;
import java.util.List;

/** A type of the drawn programs. */
enum Type {
  BYTE("byte", "Byte", "byteOf"),
  SHORT("short", "Short", "shortOf"),
  CHAR("char", "Character", "charOf"),
  BOOLEAN("boolean", "Boolean", "booleanOf"),
  INT("int", "Integer", "intOf"),
  LONG("long", "Long", "longOf"),
  FLOAT("float", "Float", "floatOf"),
  DOUBLE("double", "Double", "doubleOf"),
  STRING("String", "String", "stringOf"),
  OBJECT("Object", "Object", null),
  INTEGER("Integer", "Integer", "integerOf"),
  LONG_BOX("Long", "Long", "boxedLongOf"),
  BYTES(BYTE),
  SHORTS(SHORT),
  CHARS(CHAR),
  BOOLEANS(BOOLEAN),
  INTS(INT),
  LONGS(LONG),
  FLOATS(FLOAT),
  DOUBLES(DOUBLE),
  STRINGS(STRING),
  OBJECTS(OBJECT),
  GRID(INTS),
  LIST("List<Object>", "List<Object>", null),
  SHAPE("Shape", "Shape", null),
  COLOR("Color", "Color", null),
  BOX("Box<String>", "Box<String>", null);

  static final List<Type> ALL = List.of(values());
  static final List<Type> PRIMITIVES = List.copyOf(ALL.subList(0, 8));
  static final List<Type> NUMBERS = List.of(BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE);
  static final List<Type> ARRAYS = Arrays.stream(values()).filter(Type::isArray).toList();

  /** What can be made of any object. */
  static final List<Type> PLAIN = List.copyOf(ALL.subList(0, 12));

  private final String text;
  private final String boxed;
  private final String conversion;
  private final Type element;

  Type(String text, String boxed, String conversion) {
    this.text = text;
    this.boxed = boxed;
    this.conversion = conversion;
    this.element = null;
  }

  Type(Type element) {
    this.text = element.text + "[]";
    this.boxed = text;
    this.conversion = null;
    this.element = element;
  }

  /** {@return as it stands in front of a variable} */
  String text() {
    return text;
  }

  /** {@return as a type argument} */
  String boxed() {
    return boxed;
  }

  boolean isPrimitive() {
    return PRIMITIVES.contains(this);
  }

  boolean isNumber() {
    return NUMBERS.contains(this);
  }

  boolean isArray() {
    return element != null;
  }

  /** {@return the type of the elements} */
  Type element() {
    return element;
  }

  /** {@return whether a value of this type can be made of any object} */
  boolean isPlain() {
    return conversion != null || this == OBJECT;
  }

  /** {@return the expression, which is of this type or a box of it, so that it is of this type} */
  String unboxed(String expression) {
    return isPrimitive() ? "((" + text + ") " + expression + ")" : expression;
  }

  /** {@return an expression that makes a value of this plain type of any expression} */
  String convert(String expression) {
    return conversion == null
        ? "((Object) " + expression + ")"
        : "As." + conversion + "(" + expression + ")";
  }
}
