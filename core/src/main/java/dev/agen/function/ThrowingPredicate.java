package dev.agen.function;

import org.jspecify.annotations.Nullable;

/**
 * A yes-or-no question about one value that may throw.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ThrowingPredicate<T extends @Nullable Object> {

  /**
   * Answers for {@code value}.
   *
   * @param value what is asked about; null if the source yields null
   * @return the answer
   * @throws Exception whatever the function throws; it reaches the consumer unchanged
   */
  boolean test(T value) throws Exception;
}
