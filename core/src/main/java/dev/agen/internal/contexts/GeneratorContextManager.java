package dev.agen.internal.contexts;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Awaiter;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.internal.Rethrow;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * {@code contextlib.asynccontextmanager} over a generator (SEMANTICS K4 to K9).
 *
 * @param <T> the type of what entering gives
 */
public final class GeneratorContextManager<T extends @Nullable Object>
    implements AsyncContextManager<T> {

  private final AsyncGenerator<T, ?, ?> generator;
  private final AtomicBoolean entered = new AtomicBoolean();

  /**
   * For one use.
   *
   * @param generator a just-started generator that yields once
   */
  public GeneratorContextManager(AsyncGenerator<T, ?, ?> generator) {
    this.generator = Objects.requireNonNull(generator, "generator");
  }

  @Override
  public Awaitable<T> aenter() {
    return Coroutine.of(c -> {
      if (entered.getAndSet(true)) {
        throw new IllegalStateException(
            "a context manager made from a generator can be entered once: make a new one");
      }
      try {
        return c.await(generator.anext());
      } catch (StopAsyncIteration end) {
        throw new IllegalStateException("generator didn't yield");
      }
    });
  }

  @Override
  public Awaitable<Boolean> aexit(@Nullable Throwable error) {
    return Coroutine.of(c -> error == null ? exit(c) : exit(c, error));
  }

  private boolean exit(Awaiter c) {
    try {
      c.await(generator.anext());
    } catch (StopAsyncIteration end) {
      return false;
    }
    throw refused(c, new IllegalStateException("generator didn't stop"));
  }

  private boolean exit(Awaiter c, Throwable error) {
    try {
      c.await(generator.athrow(error));
    } catch (StopAsyncIteration end) {
      return end != error;
    } catch (Throwable thrown) {
      if (thrown == error || isConversionOf(error, thrown)) {
        return false;
      }
      throw Rethrow.unchecked(thrown);
    }
    IllegalStateException refusal =
        new IllegalStateException("generator didn't stop after athrow()");
    refusal.addSuppressed(error);
    throw refused(c, refusal);
  }

  /** Whether the body let {@code error} through and that was converted on its way out (K7). */
  private static boolean isConversionOf(Throwable error, Throwable thrown) {
    return (error instanceof StopIteration || error instanceof StopAsyncIteration)
        && thrown instanceof IllegalStateException
        && thrown.getCause() == error;
  }

  private IllegalStateException refused(Awaiter c, IllegalStateException refusal) {
    c.await(generator.aclose());
    return refusal;
  }
}
