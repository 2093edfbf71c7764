package dev.agen.benchmarks.report;

import dev.agen.benchmarks.result.Measurement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ratios taken pair by pair: of what was measured in the same round, on the same noise. */
public final class Ratios {

  private Ratios() {}

  /**
   * Divides the one by the other, round by round.
   *
   * @param ours what is divided
   * @param theirs by what
   * @return the ratios of the rounds in which both were measured, in order
   */
  public static List<Double> pairByPair(
      Collection<Measurement> ours, Collection<Measurement> theirs) {
    Map<Integer, Double> mine = byRound(ours);
    Map<Integer, Double> others = byRound(theirs);
    List<Double> ratios = new ArrayList<>();
    mine.forEach((round, nanos) -> {
      Double other = others.get(round);
      if (other != null) {
        ratios.add(nanos / other);
      }
    });
    return ratios;
  }

  private static Map<Integer, Double> byRound(Collection<Measurement> measurements) {
    Map<Integer, Double> byRound = new TreeMap<>();
    measurements.forEach(m -> byRound.put(m.round(), m.nanos()));
    return byRound;
  }
}
