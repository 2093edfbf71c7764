package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.agen.fixtures.ChildJvm;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * However much is awaited, and however deep helpers call each other, neither stack nor heap grows.
 * With {@code -Dagen.soak=true} in full: 10,000,000 completed stages, 1,000,000 pending ones.
 */
@Timeout(value = 600, threadMode = ThreadMode.SEPARATE_THREAD)
class ManyAwaitsTest {

  private static final boolean SOAK = Boolean.getBoolean("agen.soak");

  @ParameterizedTest
  @CsvSource({
    "COMPLETED, 1_000_000, 10_000_000",
    "BY_OTHER_THREAD, 20_000, 1_000_000",
    "BY_DIRECT_EXECUTOR, 100_000, 1_000_000",
    "IN_REGISTRATION, 100_000, 1_000_000"
  })
  @DisplayName("awaits in a loop, however driven and however the stages complete")
  void inLoop(String stages, String count, String full, TestReporter reporter) throws Exception {
    String output =
        ChildJvm.run(
            ManyAwaits.class,
            List.of("-Xmx64m", "-Xss256k"),
            stages,
            (SOAK ? full : count).replace("_", ""));
    assertThat(output.lines()).hasSize(4);
    reporter.publishEntry(stages, output);
  }

  @ParameterizedTest
  @CsvSource({"helper, 10_000", "yieldFrom, 100", "close, 100"})
  @DisplayName("deep calls and delegations")
  void deep(String kind, String depth) throws Exception {
    assumeFalse("stackful".equals(System.getProperty("agen.engine")) && kind.equals("helper"));
    assertThat(
            ChildJvm.run(
                DeepChains.class, List.of("-Xmx64m", "-Xss512k"), kind, depth.replace("_", "")))
        .isEqualTo("ok");
  }

  @Test
  @DisplayName("a million dropped generators without handlers are garbage like anything else")
  void dropped() throws Exception {
    assumeFalse("stackful".equals(System.getProperty("agen.engine")));
    assertThat(ChildJvm.run(ManyDropped.class, List.of("-Xmx16m"), "1000000")).isEqualTo("250");
  }
}
