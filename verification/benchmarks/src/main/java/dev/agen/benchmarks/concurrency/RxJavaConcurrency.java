package dev.agen.benchmarks.concurrency;

import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.util.Collections;
import java.util.concurrent.TimeUnit;

/** RxJava: {@code flatMapSingle} and {@code merge}. */
public final class RxJavaConcurrency {

  private RxJavaConcurrency() {}

  /**
   * Waits.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long waiting(int n, int inFlight) {
    return sum(
        Flowable.range(0, n)
            .flatMapSingle(
                i -> Single.timer(Work.MILLIS, TimeUnit.MILLISECONDS).map(_ -> i),
                false,
                inFlight));
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
        Flowable.range(0, n)
            .flatMapSingle(
                i ->
                    Single.fromCallable(() -> Work.compute(i))
                        .subscribeOn(Schedulers.computation()),
                false,
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
    Flowable<Integer> source = Flowable.range(0, each).subscribeOn(Schedulers.computation());
    return sum(Flowable.merge(Collections.nCopies(sources, source)));
  }

  private static long sum(Flowable<Integer> values) {
    return values.reduce(0L, Long::sum).blockingGet();
  }
}
