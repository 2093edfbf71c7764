package dev.agen.benchmarks.concurrency;

import java.time.Duration;
import java.util.Collections;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reactor: {@code flatMap} and {@code merge}. */
public final class ReactorConcurrency {

  private static final Duration WAIT = Duration.ofMillis(Work.MILLIS);

  private ReactorConcurrency() {}

  /**
   * Waits.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long waiting(int n, int inFlight) {
    return sum(Flux.range(0, n).flatMap(i -> Mono.delay(WAIT).thenReturn(i), inFlight));
  }

  /**
   * Computes.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long computing(int n, int inFlight) {
    return sum(
        Flux.range(0, n)
            .flatMap(
                i -> Mono.fromSupplier(() -> Work.compute(i)).subscribeOn(Schedulers.parallel()),
                inFlight));
  }

  /**
   * Computes; results in order.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long computingInOrder(int n, int inFlight) {
    return sum(
        Flux.range(0, n)
            .flatMapSequential(
                i -> Mono.fromSupplier(() -> Work.compute(i)).subscribeOn(Schedulers.parallel()),
                inFlight));
  }

  /**
   * Merges.
   *
   * @param sources how many sources
   * @param each how much each has
   * @return the sum of the elements
   */
  public static long merge(int sources, int each) {
    Flux<Integer> source = Flux.range(0, each).subscribeOn(Schedulers.parallel());
    return sum(Flux.merge(Collections.nCopies(sources, source)));
  }

  private static long sum(Flux<Integer> values) {
    return values.reduce(0L, Long::sum).blockOptional().orElseThrow();
  }
}
