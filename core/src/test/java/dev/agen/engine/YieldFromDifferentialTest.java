package dev.agen.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.fixtures.BothEngines;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Delegation on both engines: random generators that delegate to each other, driven at random, also
 * those in the middle of a chain and by each other's bodies.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class YieldFromDifferentialTest {

  private static final int CASES = Integer.getInteger("agen.test.delegating.cases", 2_000);

  @Test
  @DisplayName("the same on both engines, whoever drives what")
  void sameOnBothEngines() {
    BothEngines.expectCompiled(new Delegating(1, false).first().engine());
    List<String> different = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      long seed = Long.getLong("agen.test.delegating.seed", 0L) + i;
      List<String> expected = new Delegating(seed, true).play();
      List<String> actual = new Delegating(seed, false).play();
      if (!actual.equals(expected)) {
        different.add(difference(seed, expected, actual));
      }
    }
    assertThat(different).isEmpty();
  }

  /** The first line that differs, and what went before. */
  private static String difference(long seed, List<String> expected, List<String> actual) {
    int at = 0;
    while (at < expected.size() && at < actual.size() && expected.get(at).equals(actual.get(at))) {
      at++;
    }
    return "seed "
        + seed
        + ":\n  "
        + String.join("\n  ", expected.subList(0, at))
        + "\n  expected "
        + (at < expected.size() ? expected.get(at) : "nothing")
        + "\n  actual   "
        + (at < actual.size() ? actual.get(at) : "nothing")
        + "\n";
  }
}
