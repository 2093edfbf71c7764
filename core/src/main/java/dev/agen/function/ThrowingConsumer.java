package dev.agen.function;

import org.jspecify.annotations.Nullable;

/**
 * An action on one value that may throw.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ThrowingConsumer<T extends @Nullable Object> {

  /**
   * Acts on {@code value}.
   *
   * @param value what is consumed; null if the source yields null
   * @throws Exception whatever the action throws; it reaches the consumer unchanged
   */
  void accept(T value) throws Exception;
}
