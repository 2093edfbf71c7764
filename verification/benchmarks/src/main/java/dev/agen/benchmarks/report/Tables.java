package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.page.Block;
import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.Results;
import dev.agen.benchmarks.result.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the tables of a question. */
final class Tables {

  private Tables() {}

  /** agen beside its peers. */
  static Block.Table comparison(List<Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    for (Group group : Group.of(rows)) {
      for (Row row : group.rows()) {
        cells.add(
            List.of(
                Names.words(row.ours().variant()),
                Names.of(row.theirs()),
                group.params(),
                Figures.ratio(row.ratio().median()),
                Figures.range(row.ratio()),
                Figures.time(row.ourNanos().median()),
                Figures.time(row.theirNanos().median()),
                Figures.bytes(row.ourBytes()),
                Figures.bytes(row.theirBytes()),
                flags(row)));
      }
    }
    return new Block.Table(
            List.of(
                "agen",
                "beside",
                "parameters",
                "agen / peer",
                "range",
                "agen's time",
                "peer's time",
                "agen allocates",
                "peer allocates",
                "flags"),
            Set.of(3, 4, 5, 6, 7, 8),
            cells)
        .withoutBlankColumns();
  }

  /** Cases by themselves. */
  static Block.Table alone(List<CaseId> cases, Results results) {
    List<List<String>> cells = new ArrayList<>();
    for (CaseId id : cases) {
      List<Measurement> measurements = results.of(id);
      Spread nanos = Comparison.nanos(measurements);
      cells.add(
          List.of(
              Names.of(id),
              id.paramsText(),
              Figures.time(nanos.median()),
              nanos.count() == 1
                  ? "–"
                  : Figures.time(nanos.low()) + " – " + Figures.time(nanos.high()),
              Figures.bytes(Comparison.bytes(measurements)),
              Stability.drifted(measurements) ? Flag.DRIFTING.label() : ""));
    }
    return new Block.Table(
            List.of("who", "parameters", "time", "range", "allocates", "flags"),
            Set.of(2, 3, 4),
            cells)
        .withoutBlankColumns();
  }

  /** Figures other than time and allocation. */
  static Block.Table extras(List<CaseId> cases, Results results) {
    Set<String> names = new TreeSet<>();
    cases.forEach(id -> results.of(id).forEach(m -> names.addAll(m.extras().keySet())));
    List<List<String>> cells = new ArrayList<>();
    for (CaseId id : cases) {
      List<String> row = new ArrayList<>(List.of(Names.of(id), id.paramsText()));
      names.forEach(name -> row.add(extra(results.of(id), name)));
      cells.add(row);
    }
    List<String> head = new ArrayList<>(List.of("who", "parameters"));
    head.addAll(names);
    Set<Integer> numeric = new TreeSet<>();
    for (int column = 2; column < head.size(); column++) {
      numeric.add(column);
    }
    return new Block.Table(head, numeric, cells);
  }

  private static String extra(List<Measurement> measurements, String name) {
    List<Double> values =
        measurements.stream()
            .filter(m -> m.extras().containsKey(name))
            .map(m -> m.extras().get(name))
            .toList();
    return values.isEmpty() ? "–" : Figures.digits(Spread.median(values));
  }

  /** The flags of a row, in words. */
  static String flags(Row row) {
    return row.flags().stream().map(Flag::label).collect(Collectors.joining(", "));
  }
}
