package dev.agen.benchmarks.concurrency;

/** What is done with a number. */
public final class Work {

  /** How long waiting work waits. */
  public static final long MILLIS = 1;

  private static final int STEPS = 5_000;

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
   * Computes for ten or twenty microseconds.
   *
   * @param number the number
   * @return something that depends on the number
   */
  public static int compute(int number) {
    long state = number + 1L; // xorshift: each step needs the one before
    for (int i = 0; i < STEPS; i++) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
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
