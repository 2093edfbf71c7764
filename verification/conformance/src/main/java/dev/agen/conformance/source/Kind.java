package dev.agen.conformance.source;

/** The two kinds of functions, and the words that their Java differs in. */
enum Kind {
  /** An asynchronous generator function. */
  GENERATOR("y", "Yielder<Object, Object>", "AsyncGenerator", "Object, Object, Object"),
  /** A coroutine function. */
  COROUTINE("c", "Awaiter", "Coroutine", "Object");

  private final String yielder;
  private final String yielderType;
  private final String made;
  private final String arguments;

  Kind(String yielder, String yielderType, String made, String arguments) {
    this.yielder = yielder;
    this.yielderType = yielderType;
    this.made = made;
    this.arguments = arguments;
  }

  /** The variable that a body yields and awaits with. */
  String yielder() {
    return yielder;
  }

  /** The type of that. */
  String yielderType() {
    return yielderType;
  }

  /** The type of what a call gives. */
  String type() {
    return made + "<" + arguments + ">";
  }

  /** Makes that from a body. */
  String of(String body) {
    return made + ".<" + arguments + ">of(" + body + ")";
  }

  /** The type of the body. */
  String bodyType() {
    return (this == GENERATOR ? "GeneratorBody" : "CoroutineBody") + "<" + arguments + ">";
  }
}
