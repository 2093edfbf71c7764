package dev.agen.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StabilityTest {

  @Test
  void aForkThatGetsFasterDrifts() {
    assertThat(Stability.drifts(List.of(20.0, 18.0, 12.0, 10.0, 10.0))).isTrue();
    assertThat(Stability.drifts(List.of(10.0, 10.4, 9.8, 10.1, 10.3))).isFalse();
  }

  @Test
  void oneHiccupIsNoDrift() {
    assertThat(Stability.drifts(List.of(10.0, 10.0, 50.0, 10.0, 10.0))).isFalse();
  }

  @Test
  void fewIterationsTellNothing() {
    assertThat(Stability.drifts(List.of(20.0, 10.0, 5.0))).isFalse();
  }

  @Test
  void mostForksDecide() {
    Measurement steady = fork(10.0, 10.0, 10.0, 10.0);
    Measurement drifting = fork(20.0, 20.0, 10.0, 10.0);

    assertThat(Stability.drifted(List.of(steady, drifting))).isFalse();
    assertThat(Stability.drifted(List.of(steady, drifting, drifting))).isTrue();
  }

  private static Measurement fork(Double... iterations) {
    CaseId id = new CaseId("Q1", "agen", "x", Map.of());
    return new Measurement(id, 1, 10, null, List.of(iterations), Map.of());
  }
}
