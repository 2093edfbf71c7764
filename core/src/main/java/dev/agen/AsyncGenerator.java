package dev.agen;

import dev.agen.function.ThrowingConsumer;
import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.engine.Engines;
import dev.agen.internal.protocol.BlockingIterator;
import dev.agen.internal.protocol.MixinClose;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One opened run of a generator: an iterator that can also be sent to, thrown into and closed.
 *
 * <p>The four operations {@link #anext}, {@link #asend}, {@link #athrow} and {@link #aclose} are
 * Python's, to the letter (docs/protocol.md, SEMANTICS groups B to F). Each only makes an
 * awaitable; arguments and states are checked when that is driven. Only one operation can be in
 * flight; a second one is refused with {@link AlreadyRunningException}.
 *
 * <p>Looping, blocking the calling thread while the next value is not there:
 *
 * {@snippet class=snippets.AsyncGeneratorSnippets region=loop}
 *
 * <p>It is a rendezvous: the code after a {@code yield} runs only when the consumer comes back for
 * the next value; nothing is fetched ahead.
 *
 * <p><b>Threads.</b> Any thread may drive the next step; nothing is bound to a thread between
 * steps. What one thread did before its step is seen by the body and by every later step. What the
 * body sees of its driver's context is said in docs/protocol.md, "Threads and context".
 *
 * <p><b>Stopping.</b> {@link #aclose} is Python's: it refuses a generator that is running. {@link
 * #cancel} also stops one that is running. {@link #close} is for try-with-resources and does
 * whichever is needed.
 *
 * <p>Implementing this interface yourself needs only {@link #asend} and {@link #athrow} (SEMANTICS
 * K14).
 *
 * @param <T> the type of what it yields
 * @param <S> the type of what is sent to it
 * @param <R> the type of the body's result, which travels as {@link StopAsyncIteration#value()}
 */
public interface AsyncGenerator<
        T extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
    extends AsyncIterator<T>, Iterable<T>, AutoCloseable {

  /**
   * Makes a generator from a two-way body. Nothing runs until an operation is driven (SEMANTICS
   * B1).
   *
   * {@snippet class=snippets.AsyncGeneratorSnippets region=of}
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent to it
   * @param <R> the type of its result
   * @param body the code
   * @param owned resources that the generator closes, last one first, when it ends, however it
   *     ends, and also when it is closed or abandoned before the body ever started. An addition to
   *     Python.
   * @return a just-started generator
   */
  static <T extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      AsyncGenerator<T, S, R> of(GeneratorBody<T, S, ? extends R> body, AutoCloseable... owned) {
    return Engines.generator(null, body, owned);
  }

  /**
   * As {@link #of(GeneratorBody, AutoCloseable...)}, for a body in a package of a module that is
   * not open to agen: with {@code MethodHandles.lookup()} of the class that declares the body, it
   * is compiled all the same.
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent to it
   * @param <R> the type of its result
   * @param lookup of the class that declares the body
   * @param body the code
   * @param owned resources that the generator closes
   * @return a just-started generator
   */
  static <T extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      AsyncGenerator<T, S, R> of(
          Lookup lookup, GeneratorBody<T, S, ? extends R> body, AutoCloseable... owned) {
    return Engines.generator(java.util.Objects.requireNonNull(lookup, "lookup"), body, owned);
  }

  /**
   * Resumes the body at its yield, which evaluates to null; starts it if it has not started. The
   * awaitable gives the next value yielded and fails with {@link StopAsyncIteration} at the end
   * (SEMANTICS B2 to B6).
   *
   * @return a cold one-shot awaitable
   */
  @Override
  @SuppressWarnings("NullAway") // anext is asend(null), whatever S is (C1)
  default Coroutine<T> anext() {
    return asend(null);
  }

  /**
   * Resumes the body at its yield, which evaluates to {@code value} (SEMANTICS C1 to C7).
   *
   * @param value what to send; must be null if the generator is just-started when the awaitable is
   *     driven, else that fails with IllegalArgumentException
   * @return a cold one-shot awaitable of the next value
   */
  Coroutine<T> asend(S value);

  /**
   * Resumes the body by throwing {@code error} at its yield. On a just-started generator the error
   * comes straight out; on one that has ended awaiting gives null (SEMANTICS D3 to D6, D11).
   *
   * @param error what to throw
   * @return a cold one-shot awaitable of the next value
   * @throws NullPointerException if {@code error} is null
   */
  Coroutine<T> athrow(Throwable error);

  /**
   * Ends the generator: throws {@link GeneratorExit} at its yield and completes when the body has
   * ended. The body's cleanup may await (SEMANTICS E1 to E7, E10, E12).
   *
   * @return a cold one-shot awaitable of null. It fails with {@link AlreadyRunningException} if an
   *     operation is in flight, and with IllegalStateException "async generator ignored
   *     GeneratorExit" if the body yields instead of ending.
   */
  default Coroutine<@Nullable Void> aclose() {
    return MixinClose.of(this);
  }

  /**
   * Stops the generator even while it is running. An addition to Python.
   *
   * <p>Idle, it is closed as by {@link #aclose}. Running, it is stopped: a body that executes is
   * interrupted, one that waits in an await gets a {@link
   * java.util.concurrent.CancellationException} there, one that polls gets it from {@link
   * Awaiter#checkpoint()}; the operation in flight ends with whatever comes of that. A generator
   * that is then still alive is closed. Calling it again is harmless. An operation that is driven
   * by hand and waits for a stage has to be driven on by hand.
   *
   * @return completes when the body has ended and all its {@code finally} blocks have run; fails
   *     with what the closing failed with. Cancelling this future stops nothing.
   */
  default CompletableFuture<@Nullable Void> cancel() {
    return aclose().start();
  }

  /**
   * For a plain {@code for} loop: an iterator over the rest of this run. Its {@code hasNext}
   * fetches and blocks the calling thread, as {@link Awaitable#await()} does. Leaving the loop
   * early closes nothing: open the generator in a try-with-resources. Allocates once per loop,
   * nothing per value.
   *
   * @return an iterator; all iterators of a generator share its one run (SEMANTICS H9)
   */
  @Override
  default Iterator<T> iterator() {
    return BlockingIterator.over(this);
  }

  /**
   * Consumes the rest of this run when it is driven.
   *
   * @param action called with each value in turn, on the thread that drives; may block
   * @return a one-shot awaitable that completes at the end; fails with what the generator or the
   *     action threw. Closes nothing.
   */
  @SuppressWarnings("NullAway") // value is a T, whatever T is
  default Awaitable<@Nullable Void> forEachAsync(ThrowingConsumer<? super T> action) {
    java.util.Objects.requireNonNull(action, "action");
    return Coroutine.of(c -> {
      for (T value : c.<T>each(this)) {
        action.accept(value);
      }
      return null;
    });
  }

  /**
   * Ends the generator and waits until its body has ended: {@link #aclose}, or {@link #cancel} if
   * an operation is in flight. Made for try-with-resources; harmless on a generator that has ended.
   *
   * <p>A pending interrupt of the calling thread does not disturb the body's cleanup: it is put
   * aside and restored at the end. An interrupt that arrives meanwhile reaches the cleanup.
   *
   * <p>Waits at most as long as the system property {@code agen.close.timeout} says (an ISO-8601
   * duration, one minute by default), so that a body that refuses to end is noticed. The cleanup of
   * a compiled body runs on the calling thread until it awaits a stage that is pending; while it
   * blocks this thread, that time is not kept.
   *
   * @throws IllegalStateException if the body yields instead of ending, or has not ended in time;
   *     the message then says where it stands
   * @throws StopAsyncIteration if an earlier closing was refused and the body still has not ended
   *     (SEMANTICS E5)
   * @throws AlreadyRunningException if called by the body itself
   */
  @Override
  default void close() {
    BlockingDriver.await(aclose());
  }

  /** Where a generator stands: {@code inspect.getasyncgenstate} (SEMANTICS F11). */
  enum State {
    /** Not started. */
    CREATED,
    /** An operation is in flight; the body executes or waits in an await. */
    RUNNING,
    /** Waits at a yield for the next operation. */
    SUSPENDED,
    /** Has ended. */
    CLOSED
  }

  /**
   * {@return where the generator stands} A snapshot.
   *
   * @throws UnsupportedOperationException if the implementation cannot tell
   */
  default State state() {
    throw new UnsupportedOperationException(getClass().getName() + " does not tell its state");
  }

  /**
   * {@return whether an operation is in flight} {@code ag_running} (SEMANTICS F1).
   *
   * @throws UnsupportedOperationException if the implementation cannot tell
   */
  default boolean isRunning() {
    return state() == State.RUNNING;
  }

  /**
   * {@return whether the body is suspended, at a yield or in an await} {@code ag_suspended}
   * (SEMANTICS F11).
   *
   * @throws UnsupportedOperationException if the implementation cannot tell
   */
  default boolean isSuspended() {
    throw new UnsupportedOperationException(getClass().getName() + " does not tell its state");
  }

  /**
   * {@return whether the body has ended or will never run} {@code ag_frame is None} (SEMANTICS
   * F10).
   *
   * @throws UnsupportedOperationException if the implementation cannot tell
   */
  default boolean isFinished() {
    return state() == State.CLOSED;
  }

  /**
   * {@return what the body, suspended, is awaiting: the object it passed to {@code await}; else
   * null} {@code ag_await} (SEMANTICS F9).
   *
   * @throws UnsupportedOperationException if the implementation cannot tell
   */
  default @Nullable Object awaiting() {
    throw new UnsupportedOperationException(getClass().getName() + " does not tell its state");
  }

  /**
   * {@return what executes the body, and if it is not compiled, why}
   *
   * @throws UnsupportedOperationException if the implementation cannot tell
   */
  default Engine engine() {
    throw new UnsupportedOperationException(getClass().getName() + " does not tell its engine");
  }

  /**
   * Where the body stands, innermost call first: {@code ag_frame}. A snapshot.
   *
   * @return the user's stack frames; empty before the start and after the end
   * @throws UnsupportedOperationException if the implementation cannot tell
   */
  default List<StackTraceElement> frame() {
    throw new UnsupportedOperationException(getClass().getName() + " does not tell its frame");
  }
}
