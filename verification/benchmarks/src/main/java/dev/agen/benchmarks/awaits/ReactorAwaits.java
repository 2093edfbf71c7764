package dev.agen.benchmarks.awaits;

import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reactor: Mono. */
public final class ReactorAwaits {

  private ReactorAwaits() {}

  /**
   * Awaits stages, one after the other.
   *
   * @param n how many
   * @param stage makes one
   * @return the sum of their values
   */
  public static long stages(int n, IntFunction<CompletableFuture<Integer>> stage) {
    return Flux.range(0, n)
        .concatMap(i -> Mono.fromFuture(stage.apply(i)))
        .reduce(0L, (sum, value) -> sum + value)
        .blockOptional()
        .orElseThrow();
  }

  /**
   * Chains of deferred Monos.
   *
   * @param n how many chains
   * @return the sum of their results
   */
  public static long chains(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += level(Stages.CHAIN - 1).blockOptional().orElseThrow();
    }
    return sum;
  }

  private static Mono<Integer> level(int level) {
    return Mono.defer(() -> level == 0 ? Mono.fromFuture(Stages.completed(0)) : level(level - 1))
        .map(below -> below + 1);
  }
}
