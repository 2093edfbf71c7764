package dev.agen.benchmarks.pipelines;

import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** java.util.stream, with a gatherer for the windows. */
public final class StreamPipeline {

  private StreamPipeline() {}

  /**
   * Runs.
   *
   * @param operators which
   * @param n over how many elements
   * @return the sum of what comes out
   */
  public static long run(Operators operators, int n) {
    Stream<Integer> source = IntStream.range(0, n).boxed();
    Stream<Integer> pipeline =
        switch (operators) {
          case MAP -> source.map(Operators::triple);
          case FILTER -> source.filter(Operators::isEven);
          case FLAT_MAP -> source.flatMap(i -> Stream.of(i, i + 1));
          case WINDOW_FIXED ->
              source.gather(Gatherers.windowFixed(Operators.WINDOW)).map(Operators::sum);
          case TAKE -> source.limit(Operators.TAKEN);
          case ALL ->
              source
                  .map(Operators::triple)
                  .filter(Operators::isEven)
                  .flatMap(i -> Stream.of(i, i + 1))
                  .gather(Gatherers.windowFixed(Operators.WINDOW))
                  .limit(Operators.TAKEN)
                  .map(Operators::sum);
        };
    return pipeline.mapToLong(Integer::longValue).sum();
  }
}
