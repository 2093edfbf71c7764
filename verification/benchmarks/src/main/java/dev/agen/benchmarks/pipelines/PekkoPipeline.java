package dev.agen.benchmarks.pipelines;

import dev.agen.benchmarks.shared.PekkoSystem;
import java.util.List;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Pekko Streams. */
public final class PekkoPipeline {

  private PekkoPipeline() {}

  /**
   * Runs.
   *
   * @param operators which
   * @param n over how many elements
   * @return the sum of what comes out
   */
  public static long run(Operators operators, int n) {
    Source<Integer, NotUsed> source = Source.range(0, n - 1);
    Source<Integer, NotUsed> pipeline =
        switch (operators) {
          case MAP -> source.map(Operators::triple);
          case FILTER -> source.filter(Operators::isEven);
          case FLAT_MAP -> source.flatMapConcat(i -> Source.from(List.of(i, i + 1)));
          case WINDOW_FIXED -> source.grouped(Operators.WINDOW).map(Operators::sum);
          case TAKE -> source.take(Operators.TAKEN);
          case ALL ->
              source
                  .map(Operators::triple)
                  .filter(Operators::isEven)
                  .flatMapConcat(i -> Source.from(List.of(i, i + 1)))
                  .grouped(Operators.WINDOW)
                  .take(Operators.TAKEN)
                  .map(Operators::sum);
        };
    return pipeline
        .runFold(0L, (sum, value) -> sum + value, PekkoSystem.get())
        .toCompletableFuture()
        .join();
  }
}
