package dev.agen;

import org.jspecify.annotations.Nullable;

/**
 * The code of a coroutine: Python's {@code async def} body.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface CoroutineBody<T extends @Nullable Object> {

  /**
   * Runs, from the first drive to the end, suspended at every await that has to wait.
   *
   * @param c what the body awaits with; of no use outside of it
   * @return the result
   * @throws Exception whatever the body throws; it arrives unchanged at whoever awaits, except that
   *     a {@link StopIteration} becomes an {@link IllegalStateException} (SEMANTICS A15)
   */
  T run(Awaiter c) throws Exception;
}
