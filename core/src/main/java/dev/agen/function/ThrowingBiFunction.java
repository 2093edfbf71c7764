package dev.agen.function;

import org.jspecify.annotations.Nullable;

/**
 * Makes one value from two, and may throw.
 *
 * @param <T> the type of the first argument
 * @param <U> the type of the second argument
 * @param <R> the type of the result
 */
@FunctionalInterface
public interface ThrowingBiFunction<
    T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object> {

  /**
   * Applies the function.
   *
   * @param first the first argument
   * @param second the second argument
   * @return the result
   * @throws Exception whatever the function throws; it reaches the consumer unchanged
   */
  R apply(T first, U second) throws Exception;
}
