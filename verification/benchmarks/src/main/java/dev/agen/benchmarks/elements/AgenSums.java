package dev.agen.benchmarks.elements;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.StopAsyncIteration;

/** The ways to consume a generator of agen. */
public final class AgenSums {

  private AgenSums() {}

  /**
   * With a for loop.
   *
   * @param stream what to sum up
   * @return the sum
   */
  public static long forLoop(AsyncStream<Integer> stream) {
    long sum = 0;
    try (var generator = stream.open()) {
      for (int value : generator) {
        sum += value;
      }
    }
    return sum;
  }

  /**
   * With {@code anext().await()}.
   *
   * @param stream what to sum up
   * @return the sum
   */
  public static long anextAwait(AsyncStream<Integer> stream) {
    long sum = 0;
    try (var generator = stream.open()) {
      while (true) {
        sum += generator.anext().await();
      }
    } catch (StopAsyncIteration end) {
      return sum;
    }
  }

  /**
   * With {@code forEach}.
   *
   * @param stream what to sum up
   * @return the sum
   */
  public static long forEach(AsyncStream<Integer> stream) {
    long[] sum = {0};
    stream.forEach(value -> sum[0] += value);
    return sum[0];
  }

  /**
   * With {@code asend().await()}: sends the successor of each value.
   *
   * @param replies yields what it is sent
   * @return the sum
   */
  public static long asend(AsyncGenerator<Integer, Integer, Integer> replies) {
    long sum = 0;
    try (replies) {
      int value = replies.anext().await();
      while (true) {
        sum += value;
        value = replies.asend(value + 1).await();
      }
    } catch (StopAsyncIteration end) {
      return sum;
    }
  }
}
