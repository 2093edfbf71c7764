package dev.agen.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenerator;
import dev.agen.Diagnostics;
import dev.agen.GeneratorBody;
import dev.agen.fixtures.Until;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Generators that are dropped half-way leave nothing behind: 20,000 of them in each build, 100,000
 * with {@code -Dagen.soak=true}.
 */
@Isolated
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AbandonedTest {

  private static final int COUNT = Boolean.getBoolean("agen.soak") ? 100_000 : 20_000;
  private static final int BATCH = 10_000;
  private static final int ROUNDS = 100;
  private static final long MOST_BYTES_LEFT = 16L << 20;

  private final AtomicInteger reported = new AtomicInteger();

  @BeforeEach
  void countReports() {
    Diagnostics.setReporter(report -> {
      if (report.message().startsWith("AbandonedTest.")) {
        reported.incrementAndGet();
      }
    });
  }

  @AfterEach
  void restoreReports() {
    Diagnostics.setReporter(null);
  }

  /** Starts generators and drops them; gives their threads, if they have their own. */
  private static List<WeakReference<Thread>> dropBatch(CountDownLatch cleaned, boolean stackful) {
    List<WeakReference<Thread>> threads = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      GeneratorBody<Thread, Object, Object> body =
          y -> {
            byte[] local = new byte[1_000]; // part of what must not be left behind
            try {
              return y.yield(Thread.currentThread());
            } finally {
              local[0] = 1;
              cleaned.countDown();
            }
          };
      AsyncGenerator<Thread, Object, Object> g =
          stackful ? AsyncGenerator.of(y -> body.run(y)) : AsyncGenerator.of(body);
      Thread thread = g.anext().await();
      if (stackful) {
        threads.add(new WeakReference<>(thread));
      }
    }
    return threads;
  }

  private static void collectUntil(CountDownLatch cleaned) throws InterruptedException {
    for (int round = 0; round < ROUNDS; round++) {
      System.gc();
      if (cleaned.await(100, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    throw new AssertionError(cleaned.getCount() + " of " + BATCH + " have not been cleaned up");
  }

  /** The threads end a little after the cleanup has counted; then they can be collected. */
  private static void collectThreads(List<WeakReference<Thread>> threads)
      throws InterruptedException {
    for (WeakReference<Thread> reference : threads) {
      Thread thread = reference.get();
      if (thread != null) {
        assertThat(thread.join(Duration.ofSeconds(20))).as("the body's thread ends").isTrue();
      }
    }
  }

  private static long usedAfterCollection() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private void dropAndCollect(boolean stackful) throws InterruptedException {
    CountDownLatch cleaned = new CountDownLatch(BATCH);
    List<WeakReference<Thread>> threads = dropBatch(cleaned, stackful);
    collectUntil(cleaned);
    collectThreads(threads);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("each dropped body is unwound, its thread ends, and no memory is left")
  void leaveNothingBehind(boolean stackful, TestReporter reporter) throws InterruptedException {
    dropAndCollect(stackful); // so that classes are loaded and pools are filled
    long before = usedAfterCollection();
    long start = System.nanoTime();
    for (int dropped = 0; dropped < COUNT; dropped += BATCH) {
      dropAndCollect(stackful);
    }
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    long left = usedAfterCollection() - before;
    for (int round = 0; round < ROUNDS && left >= MOST_BYTES_LEFT; round++) {
      left = usedAfterCollection() - before; // cleaners and schedulers lag behind
    }
    reporter.publishEntry(
        COUNT + " generators dropped", seconds + " s, " + (left >> 10) + " KiB left");
    assertThat(left).isLessThan(MOST_BYTES_LEFT);
    Until.holds("all are reported", () -> reported.get() == COUNT + BATCH);
  }
}
