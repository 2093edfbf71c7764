package dev.agen.benchmarks.elements;

import java.util.function.IntFunction;
import java.util.stream.Stream;

/** java.util.stream: {@code iterate}. */
public final class StreamIterate implements IntFunction<Stream<Integer>> {

  @Override
  public Stream<Integer> apply(int n) {
    return Stream.iterate(0, i -> i < n, i -> i + 1);
  }
}
