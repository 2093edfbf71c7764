package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.chart.Bar;
import dev.agen.benchmarks.report.chart.BarChart;
import dev.agen.benchmarks.report.chart.BarGroup;
import dev.agen.benchmarks.report.chart.Scale;
import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.Question;
import dev.agen.benchmarks.result.Results;
import dev.agen.benchmarks.result.Stability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws the charts of a question: ratios, and times. */
final class Charts {

  private Charts() {}

  /** The ratios, as bars to the left and to the right of 1. */
  static BarChart ratios(Question question, List<Row> rows) {
    List<BarGroup> groups =
        Group.of(rows).stream()
            .map(group ->
                new BarGroup(
                    group.params(),
                    group.rows().stream().map(row -> ratioBar(row, group.usualVariant())).toList()))
            .toList();
    return new BarChart(
        question.id() + "-ratios",
        question.id() + ". " + question.title() + ": agen's time divided by the peer's",
        "← agen is faster · agen is slower →",
        "median (range)",
        Scale.forRatios(lowest(groups), highest(groups)),
        Figures::ratioTick,
        groups);
  }

  /** The times of agen and its peers. */
  static BarChart times(Question question, List<Row> rows, Results results) {
    return timeChart(
        question,
        Group.of(rows).stream()
            .map(group ->
                new BarGroup(
                    group.params(),
                    group.times().stream()
                        .map(entry -> timeBar(entry.getKey(), results.of(entry.getKey())))
                        .toList()))
            .toList());
  }

  /** The times of cases that have nothing beside them. */
  static BarChart timesAlone(Question question, List<CaseId> cases, Results results) {
    Map<String, List<Bar>> groups = new LinkedHashMap<>();
    for (CaseId id : cases) {
      groups
          .computeIfAbsent(id.paramsText(), params -> new ArrayList<>())
          .add(timeBar(id, results.of(id)));
    }
    return timeChart(
        question,
        groups.entrySet().stream()
            .map(entry ->
                new BarGroup(
                    entry.getKey(),
                    entry.getValue().stream()
                        .sorted(Comparator.comparingDouble(Bar::value))
                        .toList()))
            .toList());
  }

  private static BarChart timeChart(Question question, List<BarGroup> groups) {
    return new BarChart(
        question.id() + "-times",
        question.id() + ". " + question.title() + ": time per " + question.per(),
        "time per " + question.per(),
        "median",
        Scale.forAmounts(lowest(groups), highest(groups)),
        Figures::timeTick,
        groups);
  }

  private static Bar ratioBar(Row row, String usualVariant) {
    Spread ratio = row.ratio();
    String variant = row.ours().variant();
    boolean obvious = variant.equals(usualVariant) || variant.equals(row.theirs().variant());
    return new Bar(
        Names.of(row.theirs()) + (obvious ? "" : " (agen: " + Names.words(variant) + ")"),
        ratio.median(),
        ratio.low(),
        ratio.high(),
        Figures.ratioWithRange(ratio),
        row.isLoss() ? Bar.Kind.LOSS : Bar.Kind.WIN,
        row.isUnstable());
  }

  private static Bar timeBar(CaseId id, List<Measurement> measurements) {
    Spread nanos = Comparison.nanos(measurements);
    return new Bar(
        Names.of(id),
        nanos.median(),
        nanos.low(),
        nanos.high(),
        Figures.time(nanos.median()),
        kind(id),
        Stability.drifted(measurements));
  }

  private static Bar.Kind kind(CaseId id) {
    if (id.isAgen()) {
      return Bar.Kind.AGEN;
    }
    return id.isLimit() ? Bar.Kind.LIMIT : Bar.Kind.PEER;
  }

  private static double lowest(List<BarGroup> groups) {
    return groups.stream()
        .flatMap(group -> group.bars().stream())
        .mapToDouble(Bar::low)
        .min()
        .orElse(1);
  }

  private static double highest(List<BarGroup> groups) {
    return groups.stream()
        .flatMap(group -> group.bars().stream())
        .mapToDouble(Bar::high)
        .max()
        .orElse(1);
  }
}
