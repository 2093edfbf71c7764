package dev.agen;

import dev.agen.internal.engine.Engines;
import java.lang.invoke.MethodHandles.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * The low-level protocol by which a computation is driven by hand: Python's {@code send}, {@code
 * throw} and {@code close} (SEMANTICS group A). Coroutines made by {@link #of} and the awaitables
 * that an {@link AsyncGenerator} hands out speak it, and so can yours.
 *
 * <p>One drive ends in one of three ways:
 *
 * <ul>
 *   <li>it <em>returns</em>: the computation is suspended, the returned object is the
 *       <em>token</em> handed out by the innermost awaitable, to be understood by whoever drives;
 *   <li>it throws {@link StopIteration}: the computation is complete, {@link StopIteration#value()}
 *       is its result;
 *   <li>it throws something else: the computation failed with it.
 * </ul>
 *
 * <p>Own implementations must give all three methods, and must not call their driver back.
 *
 * @param <T> the type of the result
 */
public interface Coroutine<T extends @Nullable Object> extends Awaitable<T> {

  /**
   * Makes a coroutine from a body: Python's {@code async def} without a {@code yield}. Nothing runs
   * until it is driven; it can be driven to its end once (SEMANTICS A1, A6).
   *
   * {@snippet class=snippets.CoroutineSnippets region=of}
   *
   * @param <T> the type of the result
   * @param body the code
   * @return a just-started coroutine
   */
  static <T extends @Nullable Object> Coroutine<T> of(CoroutineBody<? extends T> body) {
    return Engines.coroutine(null, body);
  }

  /**
   * As {@link #of(CoroutineBody)}, for a body in a package of a module that is not open to agen:
   * with {@code MethodHandles.lookup()} of the class that declares the body, it is compiled all the
   * same.
   *
   * @param <T> the type of the result
   * @param lookup of the class that declares the body
   * @param body the code
   * @return a just-started coroutine
   */
  static <T extends @Nullable Object> Coroutine<T> of(
      Lookup lookup, CoroutineBody<? extends T> body) {
    return Engines.coroutine(java.util.Objects.requireNonNull(lookup, "lookup"), body);
  }

  /**
   * Starts or resumes the computation. {@code value} becomes the result of the innermost suspension
   * (SEMANTICS A2, A3).
   *
   * @param value what to send in; null at the first drive
   * @return the token with which the computation is suspended
   * @throws StopIteration if the computation completed
   * @throws IllegalArgumentException if it is just-started and {@code value} is not null (A4, B7)
   * @throws IllegalStateException if it was used up before (A6, B12, E10)
   * @throws AlreadyExecutingException if it is executing right now (A14, F4)
   * @throws AlreadyRunningException if another operation of the same generator is in flight (F2)
   */
  @Nullable Object send(@Nullable Object value);

  /**
   * Throws {@code error} in at the innermost suspension; every level may catch it. On a
   * just-started computation it comes straight out and ends it (SEMANTICS A7, A8, B9).
   *
   * @param error what to throw in
   * @return the token with which the computation is suspended again
   * @throws NullPointerException if {@code error} is null; nothing else happens then
   * @throws StopIteration if the computation completed
   */
  @Nullable Object throwIn(Throwable error);

  /**
   * Ends the computation: throws {@link GeneratorExit} in at its suspension; does nothing if it has
   * ended. A coroutine that has not started is ended without running. An operation of a generator
   * that has not been driven closes the <em>generator</em> (SEMANTICS B10, D18, E18).
   *
   * @return what the body returned on seeing GeneratorExit, else null (SEMANTICS A11)
   * @throws IllegalStateException if the computation suspends again instead of ending; it can be
   *     driven on (A12)
   */
  @Nullable T close();

  /**
   * {@return what executes the body, and if it is not compiled, why}
   *
   * @throws UnsupportedOperationException if there is no body, or the implementation cannot tell
   */
  default Engine engine() {
    throw new UnsupportedOperationException(getClass().getName() + " does not tell its engine");
  }

  /**
   * {@inheritDoc}
   *
   * @return this
   */
  @Override
  default Coroutine<T> coroutine() {
    return this;
  }
}
