package dev.agen;

import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.drive.StageAwait;
import dev.agen.internal.drive.Task;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be awaited: a computation that is <em>cold</em> (nothing runs until it is
 * driven) and, unless its author says otherwise, <em>one-shot</em>.
 *
 * <p>There are three ways to drive one, and they are one mechanism:
 *
 * <ul>
 *   <li>by hand, through the {@link Coroutine} that {@link #coroutine()} gives;
 *   <li>blocking, with {@link #await()};
 *   <li>asynchronously, with {@link #start()} or {@link #start(Executor)}.
 * </ul>
 *
 * <p>Inside a body use {@link Awaiter#await(Awaitable)}, which suspends the body instead of
 * blocking.
 *
 * <p>Anybody may implement this interface: {@link #coroutine()} is Python's {@code __await__}
 * (SEMANTICS A17 to A19).
 *
 * <p><b>Memory effects.</b> What a thread did before it drives an awaitable happens-before what the
 * body does in that drive, and that happens-before what follows the drive's return.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface Awaitable<T extends @Nullable Object> {

  /**
   * Gives the coroutine that drives this awaitable. Called once per await; runs no user code of a
   * body. Python's {@code __await__}.
   *
   * @return the coroutine; a {@link Coroutine} returns itself
   */
  Coroutine<T> coroutine();

  /**
   * Drives this awaitable to its end and blocks the calling thread meanwhile. Meant for a virtual
   * thread, correct on any.
   *
   * <p>Suspensions are waited for like this: a token that is a {@link CompletionStage} until the
   * stage completes, however it completes; the token null not at all; any other token is answered
   * by throwing an {@link IllegalStateException} in, as asyncio does (SEMANTICS I18).
   *
   * <p>If the thread is interrupted while it waits, an {@link InterruptedException} is thrown in at
   * the innermost pending await, so that {@code finally} blocks run; if the body is executing
   * instead, the interrupt is passed on to whatever it is blocked in. Usually the
   * InterruptedException then comes out here.
   *
   * <p>Everything that comes out of the computation is thrown as it is, checked exceptions
   * included, although none is declared. To catch one by name use {@link #await(Class)}.
   *
   * @return the result
   * @throws IllegalStateException if this awaitable was used before (SEMANTICS A6, B12, E10)
   */
  default T await() {
    return BlockingDriver.await(this);
  }

  /**
   * As {@link #await()}, and names a checked exception so that the compiler lets it be caught.
   * Exceptions of other types are thrown as they are all the same.
   *
   * {@snippet class=snippets.AwaitableSnippets region=typed}
   *
   * @param <X> the exception's type
   * @param declared the exception to declare
   * @return the result
   * @throws X if the computation throws it
   */
  default <X extends Throwable> T await(Class<X> declared) throws X {
    java.util.Objects.requireNonNull(declared, "declared");
    return BlockingDriver.await(this);
  }

  /**
   * Drives this awaitable asynchronously on fresh virtual threads: one for the start, one for each
   * resumption. See {@link #start(Executor)}.
   *
   * @return a future of the result
   */
  default CompletableFuture<T> start() {
    return Task.start(this, Task.VIRTUAL_THREADS);
  }

  /**
   * Drives this awaitable asynchronously; returns at once. Each drive, from one suspension to the
   * next, is one task given to {@code executor}; no thread of it waits while the computation is
   * suspended. What is driven runs on the executor's threads; only a body that could not be
   * compiled ({@link Engine.Stackful}) has a virtual thread of its own, for which the task waits.
   *
   * <p>The future is asyncio's Task. Its {@link CompletableFuture#cancel cancel} throws a {@link
   * java.util.concurrent.CancellationException} in at the pending await, or, if none is pending, at
   * the next one; the future completes only when the computation has ended, so that waiting for it
   * waits for its {@code finally} blocks. A computation that catches the exception and goes on
   * completes the future with its result (SEMANTICS J4, J5, J16). {@code cancel(true)} also
   * interrupts a body that is executing. Each call of cancel throws in once more.
   *
   * <p>If the executor rejects the first task, nothing has run and the future fails with the
   * executor's exception; if it rejects a later one, that exception is thrown in at the pending
   * await, on the thread that completed the stage, so that the computation ends in an orderly way.
   *
   * @param executor what drives
   * @return a future of the result; it fails with exactly what the computation throws
   */
  default CompletableFuture<T> start(Executor executor) {
    return Task.start(this, java.util.Objects.requireNonNull(executor, "executor"));
  }

  /**
   * An awaitable for a stage. Awaiting gives the stage's value; a failure is thrown as the
   * exception the stage was completed with, a {@link java.util.concurrent.CompletionException}
   * around it removed. The stage is never cancelled by it.
   *
   * @param <T> the type of the value
   * @param stage the stage
   * @return an awaitable that, unlike a coroutine, may be awaited any number of times
   */
  static <T extends @Nullable Object> Awaitable<T> of(CompletionStage<? extends T> stage) {
    java.util.Objects.requireNonNull(stage, "stage");
    return () -> new StageAwait<>(stage);
  }
}
