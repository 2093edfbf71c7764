package dev.agen.benchmarks.trees;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The limit: an iterator that keeps the nodes to be visited on a stack. */
public final class StackWalk implements Iterator<Integer> {

  private final Deque<Node> pending = new ArrayDeque<>();
  private Iterator<Integer> values;

  private StackWalk(Node root) {
    pending.push(root);
    values = root.values().iterator();
  }

  /**
   * Walks.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long walk(Node root) {
    Iterator<Integer> walk = new StackWalk(root);
    Hash hash = new Hash();
    while (walk.hasNext()) {
      hash.add(walk.next());
    }
    return hash.get();
  }

  @Override
  public boolean hasNext() {
    while (!values.hasNext()) {
      Node done = pending.poll();
      if (done == null) {
        return false;
      }
      done.children().reversed().forEach(pending::push);
      Node next = pending.peek();
      if (next != null) {
        values = next.values().iterator();
      }
    }
    return true;
  }

  @Override
  public Integer next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return values.next();
  }
}
