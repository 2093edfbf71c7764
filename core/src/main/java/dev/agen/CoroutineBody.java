package dev.agen;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The code of a coroutine: Python's {@code async def} body.
 *
 * <p>It is serializable only so that agen can find a lambda's code and compile it; nothing is ever
 * serialized, and what a body captures need not be serializable.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface CoroutineBody<T extends @Nullable Object> extends Serializable {

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
