package dev.agen.internal.engine.compiled.flow;

/** What a value is to the body, beyond its type. */
public enum Role {
  /** Nothing special. */
  NONE,
  /** The body's own yielder. */
  YIELDER,
  /** What {@code y.each(…)} gave. */
  EACH,
  /** The iterator of that. */
  CURSOR,
  /** One of the above on some paths, something else on others. */
  MIXED;

  Role merge(Role other) {
    return this == other ? this : MIXED;
  }
}
