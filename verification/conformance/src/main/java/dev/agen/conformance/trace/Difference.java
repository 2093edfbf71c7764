package dev.agen.conformance.trace;

import dev.agen.conformance.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The first difference of two traces.
 *
 * @param event the number of the event, from 0
 * @param expected the event expected; none if the trace should have ended before
 * @param actual the event seen; none if the trace ended before
 */
public record Difference(int event, Optional<JsonNode> expected, Optional<JsonNode> actual) {

  /**
   * Compares two traces.
   *
   * @param expected the trace of CPython
   * @param actual the trace of agen
   * @param normalization what does not count
   * @return their first difference, none if they are equal
   */
  public static Optional<Difference> first(
      List<JsonNode> expected, List<JsonNode> actual, Normalization normalization) {
    for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
      if (i < expected.size() && i < actual.size() && expected.get(i).equals(actual.get(i))) {
        continue;
      }
      Optional<JsonNode> x = event(expected, i, normalization);
      Optional<JsonNode> y = event(actual, i, normalization);
      if (!x.equals(y)) {
        return Optional.of(new Difference(i, x, y));
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> event(
      List<JsonNode> trace, int i, Normalization normalization) {
    return i < trace.size() ? Optional.of(normalization.normalize(trace.get(i))) : Optional.empty();
  }

  /** {@return the difference for people, two lines without an end} */
  public String text() {
    return "  expected " + text(expected) + "\n  actual   " + text(actual);
  }

  private static String text(Optional<JsonNode> event) {
    return event.map(Json::line).orElse("(end of trace)");
  }
}
