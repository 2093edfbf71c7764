package dev.agen.shapes.world;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stages that programs await: complete, pending until the driver says so, and failing. */
abstract class Stages extends Decisions {

  private final Queue<Runnable> pending = new ArrayDeque<>();

  Stages(long seed) {
    super(seed);
  }

  /**
   * Is complete.
   *
   * @param <V> the type of the value
   * @param value the value
   * @return the stage
   */
  public <V> CompletableFuture<V> done(V value) {
    return CompletableFuture.completedFuture(value);
  }

  /**
   * Is complete, and no plain {@link CompletableFuture}.
   *
   * @param <V> the type of the value
   * @param value the value
   * @return the stage
   */
  public <V> CompletionStage<V> minimal(V value) {
    return CompletableFuture.completedStage(value);
  }

  /**
   * Will be completed.
   *
   * @param <V> the type of the value
   * @param value the value
   * @return the stage
   */
  public <V> CompletableFuture<V> later(V value) {
    CompletableFuture<V> future = new CompletableFuture<>();
    pending.add(() -> future.complete(value));
    return future;
  }

  /**
   * Has failed, or has null for its value.
   *
   * @param <V> the type of the value
   * @param error with what
   * @return the stage
   */
  public <V> CompletableFuture<V> failed(Throwable error) {
    return sometimes() ? CompletableFuture.failedFuture(error) : done(null);
  }

  /**
   * Will fail, or have null for its value.
   *
   * @param <V> the type of the value
   * @param error with what
   * @return the stage
   */
  public <V> CompletableFuture<V> laterFailed(Throwable error) {
    return sometimes() ? failing(error) : later(null);
  }

  private <V> CompletableFuture<V> failing(Throwable error) {
    CompletableFuture<V> future = new CompletableFuture<>();
    pending.add(() -> future.completeExceptionally(error));
    return future;
  }

  /**
   * Will fail, within a {@link java.util.concurrent.CompletionException}, or have null for its
   * value.
   *
   * @param <V> the type of the value
   * @param error with what
   * @return the stage
   */
  public <V> CompletionStage<V> laterFailedDependent(Throwable error) {
    return this.<V>laterFailed(error).thenApply(value -> value);
  }

  /** Completes what is pending. */
  public void settle() {
    for (Runnable completion = pending.poll(); completion != null; completion = pending.poll()) {
      completion.run();
    }
  }
}
