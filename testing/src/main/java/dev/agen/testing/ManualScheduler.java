package dev.agen.testing;

import dev.agen.Awaitable;
import dev.agen.stream.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler under the control of a test: nothing runs and no time passes unless the test says so.
 * Tasks run one at a time, on the thread of the test, in the order in which they became ready or in
 * any order that the test chooses. So what is concurrent becomes deterministic, and what takes
 * hours takes none.
 *
 * {@snippet class=snippets.ManualSchedulerSnippets region=virtualTime}
 *
 * <p>While it runs tasks it is {@link Scheduler#current()}; elsewhere put it in use yourself. Tasks
 * must not block the thread, because nothing else would run: functions given to operators may await
 * only what is complete.
 *
 * <p>Tasks and timers may be handed in by any thread; the methods that run them are for one thread.
 */
public final class ManualScheduler implements Scheduler {

  private final IntUnaryOperator choice;

  private final List<Runnable> ready = new ArrayList<>(); // guarded by this
  private final PriorityQueue<Alarm> alarms = // guarded by this
      new PriorityQueue<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::number));
  private long now; // guarded by this
  private long numbers; // guarded by this

  /** One that runs tasks in the order in which they became ready. */
  public ManualScheduler() {
    this(count -> 0);
  }

  /**
   * One that asks which task is next.
   *
   * @param choice given how many tasks are ready, at least 2, says which one is next: 0 is the one
   *     that has been ready for longest
   */
  public ManualScheduler(IntUnaryOperator choice) {
    this.choice = Objects.requireNonNull(choice, "choice");
  }

  private record Alarm(long at, long number, Runnable task) {}

  @Override
  public synchronized void execute(Runnable task) {
    ready.add(Objects.requireNonNull(task, "task"));
    notifyAll();
  }

  /** {@return the time since the scheduler was made, in nanoseconds} */
  @Override
  public synchronized long nanoTime() {
    return now;
  }

  /** {@return the time since the scheduler was made} */
  public Duration elapsed() {
    return Duration.ofNanos(nanoTime());
  }

  @Override
  public synchronized Timer schedule(Runnable task, Duration delay) {
    Objects.requireNonNull(task, "task");
    long at;
    try {
      at = Math.addExact(now, Math.max(0, delay.toNanos()));
    } catch (ArithmeticException never) {
      at = Long.MAX_VALUE;
    }
    Alarm alarm = new Alarm(at, numbers++, task);
    alarms.add(alarm);
    return () -> {
      synchronized (this) {
        alarms.remove(alarm);
      }
    };
  }

  /** {@return how many tasks are ready} */
  public synchronized int ready() {
    return ready.size();
  }

  /** {@return how many timers are running} */
  public synchronized int timers() {
    return alarms.size();
  }

  /**
   * Runs one task. What it throws is thrown here; the others stay ready.
   *
   * @return whether there was one
   */
  public boolean runNext() {
    Runnable task;
    synchronized (this) {
      int count = ready.size();
      if (count == 0) {
        return false;
      }
      task = ready.remove(count == 1 ? 0 : Objects.checkIndex(choice.applyAsInt(count), count));
    }
    try (Use _ = Scheduler.use(this)) {
      task.run();
    }
    return true;
  }

  /** Runs tasks until none is ready. No time passes. */
  public void runAll() {
    while (runNext()) {
      // goes on
    }
  }

  /**
   * Runs what is ready, then lets time pass: at each moment for which something is scheduled, runs
   * that and what becomes ready by it. Timers for one moment are called in the order in which they
   * were made.
   *
   * @param time how much
   * @throws IllegalArgumentException if it is negative
   */
  public void advance(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time must not be negative, but is " + time);
    }
    long until = Math.addExact(nanoTime(), time.toNanos());
    runAll();
    while (ring(until)) {
      runAll();
    }
    synchronized (this) {
      now = until;
    }
  }

  /**
   * Lets time pass until the next timer, and calls it; what becomes ready by it is not run.
   *
   * @return whether there was one
   */
  public boolean advanceToNextTimer() {
    return ring(Long.MAX_VALUE);
  }

  /** Moves to the next timer if it is not after {@code until}, and calls it. */
  private boolean ring(long until) {
    Alarm next;
    synchronized (this) {
      next = alarms.peek();
      if (next == null || next.at() > until) {
        return false;
      }
      alarms.remove();
      now = Math.max(now, next.at());
    }
    try (Use _ = Scheduler.use(this)) {
      next.task().run();
    }
    return true;
  }

  /**
   * Drives {@code awaitable} to its end on this scheduler, and lets as much time pass as it takes:
   * whenever nothing is ready, time jumps to the next timer.
   *
   * @param <T> the type of the result
   * @param awaitable what to drive
   * @return the result; what it fails with is thrown as it is
   * @throws IllegalStateException if it has not ended and nothing will ever happen any more. The
   *     message names it; it is cancelled.
   */
  public <T extends @Nullable Object> T await(Awaitable<T> awaitable) {
    CompletableFuture<T> task = start(awaitable);
    while (!task.isDone()) {
      if (!runNext() && !ring(Long.MAX_VALUE)) {
        IllegalStateException stuck =
            new IllegalStateException(
                "nothing is ready and no timer is running, but "
                    + awaitable
                    + " has not ended: it waits for something that nobody will complete");
        task.cancel(true);
        runAll();
        throw stuck;
      }
    }
    return result(task);
  }

  /**
   * Runs tasks until {@code future} is complete, and waits for those that other threads hand in. No
   * time of this scheduler passes. For what is partly on real threads; else {@link #await}.
   *
   * @param <T> the type of the result
   * @param future what to wait for
   * @param limit how long to wait, in real time
   * @return the result; what it fails with is thrown as it is
   * @throws IllegalStateException if it is not complete in time
   */
  public <T extends @Nullable Object> T await(CompletableFuture<T> future, Duration limit) {
    var _ = future.whenComplete((value, error) -> wake());
    long deadline = System.nanoTime() + limit.toNanos();
    while (!future.isDone()) {
      if (!runNext() && !waitForTask(future, deadline)) {
        throw new IllegalStateException(
            future + " is not complete after " + limit + ", and " + this + " has nothing to run");
      }
    }
    return result(future);
  }

  private synchronized void wake() {
    notifyAll();
  }

  /** Waits for a task or for the end of {@code future}; false if it is too late. */
  private synchronized boolean waitForTask(CompletableFuture<?> future, long deadline) {
    while (ready.isEmpty() && !future.isDone()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      try {
        wait(left);
      } catch (InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private static <T extends @Nullable Object> T result(CompletableFuture<T> task) {
    try {
      return task.join();
    } catch (CompletionException failure) {
      throw rethrow(failure.getCause() == null ? failure : failure.getCause());
    }
  }

  /**
   * Starts driving {@code awaitable} on this scheduler; it goes on when tasks are run.
   *
   * @param <T> the type of the result
   * @param awaitable what to drive
   * @return a future of the result
   */
  public <T extends @Nullable Object> CompletableFuture<T> start(Awaitable<T> awaitable) {
    return awaitable.start(this);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // exceptions as they are
  private static <X extends Throwable> RuntimeException rethrow(Throwable error) throws X {
    throw (X) error;
  }

  @Override
  public synchronized String toString() {
    return "ManualScheduler["
        + elapsed()
        + ", "
        + ready.size()
        + " ready, "
        + alarms.size()
        + " timers]";
  }
}
