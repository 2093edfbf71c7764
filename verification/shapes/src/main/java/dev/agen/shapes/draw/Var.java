package dev.agen.shapes.draw;

/**
 * A variable that can be named.
 *
 * @param text how it is named
 * @param type its type
 * @param mutable whether the program may assign it
 * @param capturable whether a lambda may use it: fields, and locals that are never assigned again
 * @param nullable whether it may be null, so that it is used with care
 * @param field whether it is a field
 */
record Var(
    String text, Type type, boolean mutable, boolean capturable, boolean nullable, boolean field) {

  static Var local(String name, Type type) {
    return new Var(name, type, true, false, false, false);
  }

  static Var fixed(String name, Type type) {
    return new Var(name, type, false, true, false, false);
  }

  /** A loop's variable: nobody assigns it but the loop. */
  static Var counter(String name, Type type) {
    return new Var(name, type, false, false, false, false);
  }

  static Var field(String text, Type type) {
    return new Var(text, type, true, true, false, true);
  }

  static Var constant(String text, Type type) {
    return new Var(text, type, false, true, false, true);
  }

  /** {@return the same where it must not be assigned} */
  Var frozen() {
    return new Var(text, type, false, capturable, nullable, field);
  }

  Var orNull() {
    return new Var(text, type, mutable, capturable, true, field);
  }
}
