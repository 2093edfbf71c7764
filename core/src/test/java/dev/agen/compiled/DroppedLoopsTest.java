package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenerator;
import dev.agen.Diagnostics;
import dev.agen.fixtures.Until;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Isolated;

/** Loops that are left half-way without closing the generator. */
@Isolated
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class DroppedLoopsTest {

  private static final int STEPS = 40; // enough to become the favourite

  private final AtomicInteger reported = new AtomicInteger();

  @BeforeEach
  void countReports() {
    Diagnostics.setReporter(report -> {
      if (report.message().startsWith("DroppedLoopsTest.")) {
        reported.incrementAndGet();
      }
    });
  }

  @AfterEach
  void restoreReports() {
    Diagnostics.setReporter(null);
  }

  private static void dropLoops(AtomicInteger cleanups, int count) {
    for (int i = 0; i < count; i++) {
      AsyncGenerator<Object, Object, Object> g =
          AsyncGenerator.of(y -> {
            try {
              while (true) {
                y.yield("value");
              }
            } finally {
              cleanups.incrementAndGet();
            }
          });
      int steps = i % STEPS;
      for (Object value : g) {
        assertThat(value).isEqualTo("value");
        if (steps-- == 0) {
          break;
        }
      }
    }
  }

  @Test
  @DisplayName("dropped by its favourite, a body's finally blocks run once")
  void droppedByFavourite() {
    AtomicInteger cleanups = new AtomicInteger();
    dropLoops(cleanups, 1_000);
    Until.holds(
        "all are cleaned up",
        () -> {
          System.gc();
          return cleanups.get() >= 1_000;
        });
    System.gc();
    assertThat(cleanups).hasValue(1_000);
    Until.holds("all are reported", () -> reported.get() == 1_000);
  }
}
