package dev.agen.internal.drive;

import dev.agen.StopIteration;
import dev.agen.internal.Rethrow;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Awaits a stage once. While the stage is pending it suspends with a token of its own, a stage that
 * completes when it is worth coming back: when the awaited stage completes, or when a cancellation
 * wants to be noticed. Driven earlier than that it suspends again.
 *
 * @param <T> the type of the value
 */
public final class StageAwait<T extends @Nullable Object> extends Resumable<T> {

  private final CompletionStage<? extends T> stage;
  private boolean used;

  // Written by the thread that completes the stage; settled is written last.
  private @Nullable Object value;
  private @Nullable Throwable failure;
  private volatile boolean settled;

  private volatile @Nullable CompletableFuture<@Nullable Void> wake;

  /**
   * A fresh await.
   *
   * @param stage what to await
   */
  public StageAwait(CompletionStage<? extends T> stage) {
    this.stage = Objects.requireNonNull(stage, "stage");
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the future is the token
  public @Nullable Object resume(@Nullable Object ignored) {
    ensureUnused();
    if (!settled && wake == null) {
      CompletableFuture<@Nullable Void> token = new CompletableFuture<>();
      wake = token;
      stage.whenComplete((v, e) -> settle(v, e));
    }
    if (!settled) {
      CompletableFuture<@Nullable Void> token = wake;
      if (token == null || token.isDone()) { // woken for nothing: make a new one
        token = new CompletableFuture<>();
        wake = token;
        if (settled) {
          token.complete(null);
        }
      }
      return token;
    }
    used = true;
    Throwable error = failure;
    if (error != null) {
      failure = null;
      if (error instanceof StopIteration) { // drivers would take it for a completion
        throw new IllegalStateException("StopIteration cannot be the failure of a stage", error);
      }
      throw Rethrow.unchecked(error);
    }
    payload = value;
    value = null;
    return COMPLETED;
  }

  @Override
  public @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    ensureUnused();
    used = true;
    throw Rethrow.unchecked(error);
  }

  @Override
  public @Nullable T close() {
    used = true;
    return null;
  }

  @Override
  public boolean wake() {
    CompletableFuture<@Nullable Void> token = wake;
    return token != null && (token.complete(null) || token.isDone());
  }

  private void settle(@Nullable Object v, @Nullable Throwable error) {
    value = v;
    failure =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    settled = true;
    CompletableFuture<@Nullable Void> token = wake;
    if (token != null) {
      token.complete(null);
    }
  }

  private void ensureUnused() {
    if (used) {
      throw new IllegalStateException("cannot reuse already awaited stage");
    }
  }
}
