package dev.agen.benchmarks.report;

import java.util.Collection;
import java.util.List;

/**
 * Several measurements of one thing.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param low the lowest; from ten on the tenth percentile, so that one hiccup is not the range
 * @param high the highest; from ten on the ninetieth percentile
 * @param count how many there are
 */
public record Spread(double median, double low, double high, int count) {

  private static final int MANY = 10;
  private static final double TAIL = 0.1;

  /**
   * Sums up values.
   *
   * @param values at least one
   * @return their spread
   */
  public static Spread of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing to sum up");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int cut = sorted.size() < MANY ? 0 : (int) Math.floor(TAIL * (sorted.size() - 1));
    return new Spread(
        median(sorted), sorted.get(cut), sorted.get(sorted.size() - 1 - cut), sorted.size());
  }

  /**
   * {@return the middle one of values, or the mean of the two in the middle}
   *
   * @param values at least one
   */
  public static double median(Collection<Double> values) {
    return median(values.stream().sorted().toList());
  }

  private static double median(List<Double> sorted) {
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** {@return by which factor the highest exceeds the lowest; 1 if there is one value} */
  public double factor() {
    return low > 0 ? high / low : 1;
  }
}
