package dev.agen;

import org.jspecify.annotations.Nullable;

/**
 * What a generator's body yields with. See {@link Awaiter} for where it may be used.
 *
 * @param <T> the type of what is yielded
 * @param <S> the type of what is sent
 */
public interface Yielder<T extends @Nullable Object, S extends @Nullable Object> extends Awaiter {

  /**
   * Hands {@code value} to the consumer and suspends the body until the next operation on the
   * generator (SEMANTICS B3, B4, C2, D4).
   *
   * @param value what to hand out; may be null
   * @return what the next operation sent: null after {@code anext}
   * @throws GeneratorExit if the generator is being closed; let it pass
   * @throws IllegalStateException if used outside of the body
   */
  @SuppressWarnings("NamedLikeContextualKeyword") // it is Python's word; always y.yield(x)
  @Nullable S yield(T value);

  /**
   * Delegates to {@code inner} until it ends: every value it yields goes to this generator's
   * consumer, what the consumer sends or throws goes to it, closing this generator closes it, and
   * its result comes back here (PEP 828). An addition to Python 3.13.
   *
   * @param <R> the type of the result
   * @param inner the generator to delegate to; closed by this method only if this generator is
   *     closed meanwhile
   * @return what {@code inner} returned, null if it had ended before
   */
  <R extends @Nullable Object> @Nullable R yieldFrom(
      AsyncGenerator<? extends T, ? super S, ? extends R> inner);
}
