package dev.agen.benchmarks.result;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that a run found out: what the report is made from.
 *
 * @param run how it was made
 * @param planned the keys of all cases that the run meant to measure
 * @param measurements what was measured
 * @param notMeasured what was not, and why
 * @param hotspots the profile, if one was asked for
 * @param footprint what {@code Footprint} printed; null if it did not run
 */
public record Results(
    RunInfo run,
    List<String> planned,
    List<Measurement> measurements,
    List<NotMeasured> notMeasured,
    List<Hotspot> hotspots,
    @Nullable JsonNode footprint) {

  /** Copies the lists, and takes JSON's null for none. */
  public Results {
    footprint = footprint == null || footprint.isNull() ? null : footprint;
    planned = List.copyOf(planned);
    measurements = List.copyOf(measurements);
    notMeasured = List.copyOf(notMeasured);
    hotspots = List.copyOf(hotspots);
  }

  /** {@return the questions that have measurements, in order} */
  public List<String> questions() {
    return cases().map(CaseId::question).distinct().toList();
  }

  /** {@return the cases that have measurements, in order} */
  public Stream<CaseId> cases() {
    return measurements.stream().map(Measurement::id).distinct().sorted();
  }

  /**
   * {@return the measurements of a case, round by round}
   *
   * @param id the case
   */
  public List<Measurement> of(CaseId id) {
    return measurements.stream().filter(measurement -> measurement.id().equals(id)).toList();
  }
}
