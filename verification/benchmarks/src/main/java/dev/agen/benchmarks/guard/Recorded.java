package dev.agen.benchmarks.guard;

import dev.agen.benchmarks.report.Row;
import dev.agen.benchmarks.report.Spread;

/**
 * A row of a baseline.
 *
 * @param ours the key of agen's case
 * @param theirs the key of the peer's case
 * @param ratio the ratios of the rounds
 */
public record Recorded(String ours, String theirs, Spread ratio) {

  static Recorded of(Row row) {
    return new Recorded(row.ours().key(), row.theirs().key(), row.ratio());
  }
}
