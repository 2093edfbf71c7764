package snippets;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;

final class AsyncGeneratorSnippets {

  private AsyncGeneratorSnippets() {}

  static int loop(AsyncStream<Integer> stream) {
    // @start region="loop"
    int sum = 0;
    try (var run = stream.open()) {
      for (int value : run) {
        if (value < 0) {
          break; // leaving the try closes the run
        }
        sum += value;
      }
    }
    // @end
    return sum;
  }

  // @start region="of"
  /** Yields the running total of what it is sent; returns how often it was asked. */
  static AsyncGenerator<Integer, Integer, Integer> totals() {
    return AsyncGenerator.of(y -> {
      int total = 0;
      int rounds = 0;
      for (Integer sent; (sent = y.yield(total)) != null; rounds++) {
        total += sent;
      }
      return rounds;
    });
  }

  // @end
}
