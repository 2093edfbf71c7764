package dev.agen.benchmarks.elements;

import io.reactivex.rxjava3.core.Flowable;
import java.util.function.IntFunction;

/** RxJava: {@code generate}, a callback that is asked for one element at a time. */
public final class RxJavaGenerate implements IntFunction<Flowable<Integer>> {

  @Override
  public Flowable<Integer> apply(int n) {
    return Flowable.generate(
        () -> 0,
        (next, emitter) -> {
          if (next < n) {
            emitter.onNext(next);
          } else {
            emitter.onComplete();
          }
          return next + 1;
        });
  }
}
