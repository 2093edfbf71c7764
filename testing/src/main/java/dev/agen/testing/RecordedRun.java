package dev.agen.testing;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A run of a generator that counts how often it is closed.
 *
 * @param <T> the type of the elements
 */
final class RecordedRun<T extends @Nullable Object>
    implements AsyncGenerator<T, @Nullable Void, @Nullable Void> {

  private final RecordedSource<T> source;
  private final AsyncGenerator<T, @Nullable Void, @Nullable Void> run;
  private boolean closed; // guarded by this

  RecordedRun(RecordedSource<T> source, AsyncGenerator<T, @Nullable Void, @Nullable Void> run) {
    this.source = source;
    this.run = run;
    source.opens();
  }

  @Override
  public Coroutine<T> asend(@Nullable Void nothing) {
    return run.asend(null);
  }

  @Override
  public Coroutine<T> athrow(Throwable error) {
    return run.athrow(error);
  }

  @Override
  public Coroutine<@Nullable Void> aclose() {
    return Coroutine.of(
        MethodHandles.lookup(),
        c -> {
          closes();
          return c.await(run.aclose());
        });
  }

  @Override
  public CompletableFuture<@Nullable Void> cancel() {
    closes();
    return run.cancel();
  }

  @Override
  public void close() {
    closes();
    run.close();
  }

  private synchronized void closes() {
    source.closes();
    if (closed) {
      source.violates("a run was closed twice");
    }
    closed = true;
  }
}
