package dev.agen;

import dev.agen.function.ThrowingConsumer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a body awaits with. It belongs to one running body: the body may pass it to any method it
 * calls, but only while the body executes, on its thread, and only until it ends. A body that only
 * gives it to static, private and final methods can be compiled ({@link Engine}).
 *
 * <p>All methods throw {@link IllegalStateException} when used from elsewhere.
 */
public interface Awaiter {

  /**
   * Suspends the body until {@code awaitable} completes (SEMANTICS A17 to A19, section M2). What
   * the awaitable suspends with goes out to whoever drives this body, what is sent or thrown in
   * goes down to it.
   *
   * <p>What it throws is thrown here as it is, checked exceptions included.
   *
   * @param <V> the type of the result
   * @param awaitable what to await
   * @return its result
   * @throws IllegalStateException if it is a coroutine that is used up, or that is suspended and
   *     being awaited by somebody else (A14, A21)
   */
  <V extends @Nullable Object> V await(Awaitable<? extends V> awaitable);

  /**
   * Suspends the body until {@code stage} completes; does not suspend if it is complete. A failure
   * is thrown as the exception the stage was completed with, a {@link
   * java.util.concurrent.CompletionException} around it removed. The token that whoever drives the
   * body sees is a {@link CompletionStage} that completes when the body can go on.
   *
   * @param <V> the type of the value
   * @param stage what to await; it is not cancelled if this await is
   * @return the stage's value
   */
  <V extends @Nullable Object> V await(CompletionStage<? extends V> stage);

  /**
   * As {@link #await(Awaitable)}, and names a checked exception so that the compiler lets it be
   * caught.
   *
   * @param <V> the type of the result
   * @param <X> the exception's type
   * @param awaitable what to await
   * @param declared the exception to declare
   * @return its result
   * @throws X if the awaitable throws it
   */
  default <V extends @Nullable Object, X extends Throwable> V await(
      Awaitable<? extends V> awaitable, Class<X> declared) throws X {
    java.util.Objects.requireNonNull(declared, "declared");
    return await(awaitable);
  }

  /**
   * As {@link #await(CompletionStage)}, and names a checked exception so that the compiler lets it
   * be caught.
   *
   * @param <V> the type of the value
   * @param <X> the exception's type
   * @param stage what to await
   * @param declared the exception to declare
   * @return the stage's value
   * @throws X if the stage failed with it
   */
  default <V extends @Nullable Object, X extends Throwable> V await(
      CompletionStage<? extends V> stage, Class<X> declared) throws X {
    java.util.Objects.requireNonNull(declared, "declared");
    return await(stage);
  }

  /**
   * {@code async for}: loops over an asynchronous iterable and suspends the body, instead of
   * blocking, while the next value is not there. Takes {@code aiter()} once, when the loop begins;
   * closes nothing, also not on break (SEMANTICS H1, H2).
   *
   * {@snippet class=snippets.AwaiterSnippets region=each}
   *
   * @param <V> the type of the values
   * @param iterable what to loop over
   * @return for use in one for loop of this body
   */
  <V extends @Nullable Object> Iterable<V> each(AsyncIterable<? extends V> iterable);

  /**
   * {@code async with}: enters {@code manager}, runs {@code block} on what it gives, and exits it
   * however the block ends. An exception of the block is shown to the manager, which may suppress
   * it (SEMANTICS K1, K4 to K7).
   *
   * @param <V> the type of what the manager gives
   * @param manager what to enter
   * @param block the code in between; it may yield and await
   * @throws Exception what the block throws, unless suppressed, and what entering or exiting throws
   */
  default <V extends @Nullable Object> void with(
      AsyncContextManager<? extends V> manager, ThrowingConsumer<? super V> block)
      throws Exception {
    java.util.Objects.requireNonNull(manager, "manager");
    java.util.Objects.requireNonNull(block, "block");
    V resource = await(manager.aenter());
    try {
      block.accept(resource);
    } catch (Throwable error) {
      if (await(manager.aexit(error))) {
        return;
      }
      throw error;
    }
    await(manager.aexit(null));
  }

  /**
   * A place at which a body that polls can be stopped. Returns at once unless the generator is
   * being cancelled or the body's thread is interrupted. An addition to Python.
   *
   * @throws java.util.concurrent.CancellationException if {@link AsyncGenerator#cancel()} was
   *     called; thrown once
   * @throws InterruptedException if the thread is interrupted; the status is cleared
   */
  void checkpoint() throws InterruptedException;
}
