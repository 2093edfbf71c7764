package dev.agen.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.fixtures.Sample;
import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final CaseId AGEN = Sample.id("Q1.agen_forLoop");
  private static final CaseId KOTLIN = Sample.id("Q1.kotlin_sequence");

  @Test
  void theRatioIsTheMedianOfTheRoundsRatios() {
    // The ratio of the medians would be 30 / 10.
    Sample sample = new Sample().with(AGEN, 10, 30, 40).with(KOTLIN, 5, 30, 10);

    Row row = Comparison.rows(sample.results()).getFirst();

    assertThat(row.ratio()).isEqualTo(new Spread(2, 1, 4, 3));
    assertThat(row.isLoss()).isTrue();
    assertThat(row.key()).isEqualTo("Q1 agen_forLoop / kotlin_sequence");
  }

  @Test
  void roundsThatDisagreeAreFlagged() {
    Sample sample = new Sample().with(AGEN, 10, 20, 10).with(KOTLIN, 10, 10, 10);

    assertThat(Comparison.rows(sample.results()).getFirst().flags()).containsExactly(Flag.WIDE);
  }

  @Test
  void aForkThatWasStillWarmingUpIsFlagged() {
    Sample sample = new Sample().with(KOTLIN, 10, 10, 10);
    for (int round = 1; round <= 3; round++) {
      sample.with(
          new Measurement(AGEN, round, 10, null, List.of(20.0, 20.0, 10.0, 10.0), Map.of()));
    }

    assertThat(Comparison.rows(sample.results()).getFirst().flags()).containsExactly(Flag.DRIFTING);
  }

  @Test
  void fewRoundsAreFlagged() {
    Sample sample = new Sample().with(AGEN, 10).with(KOTLIN, 10);

    assertThat(Comparison.rows(sample.results()).getFirst().flags()).containsExactly(Flag.FEW);
  }

  @Test
  void casesThatShareNoRoundHaveNoRow() {
    Sample sample = new Sample().with(AGEN, 10).with(Measurement.of(KOTLIN, 2, 10));

    assertThat(Comparison.rows(sample.results())).isEmpty();
  }
}
