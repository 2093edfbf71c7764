package dev.agen.benchmarks.timers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The limit: one timer thread, and an object for each stream that schedules itself again. */
public final class TimerTicks {

  private static final ScheduledExecutorService TIMER =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("ticks").daemon().factory());

  private TimerTicks() {}

  /**
   * Runs.
   *
   * @param ticks what
   * @return the sum
   */
  public static long run(Ticks ticks) {
    LongAdder sum = new LongAdder();
    CountDownLatch running = new CountDownLatch(ticks.streams());
    for (int i = 0; i < ticks.streams(); i++) {
      new Stream(ticks, sum, running).schedule();
    }
    try {
      running.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return sum.sum();
  }

  private static final class Stream implements Runnable {
    private final Ticks ticks;
    private final LongAdder sum;
    private final CountDownLatch running;
    private int next;

    Stream(Ticks ticks, LongAdder sum, CountDownLatch running) {
      this.ticks = ticks;
      this.sum = sum;
      this.running = running;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it counts the latch down
    void schedule() {
      TIMER.schedule(this, ticks.millis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void run() {
      sum.add(next++);
      if (next < ticks.elements()) {
        schedule();
      } else {
        running.countDown();
      }
    }
  }
}
