package dev.agen.benchmarks.report;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.Results;
import dev.agen.benchmarks.result.Stability;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the rows: puts each peer beside agen. */
public final class Comparison {

  private static final int FEWEST_ROUNDS = 3;
  private static final double WIDEST = 1.5;

  private Comparison() {}

  /**
   * {@return the rows of all questions, in order}
   *
   * @param results what was measured
   */
  public static List<Row> rows(Results results) {
    return results.questions().stream()
        .flatMap(question -> rows(results, question).stream())
        .toList();
  }

  /**
   * {@return the rows of a question, in order}
   *
   * @param results what was measured
   * @param question the question
   */
  public static List<Row> rows(Results results, String question) {
    List<CaseId> cases = results.cases().filter(id -> id.question().equals(question)).toList();
    return Pairing.pairs(cases).stream()
        .map(pair -> row(pair, results.of(pair.ours()), results.of(pair.theirs())))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Row row(
      Pairing.Pair pair, List<Measurement> ours, List<Measurement> theirs) {
    List<Double> ratios = Ratios.pairByPair(ours, theirs);
    if (ratios.isEmpty()) {
      return null; // an interrupted run
    }
    Spread ratio = Spread.of(ratios);
    return new Row(
        pair.ours(),
        pair.theirs(),
        ratio,
        nanos(ours),
        nanos(theirs),
        bytes(ours),
        bytes(theirs),
        flags(ratio, ours, theirs));
  }

  /**
   * {@return the times of a case}
   *
   * @param measurements its measurements, at least one
   */
  static Spread nanos(List<Measurement> measurements) {
    return Spread.of(measurements.stream().map(Measurement::nanos).toList());
  }

  /**
   * {@return what a case allocates per element, or null}
   *
   * @param measurements its measurements
   */
  static @Nullable Double bytes(List<Measurement> measurements) {
    List<Double> counted =
        measurements.stream().map(Measurement::bytes).filter(Objects::nonNull).toList();
    return counted.isEmpty() ? null : Spread.median(counted);
  }

  private static Set<Flag> flags(Spread ratio, List<Measurement> ours, List<Measurement> theirs) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (Stability.drifted(ours) || Stability.drifted(theirs)) {
      flags.add(Flag.DRIFTING);
    }
    if (ratio.factor() > WIDEST) {
      flags.add(Flag.WIDE);
    }
    if (ratio.count() < FEWEST_ROUNDS) {
      flags.add(Flag.FEW);
    }
    return flags;
  }
}
