package dev.agen.internal.protocol;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import org.jspecify.annotations.Nullable;

/** The {@code aclose} of generators that users implement: {@code athrow(GeneratorExit)} (K14). */
public final class MixinClose {

  private MixinClose() {}

  /**
   * Makes the awaitable.
   *
   * @param generator what to close
   * @return its aclose
   */
  public static Coroutine<@Nullable Void> of(AsyncGenerator<?, ?, ?> generator) {
    return Coroutine.of(c -> {
      try {
        c.await(generator.athrow(new GeneratorExit()));
      } catch (GeneratorExit | StopAsyncIteration closed) {
        return null;
      }
      throw new IllegalStateException("asynchronous generator ignored GeneratorExit");
    });
  }
}
