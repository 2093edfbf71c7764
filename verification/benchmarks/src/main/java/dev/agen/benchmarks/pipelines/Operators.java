package dev.agen.benchmarks.pipelines;

import java.util.List;

/** Which operators are in the pipeline, and what they do. */
public enum Operators {
  /** All the others, one after the other. */
  ALL,
  /** {@link #triple}. */
  MAP,
  /** {@link #isEven}. */
  FILTER,
  /** Each element becomes a stream of itself and its successor. */
  FLAT_MAP,
  /** Ten elements become a window, of which {@link #sum} is taken. */
  WINDOW_FIXED,
  /** The first 900. */
  TAKE;

  /** The length of a window. */
  public static final int WINDOW = 10;

  /** How many are taken: in ALL nine out of ten windows. */
  public static final int TAKEN = 900;

  /**
   * What map does.
   *
   * @param value an element
   * @return three times as much
   */
  public static int triple(int value) {
    return 3 * value;
  }

  /**
   * What filter asks.
   *
   * @param value an element
   * @return whether it stays
   */
  public static boolean isEven(int value) {
    return value % 2 == 0;
  }

  /**
   * What becomes of a window.
   *
   * @param window the window
   * @return the sum of its elements
   */
  public static int sum(List<Integer> window) {
    int sum = 0;
    for (int value : window) {
      sum += value;
    }
    return sum;
  }
}
