package dev.agen.benchmarks.elements;

import io.smallrye.mutiny.Multi;
import java.util.function.IntFunction;

/** Mutiny: {@code generator}, a callback that is asked for one element at a time. */
public final class MutinyGenerator implements IntFunction<Multi<Integer>> {

  @Override
  public Multi<Integer> apply(int n) {
    return Multi.createFrom()
        .generator(
            () -> 0,
            (next, emitter) -> {
              if (next < n) {
                emitter.emit(next);
              } else {
                emitter.complete();
              }
              return next + 1;
            });
  }
}
