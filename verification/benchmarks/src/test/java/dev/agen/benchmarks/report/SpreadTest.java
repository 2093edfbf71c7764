package dev.agen.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void theMedianIsTheMiddleOne() {
    assertThat(Spread.median(List.of(3.0, 100.0, 1.0))).isEqualTo(3);
    assertThat(Spread.median(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3);
    assertThat(Spread.median(List.of(7.0))).isEqualTo(7);
  }

  @Test
  void fewValuesGoFromTheLowestToTheHighest() {
    assertThat(Spread.of(List.of(2.0, 1.0, 4.0))).isEqualTo(new Spread(2, 1, 4, 3));
  }

  @Test
  void manyValuesGoFromTheTenthToTheNinetiethPercentile() {
    List<Double> values = IntStream.rangeClosed(1, 31).mapToObj(i -> (double) i).toList();

    assertThat(Spread.of(values)).isEqualTo(new Spread(16, 4, 28, 31));
  }

  @Test
  void theFactorIsHighestByLowest() {
    assertThat(Spread.of(List.of(2.0, 3.0)).factor()).isEqualTo(1.5);
    assertThat(Spread.of(List.of(2.0)).factor()).isEqualTo(1);
  }

  @Test
  void nothingHasNoSpread() {
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
