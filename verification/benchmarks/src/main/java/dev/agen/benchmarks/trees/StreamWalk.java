package dev.agen.benchmarks.trees;

import java.util.function.Consumer;
import java.util.stream.Stream;

/** java.util.stream: concatenating, or mapMulti with a recursive method. */
public final class StreamWalk {

  private StreamWalk() {}

  /**
   * Walks with {@code flatMap}.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long flatMap(Node root) {
    return hash(stream(root));
  }

  private static Stream<Integer> stream(Node node) {
    return Stream.concat(
        node.values().stream(), node.children().stream().flatMap(StreamWalk::stream));
  }

  /**
   * Walks with {@code mapMulti}.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long mapMulti(Node root) {
    return hash(Stream.of(root).mapMulti(StreamWalk::visit));
  }

  private static void visit(Node node, Consumer<Integer> sink) {
    node.values().forEach(sink);
    for (Node child : node.children()) {
      visit(child, sink);
    }
  }

  private static long hash(Stream<Integer> walk) {
    Hash hash = new Hash();
    walk.forEachOrdered(hash::add);
    return hash.get();
  }
}
