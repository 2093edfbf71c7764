package dev.agen.benchmarks.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that a run found out: what the report is made from.
 *
 * @param run how it was made
 * @param planned the keys of all cases that the run meant to measure
 * @param measurements what was measured
 * @param notMeasured what was not, and why
 * @param hotspots the profile, if one was asked for
 * @param footprint what {@code Footprint} printed; null if it did not run
 * @param renewals questions that were measured again later
 */
public record Results(
    RunInfo run,
    List<String> planned,
    List<Measurement> measurements,
    List<NotMeasured> notMeasured,
    List<Hotspot> hotspots,
    @Nullable JsonNode footprint,
    List<Renewal> renewals) {

  /** Copies the lists, and takes JSON's null for none. */
  public Results {
    renewals = renewals == null ? List.of() : List.copyOf(renewals); // older files have none
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

  /**
   * {@return these results with some questions as another run has measured them}
   *
   * @param questions the questions
   * @param later what that run has found out
   */
  public Results renewed(List<String> questions, Results later) {
    List<Renewal> all = new ArrayList<>();
    for (Renewal renewal : renewals) {
      List<String> left = renewal.questions().stream().filter(q -> !questions.contains(q)).toList();
      if (!left.isEmpty()) {
        all.add(new Renewal(left, renewal.run()));
      }
    }
    all.add(new Renewal(questions, later.run));
    return new Results(
        run,
        merged(planned, later.planned, questions, key -> key.substring(0, key.indexOf(' '))),
        merged(measurements, later.measurements, questions, m -> m.id().question()),
        merged(notMeasured, later.missing(questions), questions, NotMeasured::question).stream()
            .distinct()
            .toList(),
        merged(hotspots, later.hotspots, questions, Hotspot::question),
        merged(footprint, later.footprint),
        all);
  }

  /** What is missing of some questions; that the others were not asked for does not count. */
  private List<NotMeasured> missing(List<String> questions) {
    return notMeasured.stream()
        .filter(missing ->
            questions.contains(missing.question()) || missing.question().equals(NotMeasured.ALL))
        .toList();
  }

  private static <T> List<T> merged(
      Collection<T> old, Collection<T> later, List<String> questions, Function<T, String> of) {
    return Stream.concat(
            old.stream().filter(item -> !questions.contains(of.apply(item))), later.stream())
        .toList();
  }

  /** Each question has a field of its own. */
  private static @Nullable JsonNode merged(@Nullable JsonNode old, @Nullable JsonNode later) {
    if (old instanceof ObjectNode fields && later instanceof ObjectNode others) {
      return fields.deepCopy().setAll(others);
    }
    return later == null ? old : later;
  }
}
