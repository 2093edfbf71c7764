package dev.agen.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0.8125, 0.813 ns",
    "12.34, 12.3 ns",
    "123.6, 124 ns",
    "1234, 1.23 µs",
    "5600000, 5.60 ms",
    "2e9, 2.00 s",
    "3.6e12, 3600 s",
    "5, 5 ns"
  })
  void time(double nanos, String text) {
    assertThat(Figures.time(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 ns", "10, 10 ns", "1e3, 1 µs", "2.5e6, 2.5 ms", "1e8, 100 ms"})
  void ticksHaveNoNeedlessDigits(double nanos, String text) {
    assertThat(Figures.timeTick(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1×", "0.1, 0.1×", "0.01, 0.01×", "100, 100×"})
  void ticksOfRatios(double ratio, String text) {
    assertThat(Figures.ratioTick(ratio)).isEqualTo(text);
  }

  @Test
  void bytes() {
    assertThat(Figures.bytes(null)).isEqualTo("–");
    assertThat(Figures.bytes(0.001)).isEqualTo("0 B");
    assertThat(Figures.bytes(24.0)).isEqualTo("24 B");
    assertThat(Figures.bytes(24.5)).isEqualTo("24.5 B");
    assertThat(Figures.bytes(1536.0)).isEqualTo("1.50 KB");
  }

  @Test
  void durations() {
    assertThat(Figures.duration(42)).isEqualTo("42 s");
    assertThat(Figures.duration(252)).isEqualTo("4 min 12 s");
    assertThat(Figures.duration(4_980)).isEqualTo("1 h 23 min");
  }
}
