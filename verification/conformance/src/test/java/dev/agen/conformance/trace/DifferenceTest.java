package dev.agen.conformance.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.conformance.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The comparison finds the first difference, and can fail. */
class DifferenceTest {

  private static List<JsonNode> trace(String... events) {
    return Stream.of(events).map(Json::parse).toList();
  }

  private static Optional<Difference> first(List<JsonNode> expected, List<JsonNode> actual) {
    return Difference.first(expected, actual, Normalization.STRICT);
  }

  @Test
  void orderOfFieldsDoesNotCount() {
    assertThat(
            first(
                trace("{\"e\":\"log\",\"o\":\"G0\",\"l\":1}"),
                trace("{\"l\":1,\"o\":\"G0\",\"e\":\"log\"}")))
        .isEmpty();
  }

  @Test
  void implicitContextDoesNotCount() {
    assertThat(
            first(
                trace("{\"e\":\"caught\",\"x\":{\"k\":\"Boom\",\"ctx\":{\"k\":\"Oops\"}}}"),
                trace("{\"e\":\"caught\",\"x\":{\"k\":\"Boom\"}}")))
        .isEmpty();
  }

  @Test
  void oneAlteredEventIsReported() {
    List<JsonNode> expected = trace("{\"e\":\"a\"}", "{\"e\":\"b\",\"v\":1}", "{\"e\":\"c\"}");
    List<JsonNode> actual = trace("{\"e\":\"a\"}", "{\"e\":\"b\",\"v\":\"1\"}", "{\"e\":\"d\"}");

    assertThat(first(expected, actual))
        .contains(new Difference(1, Optional.of(expected.get(1)), Optional.of(actual.get(1))));
  }

  @Test
  void shorterAndLongerTracesAreReported() {
    List<JsonNode> one = trace("{\"e\":\"a\"}");
    List<JsonNode> two = trace("{\"e\":\"a\"}", "{\"e\":\"b\"}");

    assertThat(first(two, one).map(Difference::text))
        .contains("  expected {\"e\":\"b\"}\n  actual   (end of trace)");
    assertThat(first(one, two).map(Difference::text))
        .contains("  expected (end of trace)\n  actual   {\"e\":\"b\"}");
  }

  @Test
  void messagesThatIdentifyCountAlways() {
    Normalization loose = new Normalization(false, true);
    List<JsonNode> boom = trace("{\"x\":{\"k\":\"Boom\",\"m\":\"e1\"}}");
    List<JsonNode> otherBoom = trace("{\"x\":{\"k\":\"Boom\",\"m\":\"e2\"}}");
    List<JsonNode> error = trace("{\"x\":{\"k\":\"TypeError\",\"m\":\"e1\"}}");
    List<JsonNode> otherError = trace("{\"x\":{\"k\":\"TypeError\",\"m\":\"e2\"}}");

    assertThat(Difference.first(boom, otherBoom, loose)).isPresent();
    assertThat(Difference.first(error, otherError, loose)).isEmpty();
    assertThat(first(error, otherError)).isPresent();
  }
}
