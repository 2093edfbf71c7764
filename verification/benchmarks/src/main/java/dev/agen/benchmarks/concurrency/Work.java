package dev.agen.benchmarks.concurrency;

/** What is done with a number. */
public final class Work {

  /** How long waiting work waits. */
  public static final long MILLIS = 1;

  private static final int STEPS = 10_000;

  private Work() {}

  /**
   * Waits, blocking the thread.
   *
   * @param number the number
   * @return the number
   */
  public static int block(int number) {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return number;
  }

  /**
   * Computes for some ten microseconds.
   *
   * @param number the number
   * @return something that depends on the number
   */
  public static int compute(int number) {
    long state = number;
    for (int i = 0; i < STEPS; i++) {
      state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    }
    return (int) (state >>> 40);
  }

  /**
   * What computing all numbers gives.
   *
   * @param n how many numbers
   * @return the sum
   */
  public static long computeAll(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += compute(i);
    }
    return sum;
  }
}
