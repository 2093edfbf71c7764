package dev.agen.benchmarks.concurrency;

import dev.agen.benchmarks.shared.Later;
import dev.agen.benchmarks.shared.PekkoSystem;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Merge;
import org.apache.pekko.stream.javadsl.Source;

/** Pekko Streams: {@code mapAsyncUnordered} and {@code Merge}. */
public final class PekkoConcurrency {

  private PekkoConcurrency() {}

  /**
   * Waits.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long waiting(int n, int inFlight) {
    return sum(
        Source.range(0, n - 1).mapAsyncUnordered(inFlight, i -> Later.after(Work.MILLIS, i)));
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
        Source.range(0, n - 1)
            .mapAsyncUnordered(
                inFlight,
                i ->
                    CompletableFuture.supplyAsync(
                        () -> Work.compute(i), PekkoSystem.get().dispatcher())));
  }

  /**
   * Merges.
   *
   * @param sources how many sources
   * @param each how much each has
   * @return the sum of the elements
   */
  public static long merge(int sources, int each) {
    Source<Integer, NotUsed> source = Source.range(0, each - 1).async();
    return sum(
        Source.combine(Collections.nCopies(sources, source), Merge::create)
            .mapMaterializedValue(_ -> NotUsed.getInstance()));
  }

  private static long sum(Source<Integer, NotUsed> values) {
    return values
        .runFold(0L, (sum, value) -> sum + value, PekkoSystem.get())
        .toCompletableFuture()
        .join();
  }
}
