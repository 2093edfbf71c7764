package dev.agen.internal.stream.time;

import dev.agen.internal.drive.Task;
import dev.agen.stream.Scheduler;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Which scheduler is in use on a thread, and the one of the process. */
public final class CurrentScheduler {

  /** Virtual threads, and the timer that the JDK has anyway. */
  public static final Scheduler SYSTEM = new SystemScheduler();

  /** Inheritable, since a body that is not compiled has a thread of its own. */
  private static final ThreadLocal<@Nullable Scheduler> IN_USE = new InheritableThreadLocal<>();

  private CurrentScheduler() {}

  /** {@return the scheduler in use on this thread} */
  public static Scheduler get() {
    Scheduler inUse = IN_USE.get();
    return inUse == null ? SYSTEM : inUse;
  }

  /**
   * Puts a scheduler in use.
   *
   * @param scheduler the scheduler
   * @return ends it
   */
  public static Scheduler.Use use(Scheduler scheduler) {
    Objects.requireNonNull(scheduler, "scheduler");
    Scheduler before = IN_USE.get();
    Thread owner = Thread.currentThread();
    IN_USE.set(scheduler);
    return () -> {
      if (Thread.currentThread() != owner) {
        throw new IllegalStateException(
            "a scheduler is put out of use on the thread that put it in use, "
                + owner.getName()
                + ", not on "
                + Thread.currentThread().getName());
      }
      if (before == null) {
        IN_USE.remove();
      } else {
        IN_USE.set(before);
      }
    };
  }

  /** What there is without further ado. */
  private static final class SystemScheduler implements Scheduler {

    @Override
    public void execute(Runnable task) {
      Task.VIRTUAL_THREADS.execute(task);
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
      ScheduledFuture<?> timer =
          ForkJoinPool.commonPool().schedule(task, Math.max(0, nanos(delay)), TimeUnit.NANOSECONDS);
      return () -> timer.cancel(false);
    }

    @Override
    public String toString() {
      return "Scheduler.system()";
    }
  }

  /** Durations of centuries are as long as possible. */
  private static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException tooLong) {
      return duration.isNegative() ? 0 : Long.MAX_VALUE;
    }
  }
}
