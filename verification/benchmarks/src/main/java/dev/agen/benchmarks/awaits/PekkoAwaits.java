package dev.agen.benchmarks.awaits;

import dev.agen.benchmarks.shared.PekkoSystem;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import org.apache.pekko.stream.javadsl.Source;

/** Pekko Streams: {@code mapAsync} with one in flight. It has no coroutines to chain. */
public final class PekkoAwaits {

  private PekkoAwaits() {}

  /**
   * Awaits stages, one after the other.
   *
   * @param n how many
   * @param stage makes one
   * @return the sum of their values
   */
  public static long stages(int n, IntFunction<CompletableFuture<Integer>> stage) {
    return Source.range(0, n - 1)
        .mapAsync(1, stage::apply)
        .runFold(0L, (sum, value) -> sum + value, PekkoSystem.get())
        .toCompletableFuture()
        .join();
  }
}
