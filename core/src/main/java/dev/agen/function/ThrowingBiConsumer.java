package dev.agen.function;

import org.jspecify.annotations.Nullable;

/**
 * An action on two values that may throw.
 *
 * @param <T> the type of the first value
 * @param <U> the type of the second value
 */
@FunctionalInterface
public interface ThrowingBiConsumer<T extends @Nullable Object, U extends @Nullable Object> {

  /**
   * Acts on both.
   *
   * @param first the first value
   * @param second the second value
   * @throws Exception whatever the action throws; it reaches the consumer unchanged
   */
  void accept(T first, U second) throws Exception;
}
