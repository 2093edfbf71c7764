package dev.agen.benchmarks.guard;

import dev.agen.benchmarks.report.Comparison;
import dev.agen.benchmarks.report.Row;
import dev.agen.benchmarks.report.Spread;
import dev.agen.benchmarks.result.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the ratios of a run with recorded ones. */
public final class Guard {

  private Guard() {}

  /**
   * Compares.
   *
   * @param baseline what was recorded
   * @param results what was measured now
   * @return the verdict
   */
  public static Verdict compare(Baseline baseline, Results results) {
    Map<String, Spread> rows = new LinkedHashMap<>();
    for (Row row : Comparison.rows(results)) {
      rows.put(row.key(), row.ratio());
    }
    return compare(baseline.rows(), rows, Set.copyOf(results.planned()));
  }

  static Verdict compare(
      Map<String, Recorded> baseline, Map<String, Spread> now, Set<String> planned) {
    List<Change> regressions = new ArrayList<>();
    List<Change> improvements = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> notCompared = new ArrayList<>();
    baseline.forEach((key, recorded) -> {
      if (!now.containsKey(key)) {
        boolean meant = planned.contains(recorded.ours()) && planned.contains(recorded.theirs());
        (meant ? missing : notCompared).add(key);
        return;
      }
      Spread then = recorded.ratio();
      Change change = new Change(key, then, now.get(key), Tolerance.factor(then, now.get(key)));
      if (isWorse(then, change.now(), change.tolerance())) {
        regressions.add(change);
      } else if (isWorse(change.now(), then, change.tolerance())) {
        improvements.add(change);
      }
    });
    List<String> added = now.keySet().stream().filter(key -> !baseline.containsKey(key)).toList();
    int compared = baseline.size() - missing.size() - notCompared.size();
    return new Verdict(regressions, improvements, missing, notCompared, added, compared);
  }

  /** Whether the median has left the tolerance. */
  private static boolean isWorse(Spread before, Spread after, double tolerance) {
    return after.median() > before.median() * tolerance;
  }
}
