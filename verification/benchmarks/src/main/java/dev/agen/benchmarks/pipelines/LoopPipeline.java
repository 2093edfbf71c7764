package dev.agen.benchmarks.pipelines;

/** The limit: a loop. */
public final class LoopPipeline {

  private LoopPipeline() {}

  /**
   * Runs.
   *
   * @param operators which
   * @param n over how many elements
   * @return the sum of what comes out
   */
  public static long run(Operators operators, int n) {
    long sum = 0;
    switch (operators) {
      case MAP -> {
        for (int i = 0; i < n; i++) {
          sum += Operators.triple(i);
        }
      }
      case FILTER -> {
        for (int i = 0; i < n; i++) {
          sum += Operators.isEven(i) ? i : 0;
        }
      }
      case FLAT_MAP -> {
        for (int i = 0; i < n; i++) {
          sum += i + (i + 1);
        }
      }
      case WINDOW_FIXED -> {
        for (int i = 0; i < n; i++) {
          sum += i;
        }
      }
      case TAKE -> {
        for (int i = 0; i < Math.min(n, Operators.TAKEN); i++) {
          sum += i;
        }
      }
      case ALL -> sum = all(n);
    }
    return sum;
  }

  private static long all(int n) {
    long sum = 0;
    int windowed = 0;
    for (int i = 0; i < n && windowed < Operators.TAKEN * Operators.WINDOW; i++) {
      int tripled = Operators.triple(i);
      if (Operators.isEven(tripled)) {
        sum += tripled + (tripled + 1);
        windowed += 2;
      }
    }
    return sum;
  }
}
