package dev.agen.stream;

import dev.agen.Awaitable;
import dev.agen.internal.stream.time.CurrentScheduler;
import dev.agen.internal.stream.time.Sleep;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Where the operators of a stream get their threads and their time: the executor on which they run
 * their children, the clock, and the timer. There is one for the process, {@link #system()}; a test
 * puts another in its place with {@link #use} and so decides what runs when, and what time it is
 * (docs/operators.md, rule 6).
 *
 * <p>A run asks for {@link #current()} when it begins, on the thread that drives it, and keeps it.
 */
public interface Scheduler extends Executor {

  /**
   * The scheduler of the process: each task has a virtual thread of its own, so that it may block;
   * time is {@link System#nanoTime()}.
   *
   * @return the scheduler
   */
  static Scheduler system() {
    return CurrentScheduler.SYSTEM;
  }

  /**
   * {@return the scheduler that a run beginning on this thread gets} That of the innermost {@link
   * #use} that is open on this thread, or was when this thread was created; else {@link #system()}.
   */
  static Scheduler current() {
    return CurrentScheduler.get();
  }

  /**
   * Puts {@code scheduler} in the place of the current one, for this thread and those it creates.
   *
   * @param scheduler what {@link #current()} is to give
   * @return ends it; to be closed on the same thread
   */
  static Use use(Scheduler scheduler) {
    return CurrentScheduler.use(scheduler);
  }

  /** A scheduler being in use. */
  interface Use extends AutoCloseable {

    /** Puts the earlier scheduler back. */
    @Override
    void close();
  }

  /**
   * Runs {@code task}, soon, on a thread of its choice.
   *
   * @param task what to run; may block unless the scheduler says otherwise
   */
  @Override
  void execute(Runnable task);

  /**
   * {@return the time, in nanoseconds from an arbitrary origin} Differences are meaningful, also if
   * it overflows.
   */
  long nanoTime();

  /**
   * Runs {@code task} once, not before {@code delay} has passed.
   *
   * @param task what to run; must be short and must not block
   * @param delay how long to wait; not positive means soon
   * @return to cancel it with
   */
  Timer schedule(Runnable task, Duration delay);

  /** A task that has been scheduled. */
  @FunctionalInterface
  interface Timer {

    /** Gives the task up if it has not begun; harmless otherwise. */
    void cancel();
  }

  /**
   * Something that completes after a while: {@code asyncio.sleep}. It suspends a body that awaits
   * it, and blocks a thread that does.
   *
   * @param delay how long, from when it is driven first
   * @return a one-shot awaitable of null; cancelling it cancels the timer
   */
  default Awaitable<@Nullable Void> sleep(Duration delay) {
    return Sleep.of(this, delay);
  }
}
