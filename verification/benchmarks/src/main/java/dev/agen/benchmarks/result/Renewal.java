package dev.agen.benchmarks.result;

import java.util.List;

/**
 * Questions that were measured again after the run that the others are from. Ratios compare within
 * a question, so that no ratio mixes two runs.
 *
 * @param questions which
 * @param run how they were measured
 */
public record Renewal(List<String> questions, RunInfo run) {

  /** Copies the list. */
  public Renewal {
    questions = List.copyOf(questions);
  }
}
