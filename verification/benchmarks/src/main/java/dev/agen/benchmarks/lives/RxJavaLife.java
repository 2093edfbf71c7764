package dev.agen.benchmarks.lives;

import io.reactivex.rxjava3.core.Flowable;

/** RxJava: {@code generate}, whose state can be cleaned up. */
public final class RxJavaLife {

  private RxJavaLife() {}

  private static Flowable<Integer> numbers(Life life) {
    return Flowable.generate(
        () -> 0,
        (next, emitter) -> {
          if (next < Life.END) {
            emitter.onNext(next);
          } else {
            emitter.onComplete();
          }
          return next + 1;
        },
        _ -> life.cleanUp());
  }

  /**
   * Creates.
   *
   * @param kept where to
   * @return how many
   */
  public static long create(Object[] kept) {
    Life life = new Life();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = numbers(life);
    }
    return kept.length;
  }

  /**
   * Fetches the first element.
   *
   * @param n of how many
   * @return how many were fetched
   */
  public static long first(int n) {
    Life life = new Life();
    long fetched = 0;
    for (int i = 0; i < n; i++) {
      fetched += numbers(life).blockingFirst() + 1;
    }
    return fetched;
  }

  /**
   * Closes half-way.
   *
   * @param n how many
   * @return the answer
   */
  public static long half(int n) {
    Life life = new Life();
    long[] sum = {0};
    for (int i = 0; i < n; i++) {
      numbers(life).take(Life.HALF).subscribe(value -> sum[0] += value).dispose();
    }
    return life.answer(sum[0]);
  }
}
