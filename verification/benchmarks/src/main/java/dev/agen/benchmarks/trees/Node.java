package dev.agen.benchmarks.trees;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A tree: first the values of a node, then its children.
 *
 * @param values the values
 * @param children the children
 */
public record Node(List<Integer> values, List<Node> children) {

  /**
   * {@return a tree in which each node but the last has one child, with the values from 0 up spread
   * evenly over the levels: the deeper the tree, the more often a value is passed on}
   *
   * @param depth how many levels there are
   * @param size how many values there are
   */
  public static Node ofDepth(int depth, int size) {
    int each = size / depth;
    List<Node> below = List.of();
    for (int level = depth - 1; level >= 0; level--) {
      List<Integer> values = IntStream.range(level * each, (level + 1) * each).boxed().toList();
      below = List.of(new Node(values, below));
    }
    return below.getFirst();
  }

  /**
   * {@return a tree in which each node but the last has one child and nothing else: all values,
   * from 0 up, are passed through all levels}
   *
   * @param depth how many levels there are
   * @param size how many values there are
   */
  public static Node ofLeaf(int depth, int size) {
    Node node = new Node(IntStream.range(0, size).boxed().toList(), List.of());
    for (int level = 1; level < depth; level++) {
      node = new Node(List.of(), List.of(node));
    }
    return node;
  }
}
