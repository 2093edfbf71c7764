package dev.agen.internal.stream;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.Engine;
import dev.agen.StreamBody;
import dev.agen.function.ThrowingConsumer;
import dev.agen.function.ThrowingPredicate;
import dev.agen.internal.Rethrow;
import dev.agen.internal.engine.Engines;
import dev.agen.internal.finalization.CreationSite;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A stream described by a generator's body.
 *
 * @param <T> the type of the values
 */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class GeneratedStream<T extends @Nullable Object> implements AsyncStream<T> {

  private final @Nullable Lookup lookup;
  private final StreamBody<T> body;
  private final Engine engine;

  /** What to call a run; null if its body's place tells. */
  private final @Nullable String name;

  /**
   * Describes.
   *
   * @param lookup with access to the body's class; null for none
   * @param body run anew for each opening
   */
  public GeneratedStream(@Nullable Lookup lookup, StreamBody<T> body) {
    this.lookup = lookup;
    this.body = Objects.requireNonNull(body, "body");
    engine = Engines.of(lookup, body);
    name = engine.isCompiled() ? null : CreationSite.here().name();
  }

  @Override
  public AsyncGenerator<T, @Nullable Void, @Nullable Void> open(AutoCloseable... owned) {
    StreamBody<T> code = body;
    return Engines.<T, @Nullable Void>oneWay(
        lookup,
        code,
        y -> {
          code.run(y);
          return null;
        },
        name,
        owned);
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public void forEach(ThrowingConsumer<? super T> action) {
    Objects.requireNonNull(action, "action");
    try (var run = open()) {
      for (T value : run) {
        action.accept(value);
      }
    } catch (Exception error) {
      throw Rethrow.unchecked(error);
    }
  }

  @Override
  public boolean forEachWhile(ThrowingPredicate<? super T> action) {
    Objects.requireNonNull(action, "action");
    try (var run = open()) {
      for (T value : run) {
        if (!action.test(value)) {
          return false;
        }
      }
      return true;
    } catch (Exception error) {
      throw Rethrow.unchecked(error);
    }
  }

  @Override
  public List<T> toList() {
    List<T> values = new ArrayList<>();
    forEach(values::add);
    return values;
  }

  @Override
  public CompletableFuture<@Nullable Void> forEachAsync(ThrowingConsumer<? super T> action) {
    Objects.requireNonNull(action, "action");
    return Coroutine.<@Nullable Void>of(
            c -> { // c.with, spelled out: a lambda that uses c could not be compiled
              var closing = AsyncContextManager.aclosing(open());
              var run = c.await(closing.aenter());
              try {
                for (T value : c.<T>each(run)) {
                  action.accept(value);
                }
              } catch (Throwable error) {
                c.await(closing.aexit(error));
                throw error;
              }
              c.await(closing.aexit(null));
              return null;
            })
        .start();
  }
}
