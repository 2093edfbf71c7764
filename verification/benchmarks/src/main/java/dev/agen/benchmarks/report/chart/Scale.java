package dev.agen.benchmarks.report.chart;

import java.util.ArrayList;
import java.util.List;

/** An axis: where a value lies on it, from 0 to 1, and which values are written at it. */
public final class Scale {

  private static final double LOG_FROM = 20;
  private static final int MOST_TICKS = 6;
  private static final double HEADROOM = 1.02;
  private static final double[] STEPS = {1, 2, 5, 10};

  private final boolean logarithmic;
  private final double from;
  private final double to;
  private final double origin;
  private final List<Double> ticks;

  private Scale(boolean logarithmic, double from, double to, double origin, List<Double> ticks) {
    this.logarithmic = logarithmic;
    this.from = from;
    this.to = to;
    this.origin = origin;
    this.ticks = List.copyOf(ticks);
  }

  /**
   * A scale for amounts: from 0, or logarithmic if they differ by more than a factor of twenty.
   *
   * @param smallest the smallest value, positive
   * @param largest the largest value
   * @return the scale
   */
  public static Scale forAmounts(double smallest, double largest) {
    if (largest / smallest > LOG_FROM) {
      double from = decadeBelow(smallest);
      return logarithmic(from, decadeAbove(largest), from);
    }
    double step = step(largest * HEADROOM);
    double to = Math.ceil(largest * HEADROOM / step) * step;
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= to * (1 + 1e-9); i++) {
      ticks.add(i * step);
    }
    return new Scale(false, 0, to, 0, ticks);
  }

  /**
   * A scale for ratios: logarithmic, with 1 as the origin.
   *
   * @param smallest the smallest ratio, positive
   * @param largest the largest ratio
   * @return the scale
   */
  public static Scale forRatios(double smallest, double largest) {
    double from = decadeBelow(Math.min(smallest, 0.5));
    return logarithmic(from, decadeAbove(Math.max(largest, 2)), 1);
  }

  private static Scale logarithmic(double from, double to, double origin) {
    int decades = (int) Math.round(Math.log10(to / from));
    int every = Math.ceilDiv(decades, MOST_TICKS);
    List<Double> ticks = new ArrayList<>();
    int first = (int) Math.round(Math.log10(from));
    for (int i = 0; i <= decades; i++) {
      if ((first + i) % every == 0) {
        ticks.add(Math.pow(10, first + i));
      }
    }
    return new Scale(true, from, to, origin, ticks);
  }

  private static double decadeBelow(double value) {
    return Math.pow(10, Math.floor(Math.log10(value)));
  }

  private static double decadeAbove(double value) {
    return Math.pow(10, Math.ceil(Math.log10(value)));
  }

  /** The step, of 1, 2, 5 times a power of ten, that gives at most six ticks. */
  private static double step(double largest) {
    double decade = Math.pow(10, Math.floor(Math.log10(largest / MOST_TICKS)));
    for (double step : STEPS) {
      if (largest / (step * decade) <= MOST_TICKS) {
        return step * decade;
      }
    }
    return 10 * decade;
  }

  /**
   * {@return where a value lies, from 0 to 1}
   *
   * @param value the value; clamped to the axis
   */
  public double position(double value) {
    double inside = Math.clamp(value, from, to);
    return logarithmic
        ? Math.log(inside / from) / Math.log(to / from)
        : (inside - from) / (to - from);
  }

  /** {@return where bars begin, from 0 to 1} */
  public double origin() {
    return position(origin);
  }

  /** {@return the values written at the axis} */
  public List<Double> ticks() {
    return ticks;
  }

  /** {@return whether it is logarithmic} */
  public boolean isLogarithmic() {
    return logarithmic;
  }
}
