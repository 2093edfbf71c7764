package dev.agen.benchmarks.trees;

import dev.agen.benchmarks.shared.PekkoSystem;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Pekko Streams: concatenating the children's walks. */
public final class PekkoWalk {

  private PekkoWalk() {}

  /**
   * Walks.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long flatMapConcat(Node root) {
    return source(root).runFold(0L, Hash::of, PekkoSystem.get()).toCompletableFuture().join();
  }

  private static Source<Integer, NotUsed> source(Node node) {
    Source<Integer, NotUsed> values = Source.from(node.values());
    return node.children().isEmpty()
        ? values
        : values.concat(Source.from(node.children()).flatMapConcat(PekkoWalk::source));
  }
}
