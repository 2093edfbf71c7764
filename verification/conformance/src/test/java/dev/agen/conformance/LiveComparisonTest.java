package dev.agen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.agen.conformance.check.Check;
import dev.agen.conformance.json.Json;
import dev.agen.conformance.python.PythonException;
import dev.agen.conformance.python.PythonFinder;
import dev.agen.conformance.run.Engine;
import dev.agen.conformance.run.FaultyEngine;
import dev.agen.conformance.trace.Normalization;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Differences are found and shrunk with a live CPython. */
class LiveComparisonTest {

  private static final JsonNode PROGRAM =
      Json.parse(
          """
          {"gens":[{"name":"g0","body":[{"s":"yield","l":1},{"s":"log","l":2}]}],
           "coros":[{"name":"c0","body":[
             {"s":"loop","l":3,"n":2,"body":[{"s":"log","l":4},{"s":"await","l":5,"n":1}]},
             {"s":"return","l":6,"v":{"c":{"t":[7,"x"]}}}]}],
           "main":[
             {"op":"gen","id":"G0","f":"g0"},{"op":"coro","id":"A0","f":"c0"},
             {"op":"drive","a":"A0","max":5},{"op":"state","g":"G0"}]}
          """);

  private static LiveComparison comparison(Engine engine) {
    try {
      Path python = PythonFinder.find();
      return new LiveComparison(
          new Check(engine, 1, Duration.ofSeconds(30), Normalization.STRICT), python);
    } catch (PythonException e) {
      return abort("skipped: " + e.getMessage());
    }
  }

  @Test
  void agenIsEqual() {
    try (LiveComparison comparison = comparison(Engines.usual())) {
      assertThat(comparison.difference(PROGRAM)).isEmpty();
    }
  }

  @Test
  void shrinksTheFault() {
    try (LiveComparison comparison = comparison(new FaultyEngine())) {
      JsonNode small = comparison.shrink(PROGRAM);

      assertThat(Json.line(small.get("coros").get(0).get("body"))).isEqualTo("[]");
      assertThat(Json.line(small.get("main")))
          .isEqualTo(
              "[{\"op\":\"coro\",\"id\":\"A0\",\"f\":\"c0\"},"
                  + "{\"op\":\"drive\",\"a\":\"A0\",\"max\":5}]");
      assertThat(comparison.difference(small))
          .hasValueSatisfying(difference ->
              assertThat(difference.text())
                  .isEqualTo(
                      """
                        expected {"e":"start","o":"A0"}
                        actual   {"e":"log","o":"A0","l":99}\
                      """));
    }
  }

  @Test
  void whatIsNoProgramShowsNoDifference() {
    try (LiveComparison comparison = comparison(new FaultyEngine())) {
      assertThat(comparison.difference(Json.parse("{\"gens\":[]}"))).isEmpty();
    }
  }
}
