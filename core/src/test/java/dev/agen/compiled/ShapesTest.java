package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.agen.fixtures.Generators;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Shapes of code on which the compiler once failed; most were found by the corpus. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ShapesTest {

  @AutoClose private final Generators generators = new Generators();

  @BeforeEach
  void compiles() {
    assumeThat(System.getProperty("agen.engine", "auto")).isNotEqualTo("stackful");
  }

  private void expect(Generators.Body body, Object... values) {
    var g = generators.of(body);
    assertThat(g.engine()).hasToString("compiled");
    for (Object value : values) {
      assertThat(g.anext().await()).isEqualTo(value);
    }
  }

  @Test
  @DisplayName("a synchronized block in a loop that catches what is thrown in it")
  void synchronizedInRetryLoop() {
    expect(
        y -> {
          Object lock = new Object();
          int tries = 0;
          while (true) {
            try {
              synchronized (lock) {
                tries++;
                if (tries < 3) {
                  throw new IllegalStateException();
                }
                break;
              }
            } catch (IllegalStateException again) {
              tries += 10;
            }
          }
          y.yield(tries);
        },
        12);
  }

  @Test
  @DisplayName("a long in the place of an int and the first half of a long")
  void wideOverHalfOfWide() {
    expect(
        y -> {
          {
            int one = 1;
            long two = 2;
            int three = 3;
            y.yield(one + two + three);
          }
          long four = 4;
          y.yield(four);
        },
        6L,
        4L);
  }
}
