package dev.agen.benchmarks.elements;

import dev.agen.AsyncStream;
import java.util.function.IntFunction;

/** agen: yields in a loop. */
public final class AgenYield implements IntFunction<AsyncStream<Integer>> {

  @Override
  public AsyncStream<Integer> apply(int n) {
    return AsyncStream.generate(y -> {
      for (int i = 0; i < n; i++) {
        y.yield(i);
      }
    });
  }
}
