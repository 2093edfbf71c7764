package dev.agen.internal.engine.compiled.plan;

/** What a body does where it may be suspended. */
public enum PointKind {
  /** {@code y.yield(value)}. */
  YIELD,
  /** {@code y.await(awaitable)}, with or without a class of exceptions. */
  AWAIT,
  /** {@code y.yieldFrom(generator)}. */
  YIELD_FROM,
  /** {@code hasNext()} of what {@code y.each(…)} gave. */
  HAS_NEXT,
  /** {@code next()} of what {@code y.each(…)} gave. */
  NEXT,
  /** A call of a method that gets the yielder. */
  CALL;

  /** {@return whether the body always stops here} Elsewhere it may go straight on. */
  public boolean alwaysSuspends() {
    return this == YIELD;
  }

  /** {@return whether the only reason to stop here is that something has to be waited for} */
  public boolean waits() {
    return this == AWAIT || this == HAS_NEXT || this == NEXT;
  }
}
