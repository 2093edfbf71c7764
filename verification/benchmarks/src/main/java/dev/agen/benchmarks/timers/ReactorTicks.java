package dev.agen.benchmarks.timers;

import reactor.core.publisher.Flux;

/** Reactor: {@code interval}. */
public final class ReactorTicks {

  private ReactorTicks() {}

  /**
   * Runs.
   *
   * @param ticks what
   * @return the sum
   */
  public static long run(Ticks ticks) {
    return Flux.range(0, ticks.streams())
        .flatMap(_ -> Flux.interval(ticks.period()).take(ticks.elements()), ticks.streams())
        .reduce(0L, Long::sum)
        .blockOptional()
        .orElseThrow();
  }
}
