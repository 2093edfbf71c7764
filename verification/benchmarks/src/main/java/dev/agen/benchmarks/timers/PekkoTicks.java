package dev.agen.benchmarks.timers;

import dev.agen.benchmarks.shared.PekkoSystem;
import org.apache.pekko.stream.javadsl.Source;

/** Pekko Streams: {@code tick}; its timer is accurate to ten milliseconds by default. */
public final class PekkoTicks {

  private PekkoTicks() {}

  /**
   * Runs.
   *
   * @param ticks what
   * @return the sum
   */
  public static long run(Ticks ticks) {
    return Source.range(1, ticks.streams())
        .flatMapMerge(
            ticks.streams(),
            _ ->
                Source.tick(ticks.period(), ticks.period(), 1)
                    .take(ticks.elements())
                    .scan(-1, Integer::sum)
                    .drop(1))
        .runFold(0L, (sum, value) -> sum + value, PekkoSystem.get())
        .toCompletableFuture()
        .join();
  }
}
