package dev.agen.benchmarks.shared;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Stages that the JDK's timer completes. */
public final class Later {

  private Later() {}

  /**
   * {@return a stage that is completed later}
   *
   * @param millis how many milliseconds later
   * @param value its value
   */
  public static CompletableFuture<Integer> after(long millis, int value) {
    return new CompletableFuture<Integer>().completeOnTimeout(value, millis, TimeUnit.MILLISECONDS);
  }
}
