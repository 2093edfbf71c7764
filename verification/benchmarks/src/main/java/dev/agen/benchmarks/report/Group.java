package dev.agen.benchmarks.report;

import dev.agen.benchmarks.result.CaseId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a question that have the same parameters.
 *
 * @param params the parameters, as text
 * @param rows the rows, the fastest peer first
 */
record Group(String params, List<Row> rows) {

  /**
   * {@return the groups of a question, in order}
   *
   * @param rows its rows, in order
   */
  static List<Group> of(List<Row> rows) {
    Map<String, List<Row>> groups = new LinkedHashMap<>();
    for (Row row : rows.stream().sorted(Comparator.comparing(Row::ours)).toList()) {
      groups.computeIfAbsent(row.paramsText(), params -> new ArrayList<>()).add(row);
    }
    return groups.entrySet().stream()
        .map(entry ->
            new Group(
                entry.getKey(),
                entry.getValue().stream()
                    .sorted(Comparator.comparingDouble(row -> row.theirNanos().median()))
                    .toList()))
        .toList();
  }

  /** {@return the rows' cases, each once, with their times; the fastest first} */
  List<Map.Entry<CaseId, Spread>> times() {
    Map<CaseId, Spread> times = new HashMap<>();
    for (Row row : rows) {
      times.put(row.ours(), row.ourNanos());
      times.put(row.theirs(), row.theirNanos());
    }
    return times.entrySet().stream()
        .sorted(Comparator.comparingDouble(entry -> entry.getValue().median()))
        .toList();
  }

  /** {@return the variant of agen's that most rows are about} */
  String usualVariant() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    rows.forEach(row -> counts.merge(row.ours().variant(), 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
