package dev.agen.benchmarks.awaits;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** RxJava: Single. */
public final class RxJavaAwaits {

  private RxJavaAwaits() {}

  /**
   * Awaits stages, one after the other.
   *
   * @param n how many
   * @param stage makes one
   * @return the sum of their values
   */
  public static long stages(int n, IntFunction<CompletableFuture<Integer>> stage) {
    return Flowable.range(0, n)
        .concatMapSingle(i -> Single.fromCompletionStage(stage.apply(i)))
        .reduce(0L, (sum, value) -> sum + value)
        .blockingGet();
  }

  /**
   * Chains of deferred Singles.
   *
   * @param n how many chains
   * @return the sum of their results
   */
  public static long chains(int n) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += level(Stages.CHAIN - 1).blockingGet();
    }
    return sum;
  }

  private static Single<Integer> level(int level) {
    return Single.defer(
            () -> level == 0 ? Single.fromCompletionStage(Stages.completed(0)) : level(level - 1))
        .map(below -> below + 1);
  }
}
