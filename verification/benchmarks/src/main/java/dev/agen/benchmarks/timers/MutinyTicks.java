package dev.agen.benchmarks.timers;

import io.smallrye.mutiny.Multi;
import java.util.stream.Collectors;

/** Mutiny: {@code ticks}, buffered, since they do not wait until they are asked for. */
public final class MutinyTicks {

  private MutinyTicks() {}

  /**
   * Runs.
   *
   * @param ticks what
   * @return the sum
   */
  public static long run(Ticks ticks) {
    return Multi.createFrom()
        .range(0, ticks.streams())
        .onItem()
        .transformToMulti(_ ->
            Multi.createFrom()
                .ticks()
                .startingAfter(ticks.period())
                .every(ticks.period())
                .onOverflow()
                .buffer()
                .select()
                .first(ticks.elements()))
        .merge(ticks.streams())
        .collect()
        .with(Collectors.summingLong(Long::longValue))
        .await()
        .indefinitely();
  }
}
