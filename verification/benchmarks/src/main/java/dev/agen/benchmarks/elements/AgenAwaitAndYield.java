package dev.agen.benchmarks.elements;

import dev.agen.AsyncStream;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** agen: awaits a stage that is complete before each element. */
public final class AgenAwaitAndYield implements IntFunction<AsyncStream<Integer>> {

  @Override
  public AsyncStream<Integer> apply(int n) {
    return AsyncStream.generate(y -> {
      CompletableFuture<Integer> one = CompletableFuture.completedFuture(1);
      for (int i = 0; i < n; i++) {
        y.yield(i * y.await(one));
      }
    });
  }
}
