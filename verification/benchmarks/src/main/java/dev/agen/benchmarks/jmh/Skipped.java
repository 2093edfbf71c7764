package dev.agen.benchmarks.jmh;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.NotMeasured;

/** What a smoke run has no time for. */
final class Skipped {

  private Skipped() {}

  static NotMeasured of(CaseId id) {
    return NotMeasured.absent(
        id.question(), id.subject(), "the time that a smoke run has was over");
  }
}
