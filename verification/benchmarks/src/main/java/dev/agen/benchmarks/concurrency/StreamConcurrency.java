package dev.agen.benchmarks.concurrency;

import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;

/** java.util.stream: {@code Gatherers.mapConcurrent}, which keeps the order. It cannot merge. */
public final class StreamConcurrency {

  private StreamConcurrency() {}

  /**
   * Waits.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long waiting(int n, int inFlight) {
    return map(n, inFlight, Work::block);
  }

  /**
   * Computes.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long computing(int n, int inFlight) {
    return map(n, inFlight, Work::compute);
  }

  private static long map(int n, int inFlight, Function<Integer, Integer> work) {
    return IntStream.range(0, n)
        .boxed()
        .gather(Gatherers.mapConcurrent(inFlight, work))
        .mapToLong(Integer::longValue)
        .sum();
  }
}
