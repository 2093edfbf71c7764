package dev.agen.conformance.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.conformance.json.Json;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Shrinking leaves out what is not needed, wherever it stands. */
class ShrinkerTest {

  private static final String PROGRAM =
      """
      {"gens":[{"name":"g0","body":[
         {"s":"log","l":1},
         {"s":"try","l":2,
          "body":[{"s":"loop","l":3,"n":2,"body":[{"s":"log","l":4},{"s":"yield","l":5}]}],
          "except":[{"match":"Boom","body":[{"s":"log","l":6}]},
                    {"match":"Oops","body":[{"s":"await","l":7,"n":1,"onexit":"swallow"}]}],
          "finally":[{"s":"log","l":8}]}]}],
       "coros":[{"name":"c0","body":[{"s":"log","l":9}]}],
       "main":[{"op":"gen","id":"G0","f":"g0"},{"op":"state","g":"G0"},{"op":"state","g":"G1"}]}
      """;

  private static String shrunk(Predicate<String> faulty) {
    return Json.line(
        new Shrinker((JsonNode program) -> faulty.test(Json.line(program)))
            .shrink(Json.parse(PROGRAM)));
  }

  @Test
  void keepsOneStatementOfANestedBlock() {
    assertThat(shrunk(text -> text.contains("\"l\":5")))
        .isEqualTo(
            "{\"gens\":[{\"name\":\"g0\",\"body\":[{\"s\":\"yield\",\"l\":5}]}],"
                + "\"coros\":[{\"name\":\"c0\",\"body\":[]}],\"main\":[]}");
  }

  @Test
  void keepsTheClauseThatIsNeeded() {
    assertThat(shrunk(text -> text.contains("\"l\":7")))
        .contains("\"except\":[{\"match\":\"Oops\",\"body\":[{\"s\":\"await\",\"l\":7,\"n\":1}]}]")
        .doesNotContain("Boom", "finally", "\"l\":3");
  }

  @Test
  void keepsTheOperationsThatAreNeeded() {
    assertThat(shrunk(text -> text.contains("G1") && text.contains("\"gen\"")))
        .endsWith(
            "\"main\":[{\"op\":\"gen\",\"id\":\"G0\",\"f\":\"g0\"},"
                + "{\"op\":\"state\",\"g\":\"G1\"}]}");
  }

  @Test
  void leavesAnUnshrinkableProgramAlone() {
    String whole = Json.line(Json.parse(PROGRAM));

    assertThat(shrunk(whole::equals)).isEqualTo(whole);
  }
}
