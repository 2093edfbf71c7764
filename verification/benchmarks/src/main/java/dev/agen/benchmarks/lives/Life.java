package dev.agen.benchmarks.lives;

import java.util.concurrent.atomic.AtomicInteger;

/** The life that all generators of this question lead; counts those that have cleaned up. */
public final class Life {

  /** A generator yields the numbers from 0 to here. */
  public static final int END = 10;

  /** As many elements are fetched before it is closed half-way. */
  public static final int HALF = 5;

  /** What one that was closed half-way adds to the answer, with its cleanup. */
  public static final int ANSWER = HALF * (HALF - 1) / 2 + Life.CLEANUP;

  private static final int CLEANUP = 100;

  private final AtomicInteger cleaned = new AtomicInteger();

  /** Creates a count of zero. */
  public Life() {}

  /** A body cleans up. */
  public void cleanUp() {
    cleaned.incrementAndGet();
  }

  /**
   * {@return the answer}
   *
   * @param sum the sum of the elements
   */
  public long answer(long sum) {
    return sum + (long) CLEANUP * cleaned.get();
  }

  /**
   * Waits for bodies that clean up after their consumer has gone on.
   *
   * @param n how many
   */
  public void await(int n) {
    while (cleaned.get() < n) {
      Thread.onSpinWait();
    }
  }
}
