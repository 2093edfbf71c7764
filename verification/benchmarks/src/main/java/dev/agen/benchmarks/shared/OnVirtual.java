package dev.agen.benchmarks.shared;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs a whole variant on a virtual thread; starting it once costs nothing per element. */
public final class OnVirtual {

  private OnVirtual() {}

  /**
   * Runs and waits.
   *
   * @param variant what to run
   * @return its answer
   */
  public static long run(Callable<Long> variant) {
    FutureTask<Long> task = new FutureTask<>(variant);
    Thread.startVirtualThread(task);
    try {
      return task.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
