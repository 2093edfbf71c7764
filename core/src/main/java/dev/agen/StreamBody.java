package dev.agen;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The code of a one-way generator: it yields, and neither takes nor returns anything.
 *
 * <p>It is serializable only so that agen can find a lambda's code and compile it; nothing is ever
 * serialized, and what a body captures need not be serializable.
 *
 * @param <T> the type of what it yields
 */
@FunctionalInterface
public interface StreamBody<T extends @Nullable Object> extends Serializable {

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
