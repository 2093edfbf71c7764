package dev.agen.benchmarks.pipelines;

import dev.agen.AsyncStream;

/** agen. */
public final class AgenPipeline {

  private AgenPipeline() {}

  /**
   * Runs.
   *
   * @param operators which
   * @param n over how many elements
   * @return the sum of what comes out
   */
  public static long run(Operators operators, int n) {
    return pipeline(operators, n).fold(0L, Long::sum);
  }

  /**
   * Runs, consumed by a for loop over a run.
   *
   * @param operators which
   * @param n over how many elements
   * @return the sum of what comes out
   */
  public static long loop(Operators operators, int n) {
    long sum = 0;
    try (var run = pipeline(operators, n).open()) {
      for (int value : run) {
        sum += value;
      }
    }
    return sum;
  }

  private static AsyncStream<Integer> pipeline(Operators operators, int n) {
    AsyncStream<Integer> source = numbers(n);
    return switch (operators) {
      case MAP -> source.map(Operators::triple);
      case FILTER -> source.filter(Operators::isEven);
      case FLAT_MAP -> source.flatMap(i -> AsyncStream.of(i, i + 1));
      case WINDOW_FIXED -> source.windowFixed(Operators.WINDOW).map(Operators::sum);
      case TAKE -> source.limit(Operators.TAKEN);
      case ALL ->
          source
              .map(Operators::triple)
              .filter(Operators::isEven)
              .flatMap(i -> AsyncStream.of(i, i + 1))
              .windowFixed(Operators.WINDOW)
              .limit(Operators.TAKEN)
              .map(Operators::sum);
    };
  }

  /** A generator, not a library source: that is what agen is for. */
  private static AsyncStream<Integer> numbers(int n) {
    return AsyncStream.generate(y -> {
      for (int i = 0; i < n; i++) {
        y.yield(i);
      }
    });
  }
}
