package dev.agen.conformance.source;

/**
 * The forms in which a function can be given to agen as a body. In the examples the function is
 * called g0.
 */
enum FunctionForm {
  /** {@code AsyncGenerator.of(y -> {...})}. */
  LAMBDA,
  /** {@code AsyncGenerator.of(y -> g0(a, y))}: the code is in a static method. */
  METHOD,
  /** As LAMBDA, in a method of an object whose private field the code reads. */
  LAMBDA_OF_OBJECT,
  /** {@code AsyncGenerator.of(new G0(a)::run)}. */
  REFERENCE,
  /** {@code AsyncGenerator.of(new G0(a))}: the class implements GeneratorBody. */
  CLASS;

  /** The form for a function: always the same one. */
  static FunctionForm of(String program, String function) {
    return values()[Math.floorMod((program + " " + function).hashCode(), values().length)];
  }

  /** Whether the code is in a class of the function's own, and not in the program's. */
  boolean hasClass() {
    return this == LAMBDA_OF_OBJECT || this == REFERENCE || this == CLASS;
  }
}
