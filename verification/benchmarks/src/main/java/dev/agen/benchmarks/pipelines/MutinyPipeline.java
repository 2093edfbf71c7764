package dev.agen.benchmarks.pipelines;

import io.smallrye.mutiny.Multi;
import java.util.stream.Collectors;

/** Mutiny. */
public final class MutinyPipeline {

  private MutinyPipeline() {}

  /**
   * Runs.
   *
   * @param operators which
   * @param n over how many elements
   * @return the sum of what comes out
   */
  public static long run(Operators operators, int n) {
    Multi<Integer> source = Multi.createFrom().range(0, n);
    Multi<Integer> pipeline =
        switch (operators) {
          case MAP -> source.map(Operators::triple);
          case FILTER -> source.filter(Operators::isEven);
          case FLAT_MAP -> source.concatMap(i -> Multi.createFrom().items(i, i + 1));
          case WINDOW_FIXED -> source.group().intoLists().of(Operators.WINDOW).map(Operators::sum);
          case TAKE -> source.select().first(Operators.TAKEN);
          case ALL ->
              source
                  .map(Operators::triple)
                  .filter(Operators::isEven)
                  .concatMap(i -> Multi.createFrom().items(i, i + 1))
                  .group()
                  .intoLists()
                  .of(Operators.WINDOW)
                  .select()
                  .first(Operators.TAKEN)
                  .map(Operators::sum);
        };
    return pipeline
        .collect()
        .with(Collectors.summingLong(Integer::longValue))
        .await()
        .indefinitely();
  }
}
