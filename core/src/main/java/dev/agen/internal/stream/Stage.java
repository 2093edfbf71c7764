package dev.agen.internal.stream;

import org.jspecify.annotations.Nullable;

/**
 * A synchronous operator, or several: makes the sinks of one run.
 *
 * @param <T> the type of what it takes
 * @param <R> the type of what it gives
 */
@FunctionalInterface
interface Stage<T extends @Nullable Object, R extends @Nullable Object> {

  /**
   * Begins a run.
   *
   * @param next takes the results
   * @return takes the elements
   */
  Sink<T> over(Sink<? super R> next);
}
