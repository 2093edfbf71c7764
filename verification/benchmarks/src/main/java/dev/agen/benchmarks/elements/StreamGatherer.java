package dev.agen.benchmarks.elements;

import java.util.function.IntFunction;
import java.util.stream.Gatherer;
import java.util.stream.Stream;

/** java.util.stream: a gatherer that makes many elements from one, in a loop. */
public final class StreamGatherer implements IntFunction<Stream<Integer>> {

  @Override
  public Stream<Integer> apply(int n) {
    return Stream.of(n)
        .gather(
            Gatherer.of((_, end, downstream) -> {
              for (int i = 0; i < end; i++) {
                if (!downstream.push(i)) {
                  return false;
                }
              }
              return true;
            }));
  }
}
