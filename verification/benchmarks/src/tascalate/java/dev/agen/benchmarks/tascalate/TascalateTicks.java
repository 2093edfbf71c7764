package dev.agen.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import net.tascalate.async.AsyncGenerator;
import net.tascalate.async.CallContext;
import net.tascalate.async.async;

/** Tascalate async/await: generators that await a stage before each element. */
public final class TascalateTicks {

  private TascalateTicks() {}

  /**
   * Runs.
   *
   * @param streams how many streams
   * @param elements how many elements each yields
   * @param later makes an element that comes later
   * @return the sum of all elements
   */
  public static long run(int streams, int elements, IntFunction<CompletableFuture<Integer>> later) {
    CompletableFuture<?>[] sums =
        Stream.generate(() -> sum(elements, later).toCompletableFuture())
            .limit(streams)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(sums).join();
    return Stream.of(sums).mapToLong(sum -> (Long) sum.join()).sum();
  }

  private static @async AsyncGenerator<Integer> generator(
      int elements, IntFunction<CompletableFuture<Integer>> later) {
    for (int i = 0; i < elements; i++) {
      CallContext.yield(later.apply(i));
    }
    return CallContext.yield();
  }

  private static @async CompletionStage<Long> sum(
      int elements, IntFunction<CompletableFuture<Integer>> later) {
    long sum = 0;
    try (AsyncGenerator<Integer> generator = generator(elements, later)) {
      CompletionStage<Integer> next = generator.next();
      while (next != null) {
        sum += CallContext.await(next);
        next = generator.next();
      }
    }
    return async(sum);
  }
}
