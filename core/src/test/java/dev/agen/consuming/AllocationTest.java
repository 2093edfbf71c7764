package dev.agen.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import java.lang.reflect.Method;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * A loop allocates once, not for each value. Measured on the consumer's thread, a platform thread;
 * what is left is what the JDK itself allocates to wake a virtual thread.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AllocationTest {

  private static final int VALUES = 20_000;
  private static final int ROUNDS = 5;

  /** What the JDK takes to unpark a virtual thread, and a little. */
  private static final double MOST_BYTES_PER_VALUE = 64;

  /** By reflection: the module under test does not read the one that measures. */
  private static long allocatedBytes() throws ReflectiveOperationException {
    Object bean =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    Method getter =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getCurrentThreadAllocatedBytes");
    return (long) getter.invoke(bean);
  }

  private static final String CACHED = "cached";

  private static AsyncStream<String> stream(boolean nulls) {
    return AsyncStream.generate(y -> {
      for (int i = 0; i < VALUES; i++) {
        y.yield(nulls ? null : CACHED);
      }
    });
  }

  private static double bytesPerValue(boolean nulls) throws ReflectiveOperationException {
    try (AsyncGenerator<String, Void, Void> run = stream(nulls).open()) {
      var iterator = run.iterator();
      iterator.next();
      long before = allocatedBytes();
      int count = 0;
      while (iterator.hasNext()) {
        iterator.next();
        count++;
      }
      return (double) (allocatedBytes() - before) / count;
    }
  }

  @Test
  @DisplayName("a loop allocates nothing per value")
  void allocatesNothingPerValue(TestReporter reporter) throws ReflectiveOperationException {
    assertThat(Thread.currentThread().isVirtual()).isFalse();
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      least = Math.min(least, Math.min(bytesPerValue(false), bytesPerValue(true)));
    }
    reporter.publishEntry("bytes allocated by the consumer per value", "%.1f".formatted(least));
    assertThat(least).isLessThan(MOST_BYTES_PER_VALUE);
  }
}
