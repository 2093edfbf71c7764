package dev.agen.testing;

import dev.agen.stream.Scheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** The scheduler of the process, which knows what runs on it. */
final class CountedScheduler implements Scheduler {

  private int tasks; // guarded by this
  private int timers; // guarded by this

  @Override
  public void execute(Runnable task) {
    count(1, 0);
    try {
      Scheduler.system()
          .execute(() -> {
            try (Use _ = Scheduler.use(this)) {
              task.run();
            } finally {
              count(-1, 0);
            }
          });
    } catch (Throwable rejected) {
      count(-1, 0);
      throw rejected;
    }
  }

  @Override
  public long nanoTime() {
    return Scheduler.system().nanoTime();
  }

  @Override
  public Timer schedule(Runnable task, Duration delay) {
    AtomicBoolean over = new AtomicBoolean();
    count(0, 1);
    Timer timer =
        Scheduler.system()
            .schedule(
                () -> {
                  if (over.compareAndSet(false, true)) {
                    count(0, -1);
                    try (Use _ = Scheduler.use(this)) {
                      task.run();
                    }
                  }
                },
                delay);
    return () -> {
      if (over.compareAndSet(false, true)) {
        count(0, -1);
        timer.cancel();
      }
    };
  }

  private synchronized void count(int moreTasks, int moreTimers) {
    tasks += moreTasks;
    timers += moreTimers;
    notifyAll();
  }

  /** {@return whether no task runs, now or within {@code limit}} The last ones need a moment. */
  synchronized boolean isIdleWithin(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (tasks > 0 || timers > 0) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  @Override
  public synchronized String toString() {
    return tasks + " tasks and " + timers + " timers";
  }
}
