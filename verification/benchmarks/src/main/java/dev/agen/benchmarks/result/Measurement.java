package dev.agen.benchmarks.result;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one fork, or one process, measured.
 *
 * @param id what was measured
 * @param round in which round, from 1; the cases of one round can be compared
 * @param nanos nanoseconds per element
 * @param bytes bytes allocated per element; null if nobody counted
 * @param iterations nanoseconds per element in each iteration after the warm-up, in their order;
 *     empty if there was one only
 * @param extras other figures by name, such as threads
 */
public record Measurement(
    CaseId id,
    int round,
    double nanos,
    @Nullable Double bytes,
    List<Double> iterations,
    Map<String, Double> extras) {

  /** Copies the collections. */
  public Measurement {
    iterations = List.copyOf(iterations);
    extras = Map.copyOf(extras);
  }

  /**
   * A time and nothing else.
   *
   * @param id what was measured
   * @param round in which round
   * @param nanos nanoseconds per element
   * @return the measurement
   */
  public static Measurement of(CaseId id, int round, double nanos) {
    return new Measurement(id, round, nanos, null, List.of(), Map.of());
  }
}
