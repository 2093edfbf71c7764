package dev.agen.benchmarks.guard;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the rows of a baseline.
 *
 * @param regressions those that got worse by more than the tolerance
 * @param improvements those that got better by more than the tolerance
 * @param missing those that this run should have measured and has not
 * @param notCompared those that this run did not mean to measure
 * @param added rows that the baseline does not have
 * @param compared how many were compared
 */
public record Verdict(
    List<Change> regressions,
    List<Change> improvements,
    List<String> missing,
    List<String> notCompared,
    List<String> added,
    int compared) {

  /** Copies the lists. */
  public Verdict {
    regressions = List.copyOf(regressions);
    improvements = List.copyOf(improvements);
    missing = List.copyOf(missing);
    notCompared = List.copyOf(notCompared);
    added = List.copyOf(added);
  }

  /** {@return whether nothing got worse and nothing got lost} */
  public boolean passes() {
    return regressions.isEmpty() && missing.isEmpty();
  }

  /** {@return the verdict in words, a line each} */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    regressions.forEach(change -> lines.add("REGRESSION  " + change.text()));
    missing.forEach(key -> lines.add("MISSING     " + key));
    improvements.forEach(change -> lines.add("better      " + change.text()));
    added.forEach(key -> lines.add("new         " + key));
    lines.add(
        "%d rows compared with the baseline: %d regressions, %d missing, %d better, %d new, %d not in this run"
            .formatted(
                compared,
                regressions.size(),
                missing.size(),
                improvements.size(),
                added.size(),
                notCompared.size()));
    return lines;
  }
}
