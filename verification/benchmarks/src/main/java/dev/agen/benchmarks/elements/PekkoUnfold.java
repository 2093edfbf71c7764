package dev.agen.benchmarks.elements;

import java.util.Optional;
import java.util.function.IntFunction;
import org.apache.pekko.NotUsed;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;

/** Pekko Streams: {@code unfold}, from a state to the next state and an element. */
public final class PekkoUnfold implements IntFunction<Source<Integer, NotUsed>> {

  @Override
  public Source<Integer, NotUsed> apply(int n) {
    return Source.unfold(
        0, next -> next < n ? Optional.of(Pair.create(next + 1, next)) : Optional.empty());
  }
}
