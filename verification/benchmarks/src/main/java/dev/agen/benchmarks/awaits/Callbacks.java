package dev.agen.benchmarks.awaits;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** The limit of what is driven asynchronously: a callback that goes on with the loop. */
public final class Callbacks implements BiConsumer<Integer, Throwable> {

  private final CompletableFuture<Long> result = new CompletableFuture<>();
  private final int end;
  private final IntFunction<CompletableFuture<Integer>> stage;
  private final Executor executor;
  private int next;
  private long sum;

  private Callbacks(int end, IntFunction<CompletableFuture<Integer>> stage, Executor executor) {
    this.end = end;
    this.stage = stage;
    this.executor = executor;
  }

  /**
   * Sums stages up.
   *
   * @param n how many
   * @param stage makes one
   * @param executor runs the loop
   * @return the sum of their values
   */
  public static long sum(int n, IntFunction<CompletableFuture<Integer>> stage, Executor executor) {
    Callbacks callbacks = new Callbacks(n, stage, executor);
    executor.execute(callbacks::loop);
    return callbacks.result.join();
  }

  private void loop() {
    while (next < end) {
      CompletableFuture<Integer> pending = stage.apply(next++);
      if (!pending.isDone()) {
        CompletableFuture<Integer> _ = pending.whenCompleteAsync(this, executor);
        return;
      }
      sum += pending.join();
    }
    result.complete(sum);
  }

  @Override
  public void accept(Integer value, Throwable error) {
    if (error != null) {
      result.completeExceptionally(error);
    } else {
      sum += value;
      loop();
    }
  }
}
