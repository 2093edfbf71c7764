package dev.agen.benchmarks.concurrency;

import dev.agen.AsyncStream;
import dev.agen.function.ThrowingFunction;
import java.util.Collections;

/** agen: {@code mapConcurrent}, which keeps the order, its unordered twin, and {@code merge}. */
public final class AgenConcurrency {

  private AgenConcurrency() {}

  /**
   * Waits.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long waiting(int n, int inFlight) {
    return sum(numbers(n).mapConcurrent(inFlight, Work::block));
  }

  /**
   * Waits; results as they come.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long waitingUnordered(int n, int inFlight) {
    return sum(numbers(n).mapConcurrentUnordered(inFlight, Work::block));
  }

  /**
   * Computes.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long computing(int n, int inFlight) {
    return sum(numbers(n).mapConcurrent(inFlight, Work::compute));
  }

  /**
   * Computes; results as they come.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long computingUnordered(int n, int inFlight) {
    ThrowingFunction<Integer, Integer> work = Work::compute;
    return sum(numbers(n).mapConcurrentUnordered(inFlight, work));
  }

  /**
   * Merges ranges, as the peers do.
   *
   * @param sources how many sources
   * @param each how much each has
   * @return the sum of the elements
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of one type
  public static long merge(int sources, int each) {
    AsyncStream<Long>[] all =
        Collections.nCopies(sources, AsyncStream.range(0, each)).toArray(new AsyncStream[0]);
    return AsyncStream.mergeAll(all).fold(0L, Long::sum);
  }

  /**
   * Merges what bodies yield.
   *
   * @param sources how many sources
   * @param each how much each has
   * @return the sum of the elements
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of one type
  public static long mergeBodies(int sources, int each) {
    AsyncStream<Integer>[] all =
        Collections.nCopies(sources, numbers(each)).toArray(new AsyncStream[0]);
    return sum(AsyncStream.mergeAll(all));
  }

  private static AsyncStream<Integer> numbers(int n) {
    return AsyncStream.generate(y -> {
      for (int i = 0; i < n; i++) {
        y.yield(i);
      }
    });
  }

  private static long sum(AsyncStream<Integer> values) {
    return values.fold(0L, Long::sum);
  }
}
