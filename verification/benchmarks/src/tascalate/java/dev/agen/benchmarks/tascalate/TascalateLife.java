package dev.agen.benchmarks.tascalate;

import static net.tascalate.async.CallContext.async;

import java.util.concurrent.CompletionStage;
import net.tascalate.async.AsyncGenerator;
import net.tascalate.async.CallContext;
import net.tascalate.async.async;

/** Tascalate async/await: the life of its generators. */
public final class TascalateLife {

  private TascalateLife() {}

  private static @async AsyncGenerator<Integer> numbers(int end, Runnable cleanUp) {
    try {
      for (int i = 0; i < end; i++) {
        CallContext.yield(i);
      }
    } finally {
      cleanUp.run();
    }
    return CallContext.yield();
  }

  /**
   * Creates.
   *
   * @param kept where to
   * @param end how much a generator yields
   * @return how many
   */
  public static long create(Object[] kept, int end) {
    for (int i = 0; i < kept.length; i++) {
      kept[i] = numbers(end, () -> {});
    }
    return kept.length;
  }

  /**
   * Fetches the first elements and closes.
   *
   * @param n of how many generators
   * @param end how much a generator yields
   * @param elements how many elements
   * @param cleanUp what a generator does at its end
   * @return the sum of the elements
   */
  public static long take(int n, int end, int elements, Runnable cleanUp) {
    long sum = 0;
    for (int i = 0; i < n; i++) {
      sum += take(numbers(end, cleanUp), elements).toCompletableFuture().join();
    }
    return sum;
  }

  private static @async CompletionStage<Integer> take(
      AsyncGenerator<Integer> numbers, int elements) {
    int sum = 0;
    try (AsyncGenerator<Integer> generator = numbers) {
      for (int taken = 0; taken < elements; taken++) {
        sum += CallContext.await(generator.next());
      }
    }
    return async(sum);
  }
}
