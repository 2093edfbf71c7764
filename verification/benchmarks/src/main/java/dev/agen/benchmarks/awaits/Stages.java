package dev.agen.benchmarks.awaits;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;

/** What is awaited. */
public final class Stages {

  /** How many coroutines are in a chain. */
  public static final int CHAIN = 10;

  /** Where those are resumed that are driven asynchronously. */
  public static final Executor POOL = ForkJoinPool.commonPool();

  private static final Executor OTHER_THREAD =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("completes-stages").daemon().factory());

  private Stages() {}

  /**
   * {@return a stage that is complete}
   *
   * @param value its value
   */
  public static CompletableFuture<Integer> completed(int value) {
    return CompletableFuture.completedFuture(value);
  }

  /**
   * {@return a stage that another thread is about to complete, always the same platform thread}
   *
   * @param value its value
   */
  public static CompletableFuture<Integer> elsewhere(int value) {
    return CompletableFuture.supplyAsync(() -> value, OTHER_THREAD);
  }
}
