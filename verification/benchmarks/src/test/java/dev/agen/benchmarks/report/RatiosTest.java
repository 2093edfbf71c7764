package dev.agen.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatiosTest {

  private static final CaseId ID = new CaseId("Q1", "agen", "x", Map.of());

  @Test
  void eachRoundIsDividedByItself() {
    List<Measurement> ours = List.of(at(1, 10), at(2, 40), at(3, 30));
    List<Measurement> theirs = List.of(at(3, 10), at(1, 5), at(2, 10));

    assertThat(Ratios.pairByPair(ours, theirs)).containsExactly(2.0, 4.0, 3.0);
  }

  @Test
  void aRoundThatOneOfThemLacksIsLeftOut() {
    assertThat(Ratios.pairByPair(List.of(at(1, 10), at(2, 40)), List.of(at(2, 10))))
        .containsExactly(4.0);
  }

  private static Measurement at(int round, double nanos) {
    return Measurement.of(ID, round, nanos);
  }
}
