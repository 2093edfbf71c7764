package dev.agen.benchmarks.timers;

import java.time.Duration;

/**
 * How many streams there are, and what they yield.
 *
 * @param streams how many streams wait at the same time
 * @param elements each yields the numbers from 0 up to here
 * @param millis how long each waits before each element
 */
public record Ticks(int streams, int elements, long millis) {

  /** {@return how long each waits before each element} */
  public Duration period() {
    return Duration.ofMillis(millis);
  }

  /** {@return the sum of all elements} */
  public long sum() {
    return streams * (elements * (elements - 1L) / 2);
  }
}
