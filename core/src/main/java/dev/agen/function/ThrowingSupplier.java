package dev.agen.function;

import org.jspecify.annotations.Nullable;

/**
 * Makes a value, and may throw.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ThrowingSupplier<T extends @Nullable Object> {

  /**
   * Makes the value.
   *
   * @return the value
   * @throws Exception whatever the function throws; it reaches the consumer unchanged
   */
  T get() throws Exception;
}
