package dev.agen.benchmarks.trees;

import com.softwaremill.jox.Channel;
import com.softwaremill.jox.ChannelDone;
import java.util.concurrent.SynchronousQueue;

/** A virtual thread that hands over from a recursive method. */
public final class ThreadWalk {

  private static final int END = -1;

  private ThreadWalk() {}

  /** Where a value is put. */
  @FunctionalInterface
  private interface Sink {
    void put(Integer value) throws InterruptedException;
  }

  private static void visit(Node node, Sink sink) throws InterruptedException {
    for (Integer value : node.values()) {
      sink.put(value);
    }
    for (Node child : node.children()) {
      visit(child, sink);
    }
  }

  /**
   * Walks, and hands over through a SynchronousQueue.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long synchronousQueue(Node root) {
    SynchronousQueue<Integer> queue = new SynchronousQueue<>();
    Thread.startVirtualThread(() -> {
      try {
        visit(root, queue::put);
        queue.put(END);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    Hash hash = new Hash();
    try {
      for (int value = queue.take(); value != END; value = queue.take()) {
        hash.add(value);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return hash.get();
  }

  /**
   * Walks, and hands over through a rendezvous channel of Jox.
   *
   * @param root where from
   * @return the hash of the values
   */
  public static long channel(Node root) {
    Channel<Integer> channel = Channel.newRendezvousChannel();
    Thread.startVirtualThread(() -> {
      try {
        visit(root, channel::send);
        channel.done();
      } catch (InterruptedException e) {
        channel.error(e);
      }
    });
    Hash hash = new Hash();
    try {
      Object received = channel.receiveOrClosed();
      while (!(received instanceof ChannelDone)) {
        hash.add((Integer) received);
        received = channel.receiveOrClosed();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return hash.get();
  }
}
