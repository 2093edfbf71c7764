package dev.agen;

import org.jspecify.annotations.Nullable;

/**
 * The code of a one-way generator: it yields, and neither takes nor returns anything.
 *
 * @param <T> the type of what it yields
 */
@FunctionalInterface
public interface StreamBody<T extends @Nullable Object> {

  /**
   * Runs, from the first drive to the end, suspended at every yield and at every await that has to
   * wait.
   *
   * @param y what the body yields and awaits with; of no use outside of it
   * @throws Exception whatever the body throws; it arrives unchanged at the consumer, except that
   *     {@link StopIteration} and {@link StopAsyncIteration} become an {@link
   *     IllegalStateException} (SEMANTICS G1 to G3)
   */
  void run(Yielder<T, @Nullable Void> y) throws Exception;
}
