package dev.agen.benchmarks.timers;

import io.reactivex.rxjava3.core.Flowable;
import java.util.concurrent.TimeUnit;

/** RxJava: {@code interval}. */
public final class RxJavaTicks {

  private RxJavaTicks() {}

  /**
   * Runs.
   *
   * @param ticks what
   * @return the sum
   */
  public static long run(Ticks ticks) {
    return Flowable.range(0, ticks.streams())
        .flatMap(
            _ -> Flowable.interval(ticks.millis(), TimeUnit.MILLISECONDS).take(ticks.elements()),
            ticks.streams())
        .reduce(0L, Long::sum)
        .blockingGet();
  }
}
