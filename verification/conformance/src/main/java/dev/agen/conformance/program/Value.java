package dev.agen.conformance.program;

import java.util.List;

/** A value as a program writes it. */
public sealed interface Value {

  /** None: {@code null}. */
  Value NONE = new Plain(null);

  /** Null, a number or a string. */
  record Plain(Object object) implements Value {}

  /** A tuple. */
  record Tuple(List<Value> items) implements Value {}

  /** A new exception, as a value. */
  record OfException(ExceptionSpec spec) implements Value {}
}
