package dev.agen.benchmarks.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

  @Test
  void amountsOfOneSizeBeginAtZero() {
    Scale scale = Scale.forAmounts(10, 95);

    assertThat(scale.isLogarithmic()).isFalse();
    assertThat(scale.ticks()).containsExactly(0.0, 20.0, 40.0, 60.0, 80.0, 100.0);
    assertThat(scale.position(50)).isEqualTo(0.5, within(1e-9));
    assertThat(scale.origin()).isZero();
  }

  @Test
  void amountsOfManySizesAreLogarithmic() {
    Scale scale = Scale.forAmounts(2, 3_000);

    assertThat(scale.isLogarithmic()).isTrue();
    assertThat(scale.ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0);
    assertThat(scale.position(100)).isEqualTo(0.5, within(1e-9));
    assertThat(scale.origin()).isZero();
  }

  @Test
  void ratiosAreDrawnFromOne() {
    Scale scale = Scale.forRatios(0.8, 40);

    assertThat(scale.ticks()).containsExactly(0.1, 1.0, 10.0, 100.0);
    assertThat(scale.origin()).isEqualTo(1 / 3.0, within(1e-9));
    assertThat(scale.position(1)).isEqualTo(scale.origin());
  }

  @Test
  void manyDecadesHaveFewTicksAndOneIsAmongThem() {
    assertThat(Scale.forRatios(1e-4, 1e6).ticks()).hasSizeLessThanOrEqualTo(7).contains(1.0);
  }

  @Test
  void whatLiesOutsideIsPutAtTheEdge() {
    assertThat(Scale.forAmounts(10, 95).position(1_000)).isEqualTo(1);
  }
}
