package dev.agen.internal.stream;

import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.stream.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Elements at a certain pace: interval, delay, throttle. All are sequential: the body itself waits,
 * so that nothing is fetched in advance.
 */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class PaceOps {

  private PaceOps() {}

  /** {@link AsyncStream#interval}. */
  public static AsyncStream<Long> interval(Duration period) {
    long step = Math.max(1, Checks.nanos(Checks.positive(period, "period")));
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          long due = scheduler.nanoTime() + step;
          long number = 0;
          while (true) {
            long left = due - scheduler.nanoTime();
            if (left > 0) {
              y.await(scheduler.sleep(Duration.ofNanos(left)));
            }
            y.yield(number++);
            due += step;
            long late = scheduler.nanoTime() - due;
            if (late > 0) {
              due += late / step * step; // of those missed, only the latest
            }
          }
        },
        0);
  }

  /** {@link AsyncStream#delay}. */
  public static <T extends @Nullable Object> AsyncStream<T> delay(
      AsyncStream<T> stream, Duration each) {
    Checks.notNegative(each, "each");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          AsyncIterator<T> run = source.open();
          try {
            for (T value : y.<T>each(run)) {
              y.await(scheduler.sleep(each));
              y.yield(value);
            }
          } catch (Throwable error) {
            throw Source.closeAfter(y, source, run, error);
          }
          Source.close(y, source, run);
        },
        0,
        source);
  }

  /** {@link AsyncStream#throttle}. */
  public static <T extends @Nullable Object> AsyncStream<T> throttle(
      AsyncStream<T> stream, int elements, Duration per) {
    Checks.positive(elements, "elements");
    long window = Checks.nanos(Checks.positive(per, "per"));
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          AsyncIterator<T> run = source.open();
          try {
            Past past = new Past(elements);
            for (T value : y.<T>each(run)) {
              if (past.isFull()) {
                long left = past.first() + window - scheduler.nanoTime();
                if (left > 0) {
                  y.await(scheduler.sleep(Duration.ofNanos(left)));
                }
              }
              past.add(scheduler.nanoTime());
              y.yield(value);
            }
          } catch (Throwable error) {
            throw Source.closeAfter(y, source, run, error);
          }
          Source.close(y, source, run);
        },
        0,
        source);
  }

  /** When the latest few were handed on; grows with their number. */
  private static final class Past {
    private final int most;
    private long[] times = new long[8];
    private int size;
    private int oldest;

    Past(int most) {
      this.most = most;
    }

    boolean isFull() {
      return size == most;
    }

    long first() {
      return times[oldest];
    }

    void add(long time) {
      if (size == most) {
        times[oldest] = time;
        oldest = (oldest + 1) % most;
        return;
      }
      if (size == times.length) {
        times = java.util.Arrays.copyOf(times, (int) Math.min(most, times.length * 2L));
      }
      times[size++] = time;
    }
  }
}
