package dev.agen.function;

import org.jspecify.annotations.Nullable;

/**
 * Makes one value from another, and may throw.
 *
 * @param <T> the type of the argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface ThrowingFunction<T extends @Nullable Object, R extends @Nullable Object> {

  /**
   * Applies the function.
   *
   * @param value the argument; null if the source yields null
   * @return the result
   * @throws Exception whatever the function throws; it reaches the consumer unchanged
   */
  R apply(T value) throws Exception;
}
