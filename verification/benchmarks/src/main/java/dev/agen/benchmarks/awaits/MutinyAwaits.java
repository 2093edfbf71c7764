package dev.agen.benchmarks.awaits;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Mutiny: Uni. */
public final class MutinyAwaits {

  private MutinyAwaits() {}

  /**
   * Awaits stages, one after the other.
   *
   * @param n how many
   * @param stage makes one
   * @return the sum of their values
   */
  public static long stages(int n, IntFunction<CompletableFuture<Integer>> stage) {
    return Multi.createFrom()
        .range(0, n)
        .onItem()
        .transformToUniAndConcatenate(i -> Uni.createFrom().completionStage(() -> stage.apply(i)))
        .collect()
        .with(Collectors.summingLong(Integer::longValue))
        .await()
        .indefinitely();
  }

  /**
   * Chains of deferred Unis.
   *
   * @param n how many chains
   * @return the sum of their results
   */
  public static long chains(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += level(Stages.CHAIN - 1).await().indefinitely();
    }
    return sum;
  }

  private static Uni<Integer> level(int level) {
    return Uni.createFrom()
        .deferred(() ->
            level == 0 ? Uni.createFrom().completionStage(Stages.completed(0)) : level(level - 1))
        .map(below -> below + 1);
  }
}
