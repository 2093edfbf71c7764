package dev.agen.internal.stream;

import org.jspecify.annotations.Nullable;

/**
 * The last sink of a run that is consumed to a result.
 *
 * @param <T> the type of the elements
 * @param <R> the type of the result
 */
abstract class Terminal<T extends @Nullable Object, R extends @Nullable Object> extends Sink<T> {

  /**
   * {@return the result, after the end}
   *
   * @throws Exception what a function of the user throws
   */
  abstract R result() throws Exception;
}
