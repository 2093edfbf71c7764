package dev.agen.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;

import java.util.concurrent.CompletionStage;
import net.tascalate.async.AsyncGenerator;
import net.tascalate.async.CallContext;
import net.tascalate.async.async;

/** How Tascalate's generators are consumed: an asynchronous method awaits each value. */
public final class TascalateSums {

  private TascalateSums() {}

  /**
   * Sums up.
   *
   * @param values what to sum up
   * @return the sum
   */
  public static long await(AsyncGenerator<Integer> values) {
    return sum(values).toCompletableFuture().join();
  }

  private static @async CompletionStage<Long> sum(AsyncGenerator<Integer> values) {
    long sum = 0;
    try (AsyncGenerator<Integer> generator = values) {
      CompletionStage<Integer> next = generator.next();
      while (next != null) {
        sum += CallContext.await(next);
        next = generator.next();
      }
    }
    return async(sum);
  }
}
