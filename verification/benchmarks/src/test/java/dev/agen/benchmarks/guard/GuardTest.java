package dev.agen.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.report.Spread;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardTest {

  private static final String KEY = "Q1 agen_a / kotlin_b";
  private static final Set<String> PLANNED = Set.of("Q1 agen_a", "Q1 kotlin_b");

  private static Verdict compare(Spread then, Spread now) {
    return Guard.compare(
        Map.of(KEY, new Recorded("Q1 agen_a", "Q1 kotlin_b", then)), Map.of(KEY, now), PLANNED);
  }

  private static Spread rounds(double median, double low, double high) {
    return new Spread(median, low, high, 3);
  }

  @Test
  void aRatioWithinATenthPasses() {
    Verdict verdict = compare(rounds(10, 9.9, 10.1), rounds(10.9, 10.8, 11));

    assertThat(verdict.passes()).isTrue();
    assertThat(verdict.compared()).isOne();
  }

  @Test
  void aRatioBeyondTheToleranceIsARegression() {
    Verdict verdict = compare(rounds(10, 9.9, 10.1), rounds(11.2, 11, 11.3));

    assertThat(verdict.passes()).isFalse();
    assertThat(verdict.lines())
        .startsWith(
            "REGRESSION  Q1 agen_a / kotlin_b: 11.2× (11.0–11.3), was 10.0× (9.90–10.1), tolerance"
                + " 1.10×");
  }

  @Test
  void theObservedSpreadWidensTheTolerance() {
    assertThat(compare(rounds(10, 8, 12), rounds(14, 13.9, 14.1)).passes()).isTrue();
    assertThat(compare(rounds(10, 10, 10), rounds(14, 10, 15)).passes()).isTrue();
    assertThat(compare(rounds(10, 8, 12), rounds(16, 15.9, 16.1)).passes()).isFalse();
  }

  @Test
  void withoutASpreadTheToleranceIsGenerous() {
    Spread once = new Spread(14, 14, 14, 1);

    assertThat(compare(rounds(10, 10, 10), once).passes()).isTrue();
    assertThat(compare(rounds(9, 9, 9), once).passes()).isFalse();
  }

  @Test
  void aBetterRatioIsToldAndPasses() {
    Verdict verdict = compare(rounds(10, 9.9, 10.1), rounds(8, 8, 8));

    assertThat(verdict.passes()).isTrue();
    assertThat(verdict.improvements()).hasSize(1);
  }

  @Test
  void aRowThatWasPlannedAndIsMissingFails() {
    Map<String, Recorded> baseline =
        Map.of(KEY, new Recorded("Q1 agen_a", "Q1 kotlin_b", rounds(1, 1, 1)));

    Verdict verdict = Guard.compare(baseline, Map.of(), PLANNED);

    assertThat(verdict.missing()).containsExactly(KEY);
    assertThat(verdict.passes()).isFalse();
  }

  @Test
  void aRowThatWasNotPlannedIsNotCompared() {
    Map<String, Recorded> baseline =
        Map.of(KEY, new Recorded("Q1 agen_a", "Q1 kotlin_b", rounds(1, 1, 1)));

    Verdict verdict = Guard.compare(baseline, Map.of(), Set.of("Q1 agen_a"));

    assertThat(verdict.notCompared()).containsExactly(KEY);
    assertThat(verdict.passes()).isTrue();
  }

  @Test
  void aNewRowIsToldAndPasses() {
    Verdict verdict = Guard.compare(Map.of(), Map.of(KEY, rounds(1, 1, 1)), PLANNED);

    assertThat(verdict.added()).containsExactly(KEY);
    assertThat(verdict.passes()).isTrue();
  }
}
