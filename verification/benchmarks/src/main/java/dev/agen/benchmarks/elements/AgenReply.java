package dev.agen.benchmarks.elements;

import dev.agen.AsyncGenerator;
import java.util.function.IntFunction;

/** agen: yields what it is sent, starting with 0, as often as it is asked. */
public final class AgenReply implements IntFunction<AsyncGenerator<Integer, Integer, Integer>> {

  @Override
  public AsyncGenerator<Integer, Integer, Integer> apply(int n) {
    return AsyncGenerator.of(y -> {
      Integer sent = 0;
      for (int i = 0; i < n; i++) {
        sent = y.yield(sent);
      }
      return sent;
    });
  }
}
