package dev.agen.benchmarks.result;

import java.util.List;

/** Tells from the iterations of a fork whether it was still warming up when they were made. */
public final class Stability {

  /** How far the second half of the iterations may lie from the first. */
  static final double DRIFT = 0.10;

  private static final int FEWEST = 4;

  private Stability() {}

  /**
   * {@return whether the second half of the iterations differs from the first by more than a tenth}
   *
   * @param iterations times in their order; fewer than four tell nothing
   */
  public static boolean drifts(List<Double> iterations) {
    if (iterations.size() < FEWEST) {
      return false;
    }
    int half = iterations.size() / 2;
    double first = median(iterations.subList(0, half));
    double last = median(iterations.subList(iterations.size() - half, iterations.size()));
    return Math.abs(last / first - 1) > DRIFT;
  }

  /**
   * {@return whether most forks drifted}
   *
   * @param forks the measurements of one case
   */
  public static boolean drifted(List<Measurement> forks) {
    long drifting = forks.stream().filter(fork -> drifts(fork.iterations())).count();
    return 2 * drifting > forks.size();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
