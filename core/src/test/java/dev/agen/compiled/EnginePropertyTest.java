package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.fixtures.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The system properties {@code agen.engine} and {@code agen.engine.log}, each in its own JVM. */
@DisabledIfSystemProperty(
    named = "agen.engine",
    matches = "stackful",
    disabledReason = "once is enough")
class EnginePropertyTest {

  private static final String PLAIN = "[plain] true";
  private static final String ESCAPING = "[escaping] false";

  private static List<String> run(String... options) throws Exception {
    return ChildJvm.run(EngineProbe.class, List.of(options)).lines().toList();
  }

  @Test
  @DisplayName("auto compiles what can be compiled, and is the default; nothing is logged")
  void auto() throws Exception {
    List<String> expected =
        List.of(PLAIN, ESCAPING, PLAIN, ESCAPING, PLAIN, ESCAPING, "[reference] true");
    assertThat(run("-Dagen.engine=auto")).isEqualTo(expected);
    assertThat(run()).isEqualTo(expected);
  }

  @Test
  @DisplayName("stackful compiles nothing")
  void stackful() throws Exception {
    assertThat(run("-Dagen.engine=stackful")).hasSize(7).allMatch(line -> line.endsWith("] false"));
  }

  @Test
  @DisplayName(
      "compiled fails for what cannot be compiled, each time, naming the limit, line and page")
  void compiled() throws Exception {
    List<String> lines = run("-Dagen.engine=compiled");
    assertThat(lines).hasSize(7);
    assertThat(lines.get(0)).isEqualTo(PLAIN);
    for (int i = 1; i < 6; i += 2) {
      assertThat(lines.get(i))
          .startsWith("dev.agen.NotCompiledException: dev.agen.compiled.EngineProbe$$Lambda")
          .contains("cannot be compiled, and agen.engine=compiled does not allow")
          .contains("AGEN004: ")
          .containsPattern("EngineProbe\\.java:\\d+\\)")
          .endsWith("See docs/limits/AGEN004.md.");
    }
    assertThat(lines.get(6)).isEqualTo("[reference] true");
  }

  @Test
  @DisplayName("nonsense is an error, each time")
  void nonsense() throws Exception {
    assertThat(run("-Dagen.engine=fast"))
        .hasSize(7)
        .containsOnly(
            "java.lang.IllegalArgumentException: the system property agen.engine must be auto,"
                + " compiled or stackful; it is 'fast'");
    assertThat(run("-Dagen.engine.log=loud"))
        .hasSize(7)
        .containsOnly(
            "java.lang.IllegalArgumentException: the system property agen.engine.log must be a"
                + " level of System.Logger; it is 'loud'");
  }

  @Test
  @DisplayName("the log has one line for each body, at the level that was asked for")
  void log() throws Exception {
    List<String> lines = run("-Dagen.engine.log=warning");
    assertThat(lines.stream().filter(line -> line.startsWith("WARNING: ")).toList())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .containsPattern(
                        "EngineProbe\\$\\$Lambda.* is compiled: .*EngineProbe\\.java:"),
            line -> assertThat(line).contains(" is stackful: AGEN004: "),
            line -> assertThat(line).contains(" is compiled: "));
    assertThat(run("-Dagen.engine.log=debug"))
        .as("the JDK's own logger does not show it")
        .hasSize(7);
  }
}
