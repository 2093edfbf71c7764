package dev.agen.benchmarks.trees;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Yielder;

/** agen: delegating to a generator for each child, or handing the yielder to a recursive method. */
public final class AgenWalk {

  private AgenWalk() {}

  /**
   * Walks with {@code yieldFrom}.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long yieldFrom(Node root) {
    return hash(delegating(root));
  }

  private static AsyncStream<Integer> delegating(Node node) {
    return AsyncStream.generate(y -> {
      for (int value : node.values()) {
        y.yield(value);
      }
      for (Node child : node.children()) {
        y.yieldFrom(delegating(child).open());
      }
    });
  }

  /**
   * Walks with a recursive method.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long recursiveMethod(Node root) {
    return hash(AsyncStream.generate(y -> visit(y, root)));
  }

  private static void visit(Yielder<Integer, Void> y, Node node) {
    for (int value : node.values()) {
      y.yield(value);
    }
    for (Node child : node.children()) {
      visit(y, child);
    }
  }

  private static long hash(AsyncStream<Integer> walk) {
    Hash hash = new Hash();
    try (AsyncGenerator<Integer, Void, Void> generator = walk.open()) {
      for (int value : generator) {
        hash.add(value);
      }
    }
    return hash.get();
  }
}
