package dev.agen.benchmarks.concurrency;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Collectors;

/** Mutiny: {@code transformToUni(…).merge(…)} and {@code merging()}. */
public final class MutinyConcurrency {

  private static final Duration WAIT = Duration.ofMillis(Work.MILLIS);

  private MutinyConcurrency() {}

  /**
   * Waits.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long waiting(int n, int inFlight) {
    return sum(
        Multi.createFrom()
            .range(0, n)
            .onItem()
            .transformToUni(i -> Uni.createFrom().item(i).onItem().delayIt().by(WAIT))
            .merge(inFlight));
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
        Multi.createFrom()
            .range(0, n)
            .onItem()
            .transformToUni(i ->
                Uni.createFrom()
                    .item(() -> Work.compute(i))
                    .runSubscriptionOn(Infrastructure.getDefaultExecutor()))
            .merge(inFlight));
  }

  /**
   * Merges.
   *
   * @param sources how many sources
   * @param each how much each has
   * @return the sum of the elements
   */
  public static long merge(int sources, int each) {
    Multi<Integer> source =
        Multi.createFrom().range(0, each).runSubscriptionOn(Infrastructure.getDefaultExecutor());
    return sum(Multi.createBy().merging().streams(Collections.nCopies(sources, source)));
  }

  private static long sum(Multi<Integer> values) {
    return values.collect().with(Collectors.summingLong(Integer::longValue)).await().indefinitely();
  }
}
