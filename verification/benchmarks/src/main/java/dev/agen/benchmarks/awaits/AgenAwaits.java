package dev.agen.benchmarks.awaits;

import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;

/** agen: a coroutine that awaits. */
public final class AgenAwaits {

  private AgenAwaits() {}

  /**
   * Awaits stages in one coroutine.
   *
   * @param n how many
   * @param stage makes one
   * @return the sum of their values
   */
  public static long stages(int n, IntFunction<CompletableFuture<Integer>> stage) {
    return awaiting(n, stage).await();
  }

  /**
   * Awaits stages in one coroutine, driven asynchronously.
   *
   * @param n how many
   * @param stage makes one
   * @param executor what drives it
   * @return the sum of their values
   */
  public static long started(
      int n, IntFunction<CompletableFuture<Integer>> stage, Executor executor) {
    return awaiting(n, stage).start(executor).join();
  }

  /**
   * The same on fresh virtual threads.
   *
   * @param n how many
   * @param stage makes one
   * @return the sum of their values
   */
  public static long started(int n, IntFunction<CompletableFuture<Integer>> stage) {
    return awaiting(n, stage).start().join();
  }

  private static Coroutine<Long> awaiting(int n, IntFunction<CompletableFuture<Integer>> stage) {
    return Coroutine.of(c -> {
      long sum = 0;
      for (int i = 0; i < n; i++) {
        sum += c.await(stage.apply(i));
      }
      return sum;
    });
  }

  /**
   * Consumes a generator that awaits a stage before each element, driven asynchronously.
   *
   * @param n how many
   * @param stage makes one
   * @param executor what drives it
   * @return the sum of their values
   */
  public static long generated(
      int n, IntFunction<CompletableFuture<Integer>> stage, Executor executor) {
    AsyncStream<Integer> values =
        AsyncStream.generate(y -> {
          for (int i = 0; i < n; i++) {
            y.yield(y.await(stage.apply(i)));
          }
        });
    return Coroutine.<Long>of(
            c -> {
              long sum = 0;
              for (int value : c.each(values.open())) {
                sum += value;
              }
              return sum;
            })
        .start(executor)
        .join();
  }

  /**
   * Chains of coroutines.
   *
   * @param n how many chains
   * @return the sum of their results
   */
  public static long chains(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += level(Stages.CHAIN - 1).await();
    }
    return sum;
  }

  private static Coroutine<Integer> level(int level) {
    return Coroutine.of(
        c -> 1 + (level == 0 ? c.await(Stages.completed(0)) : c.await(level(level - 1))));
  }
}
