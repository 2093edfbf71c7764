package dev.agen.benchmarks.guard;

import dev.agen.benchmarks.report.Figures;
import dev.agen.benchmarks.report.Spread;

/**
 * A ratio then and now.
 *
 * @param key the row
 * @param baseline then
 * @param now now
 * @param tolerance by which factor it may differ
 */
public record Change(String key, Spread baseline, Spread now, double tolerance) {

  /** {@return the change in words} */
  String text() {
    return "%s: %s, was %s, tolerance %s"
        .formatted(
            key,
            Figures.ratioWithRange(now),
            Figures.ratioWithRange(baseline),
            Figures.ratio(tolerance));
  }
}
