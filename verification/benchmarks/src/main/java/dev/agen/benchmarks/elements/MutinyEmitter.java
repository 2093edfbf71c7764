package dev.agen.benchmarks.elements;

import io.smallrye.mutiny.Multi;
import java.util.function.IntFunction;

/** Mutiny: {@code emitter}, a loop that pushes. */
public final class MutinyEmitter implements IntFunction<Multi<Integer>> {

  @Override
  public Multi<Integer> apply(int n) {
    return Multi.createFrom()
        .emitter(emitter -> {
          for (int i = 0; i < n; i++) {
            emitter.emit(i);
          }
          emitter.complete();
        });
  }
}
