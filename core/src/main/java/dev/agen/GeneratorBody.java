package dev.agen;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The code of a two-way generator with a result.
 *
 * <p>It is serializable only so that agen can find a lambda's code and compile it; nothing is ever
 * serialized, and what a body captures need not be serializable.
 *
 * @param <T> the type of what it yields
 * @param <S> the type of what is sent to it
 * @param <R> the type of its result
 */
@FunctionalInterface
public interface GeneratorBody<
        T extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
    extends Serializable {

  /**
   * Runs, from the first drive to the end, suspended at every yield and at every await that has to
   * wait.
   *
   * @param y what the body yields and awaits with; of no use outside of it
   * @return the result; it travels as {@link StopAsyncIteration#value()} (PEP 828)
   * @throws Exception whatever the body throws; it arrives unchanged at the operation in flight,
   *     except that {@link StopIteration} and {@link StopAsyncIteration} become an {@link
   *     IllegalStateException} (SEMANTICS G1 to G3)
   */
  R run(Yielder<T, S> y) throws Exception;
}
