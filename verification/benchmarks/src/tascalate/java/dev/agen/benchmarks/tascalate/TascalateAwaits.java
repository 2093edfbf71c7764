package dev.agen.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import net.tascalate.async.CallContext;
import net.tascalate.async.async;

/** Tascalate async/await: asynchronous methods that await. */
public final class TascalateAwaits {

  private TascalateAwaits() {}

  /**
   * Awaits stages in one method.
   *
   * @param n how many
   * @param stage makes one
   * @return the sum of their values
   */
  public static long stages(int n, IntFunction<CompletableFuture<Integer>> stage) {
    return sum(n, stage).toCompletableFuture().join();
  }

  private static @async CompletionStage<Long> sum(
      int n, IntFunction<CompletableFuture<Integer>> stage) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += CallContext.await(stage.apply(i));
    }
    return async(sum);
  }

  /**
   * Chains of asynchronous methods.
   *
   * @param n how many chains
   * @param length how many methods are in one
   * @return the sum of their results
   */
  public static long chains(int n, int length) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += level(length - 1).toCompletableFuture().join();
    }
    return sum;
  }

  private static @async CompletionStage<Integer> level(int level) {
    int below;
    if (level == 0) {
      below = CallContext.await(CompletableFuture.completedFuture(0));
    } else {
      below = CallContext.await(level(level - 1));
    }
    return async(below + 1);
  }
}
