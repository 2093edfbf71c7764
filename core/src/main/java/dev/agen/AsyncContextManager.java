package dev.agen;

import dev.agen.internal.contexts.Aclosing;
import dev.agen.internal.contexts.GeneratorContextManager;
import org.jspecify.annotations.Nullable;

/**
 * What {@code async with} works on: something that is entered, used and exited, where entering and
 * exiting may await (SEMANTICS group K). Bodies use it with {@link Awaiter#with}.
 *
 * @param <T> the type of what entering gives
 */
public interface AsyncContextManager<T extends @Nullable Object> {

  /**
   * Enters.
   *
   * @return an awaitable of what the block is to use
   */
  Awaitable<T> aenter();

  /**
   * Exits.
   *
   * @param error what the block failed with, null if it ended normally
   * @return an awaitable of whether {@code error} is to be suppressed
   */
  Awaitable<Boolean> aexit(@Nullable Throwable error);

  /**
   * Makes a one-shot manager from a generator that yields once: the code before its yield enters,
   * the yielded value is what the block uses, the code after it exits. Python's {@code
   * asynccontextmanager} (SEMANTICS K4 to K9).
   *
   * @param <T> the type of what entering gives
   * @param generator a just-started generator
   * @return the manager
   */
  static <T extends @Nullable Object> AsyncContextManager<T> of(AsyncGenerator<T, ?, ?> generator) {
    return new GeneratorContextManager<>(generator);
  }

  /**
   * Closes a generator at the end of a block: gives the generator itself, and awaits its {@code
   * aclose()} on exit, whatever happened. Python's {@code contextlib.aclosing} (SEMANTICS K1 to
   * K3).
   *
   * @param <G> the type of the generator
   * @param generator what to close
   * @return the manager
   */
  static <G extends AsyncGenerator<?, ?, ?>> AsyncContextManager<G> aclosing(G generator) {
    return new Aclosing<>(generator);
  }
}
