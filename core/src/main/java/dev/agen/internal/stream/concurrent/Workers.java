package dev.agen.internal.stream.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on threads that stay while there is something to do: one that has done its task takes
 * the next one that waits, which costs a fraction of a thread of its own.
 *
 * <p><b>Invariant.</b> There are at least as many threads as tasks that wait or run. So a task
 * waits for no other: it may block, also for one that was given later.
 */
final class Workers implements Executor {

  private final Executor threads;

  // All guarded by this.
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private int tasks;
  private int workers;

  /**
   * None yet.
   *
   * @param threads gives each task that it is given a thread
   */
  Workers(Executor threads) {
    this.threads = threads;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (this) {
      waiting.add(task);
      if (++tasks <= workers) {
        return;
      }
      workers++;
    }
    try {
      threads.execute(this::work);
    } catch (Throwable rejected) {
      if (givenUp(task)) {
        throw rejected;
      } // else another has taken it
    }
  }

  /** Whether nobody has taken it meanwhile. */
  private synchronized boolean givenUp(Runnable task) {
    workers--;
    if (!waiting.remove(task)) {
      return false;
    }
    tasks--;
    return true;
  }

  private void work() {
    for (Runnable task = first(); task != null; task = next()) {
      try {
        task.run();
      } catch (Throwable error) { // none of ours throws; one that does must not stop the others
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
      }
      Thread.interrupted(); // what a task leaves behind is not meant for the next
    }
  }

  private synchronized @Nullable Runnable first() {
    Runnable task = waiting.poll();
    if (task == null) {
      workers--;
    }
    return task;
  }

  private synchronized @Nullable Runnable next() {
    tasks--;
    return first();
  }
}
