package dev.agen.benchmarks.awaits;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** The limit, and virtual threads: blocking in {@code join}. */
public final class Joining {

  private Joining() {}

  /**
   * Joins stages.
   *
   * @param n how many
   * @param stage makes one
   * @return the sum of their values
   */
  public static long join(int n, IntFunction<CompletableFuture<Integer>> stage) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += stage.apply(i).join();
    }
    return sum;
  }

  /**
   * Chains of plain methods.
   *
   * @param n how many chains
   * @return the sum of their results
   */
  public static long calls(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += call(Stages.CHAIN);
    }
    return sum;
  }

  private static int call(int level) {
    return level == 0 ? Stages.completed(0).join() : 1 + call(level - 1);
  }

  /**
   * Chains of dependent stages.
   *
   * @param n how many chains
   * @return the sum of their results
   */
  public static long compositions(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += compose(Stages.CHAIN).join();
    }
    return sum;
  }

  private static CompletableFuture<Integer> compose(int level) {
    return level == 0
        ? Stages.completed(0)
        : Stages.completed(1).thenCompose(one -> compose(level - 1).thenApply(v -> v + one));
  }

  /**
   * Chains of virtual threads, each waiting for the next.
   *
   * @param n how many chains
   * @return the sum of their results
   */
  public static long threads(int n) {
    long sum = 0;
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < n; i++) {
        sum += executor.submit(() -> thread(executor, Stages.CHAIN - 1)).get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return sum;
  }

  private static int thread(ExecutorService executor, int level)
      throws ExecutionException, InterruptedException {
    int below =
        level == 0
            ? Stages.completed(0).join()
            : executor.submit(() -> thread(executor, level - 1)).get();
    return 1 + below;
  }
}
