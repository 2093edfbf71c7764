package dev.agen.internal.contexts;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code contextlib.aclosing} (SEMANTICS K1 to K3).
 *
 * @param <G> the type of the generator
 */
public final class Aclosing<G extends AsyncGenerator<?, ?, ?>> implements AsyncContextManager<G> {

  private final G generator;

  /**
   * For one generator.
   *
   * @param generator what to close on exit
   */
  public Aclosing(G generator) {
    this.generator = Objects.requireNonNull(generator, "generator");
  }

  @Override
  public Awaitable<G> aenter() {
    return Coroutine.of(c -> generator);
  }

  @Override
  public Awaitable<Boolean> aexit(@Nullable Throwable error) {
    return Coroutine.of(c -> {
      try {
        c.await(generator.aclose());
      } catch (Throwable failure) {
        if (error != null && error != failure) {
          failure.addSuppressed(error); // replaced, not lost (K2)
        }
        throw failure;
      }
      return false;
    });
  }
}
