package dev.agen.benchmarks.guard;

import dev.agen.benchmarks.report.Spread;

/**
 * How much worse a ratio may be before that is a regression: as much as the rounds of the baseline,
 * or those of this run, differ among themselves, and a tenth in any case.
 */
final class Tolerance {

  private static final double LEAST = 1.10;

  /** With fewer than three rounds nobody knows the spread. */
  private static final double UNKNOWN = 1.5;

  private static final int ENOUGH = 3;

  private Tolerance() {}

  /** By which factor the median may be higher. */
  static double factor(Spread baseline, Spread now) {
    double observed = Math.max(baseline.factor(), now.factor());
    boolean known = baseline.count() >= ENOUGH && now.count() >= ENOUGH;
    return Math.max(observed, known ? LEAST : UNKNOWN);
  }
}
