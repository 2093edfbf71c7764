package dev.agen.benchmarks.pipelines;

import io.reactivex.rxjava3.core.Flowable;

/** RxJava. */
public final class RxJavaPipeline {

  private RxJavaPipeline() {}

  /**
   * Runs.
   *
   * @param operators which
   * @param n over how many elements
   * @return the sum of what comes out
   */
  public static long run(Operators operators, int n) {
    Flowable<Integer> source = Flowable.range(0, n);
    Flowable<Integer> pipeline =
        switch (operators) {
          case MAP -> source.map(Operators::triple);
          case FILTER -> source.filter(Operators::isEven);
          case FLAT_MAP -> source.concatMap(i -> Flowable.just(i, i + 1));
          case WINDOW_FIXED -> source.buffer(Operators.WINDOW).map(Operators::sum);
          case TAKE -> source.take(Operators.TAKEN);
          case ALL ->
              source
                  .map(Operators::triple)
                  .filter(Operators::isEven)
                  .concatMap(i -> Flowable.just(i, i + 1))
                  .buffer(Operators.WINDOW)
                  .take(Operators.TAKEN)
                  .map(Operators::sum);
        };
    return pipeline.reduce(0L, Long::sum).blockingGet();
  }
}
