package dev.agen.shapes.draw;

/**
 * The types of a body.
 *
 * @param kind what it is for
 * @param yielded what it yields; of no meaning for a coroutine
 * @param sent what is sent to it; of no meaning but for a generator
 * @param result what it returns; null for nothing
 */
record Dialect(Kind kind, Type yielded, Type sent, Type result) {

  static Dialect draw(Dice dice) {
    Kind kind =
        dice.pick(Kind.GENERATOR, Kind.GENERATOR, Kind.GENERATOR, Kind.STREAM, Kind.COROUTINE);
    return draw(dice, kind);
  }

  static Dialect draw(Dice dice, Kind kind) {
    Type yielded = dice.pick(Type.OBJECT, Type.OBJECT, Type.OBJECT, Type.STRING, Type.INTEGER);
    Type sent =
        dice.pick(Type.OBJECT, Type.OBJECT, Type.OBJECT, Type.INTEGER, Type.STRING, Type.LONG_BOX);
    Type result = dice.pick(Type.OBJECT, Type.OBJECT, Type.STRING, Type.INTEGER);
    return switch (kind) {
      case GENERATOR -> new Dialect(kind, yielded, sent, result);
      case STREAM -> new Dialect(kind, yielded, Type.OBJECT, null);
      case COROUTINE -> new Dialect(kind, Type.OBJECT, Type.OBJECT, result);
    };
  }

  boolean yields() {
    return kind != Kind.COROUTINE;
  }

  /** {@return the type of the body's parameter} */
  String yielderType() {
    return switch (kind) {
      case GENERATOR -> "Yielder<" + yielded.boxed() + ", " + sent.boxed() + ">";
      case STREAM -> "Yielder<" + yielded.boxed() + ", Void>";
      case COROUTINE -> "Awaiter";
    };
  }

  /** {@return the interface that the body implements} */
  String bodyType() {
    return switch (kind) {
      case GENERATOR -> "GeneratorBody" + typeArguments();
      case STREAM -> "StreamBody" + typeArguments();
      case COROUTINE -> "CoroutineBody" + typeArguments();
    };
  }

  /** {@return the type arguments of the body, and of the method of the world that takes it} */
  String typeArguments() {
    return switch (kind) {
      case GENERATOR -> "<" + yielded.boxed() + ", " + sent.boxed() + ", " + result.boxed() + ">";
      case STREAM -> "<" + yielded.boxed() + ">";
      case COROUTINE -> "<" + result.boxed() + ">";
    };
  }

  /** {@return the type of what the world makes of the body} */
  String madeType() {
    return switch (kind) {
      case GENERATOR -> "AsyncGenerator" + typeArguments();
      case STREAM -> "AsyncGenerator<" + yielded.boxed() + ", Void, Void>";
      case COROUTINE -> "Coroutine" + typeArguments();
    };
  }

  /** {@return the method of the world that takes the body, with its type arguments} */
  String maker() {
    return "w."
        + typeArguments()
        + switch (kind) {
          case GENERATOR -> "generator";
          case STREAM -> "stream";
          case COROUTINE -> "coroutine";
        };
  }

  /** {@return the return type of the method that is the body} */
  String returned() {
    return result == null ? "void" : result.boxed();
  }
}
