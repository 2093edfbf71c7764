package dev.agen.conformance.program;

/** An expression of a body. */
public sealed interface Expression {

  /** A value, made anew at each evaluation. */
  record Constant(Value value) implements Expression {}

  /** The function's one variable {@code r}. */
  record Variable() implements Expression {}
}
