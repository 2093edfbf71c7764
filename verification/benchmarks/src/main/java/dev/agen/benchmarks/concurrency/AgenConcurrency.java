package dev.agen.benchmarks.concurrency;

import dev.agen.AsyncStream;
import java.util.Collections;

/**
 * agen: {@code mapConcurrent}, which keeps the order, its unordered twin, and {@code merge}; over
 * ranges, as the peers do it.
 */
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
    return sum(range(n).mapConcurrent(inFlight, i -> Work.block(i.intValue())));
  }

  /**
   * Waits; results as they come.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long waitingUnordered(int n, int inFlight) {
    return sum(range(n).mapConcurrentUnordered(inFlight, i -> Work.block(i.intValue())));
  }

  /**
   * Computes.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long computing(int n, int inFlight) {
    return sum(range(n).mapConcurrent(inFlight, i -> Work.compute(i.intValue())));
  }

  /**
   * Computes; results as they come.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long computingUnordered(int n, int inFlight) {
    return sum(range(n).mapConcurrentUnordered(inFlight, i -> Work.compute(i.intValue())));
  }

  /**
   * Computes, over the elements that a body yields.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long computingBody(int n, int inFlight) {
    return sum(numbers(n).mapConcurrent(inFlight, i -> Work.compute(i)));
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

  private static AsyncStream<Long> range(int n) {
    return AsyncStream.range(0, n);
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
