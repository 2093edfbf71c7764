package dev.agen;

import dev.agen.internal.finalization.Reports;
import dev.agen.internal.finalization.WeakRegistry;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Knows the generators that are in use, and closes those that are still open when asked: the part
 * that Python's event loop plays with its hooks and {@code shutdown_asyncgens} (SEMANTICS I11 to
 * I19).
 *
 * {@snippet class=snippets.AsyncGenSupervisorSnippets region=shutdown}
 *
 * <p>It holds the generators weakly. Generators first used before {@link #install()} are unknown to
 * it (I18), and so are those never used (I19).
 */
public final class AsyncGenSupervisor implements AutoCloseable {

  private final WeakRegistry<AsyncGenerator<?, ?, ?>> known = new WeakRegistry<>();
  private final AsyncGenHooks previous;
  private final AsyncGenHooks installed;
  private volatile boolean shutDown;

  private AsyncGenSupervisor() {
    previous = AsyncGenHooks.get();
    installed = new AsyncGenHooks(this::firstIter, previous.finalizer());
  }

  /**
   * Installs {@link AsyncGenHooks} that register each generator at its first operation; hooks in
   * force before are still called.
   *
   * @return the supervisor; closing it closes the generators and restores the previous hooks
   */
  public static AsyncGenSupervisor install() {
    AsyncGenSupervisor supervisor = new AsyncGenSupervisor();
    AsyncGenHooks.set(supervisor.installed);
    return supervisor;
  }

  private void firstIter(AsyncGenerator<?, ?, ?> generator) {
    if (shutDown) {
      Reports.unraisable(
          "asynchronous generator " + generator + " was scheduled after shutdownAsyncGens()",
          new IllegalStateException("first use after shutdown"));
    }
    known.add(generator);
    var chained = previous.firstIter();
    if (chained != null) {
      chained.accept(generator);
    }
  }

  /**
   * Closes all known generators that have not ended, concurrently. One that is running is not
   * stopped: closing it fails as {@code aclose()} does (SEMANTICS I16). Errors are reported through
   * {@link Diagnostics} and do not keep the others from being closed.
   *
   * @return completes, never exceptionally, when all are closed
   */
  public CompletableFuture<@Nullable Void> shutdownAsyncGens() {
    shutDown = true;
    List<CompletableFuture<@Nullable Void>> closing =
        known.drain().stream()
            .filter(generator -> !generator.isFinished())
            .map(AsyncGenSupervisor::closeAndReport)
            .toList();
    return CompletableFuture.allOf(closing.toArray(CompletableFuture[]::new))
        .<@Nullable Void>thenApply(nothing -> null);
  }

  private static CompletableFuture<@Nullable Void> closeAndReport(
      AsyncGenerator<?, ?, ?> generator) {
    return generator
        .aclose()
        .start()
        .handle((nothing, error) -> {
          if (error != null) {
            Reports.unraisable(
                "an error occurred during closing of asynchronous generator " + generator, error);
          }
          return null;
        });
  }

  /** Restores the previous hooks, closes all known generators, and waits for that. */
  @Override
  public void close() {
    if (AsyncGenHooks.get() == installed) {
      AsyncGenHooks.set(previous);
    }
    shutdownAsyncGens().join();
  }
}
