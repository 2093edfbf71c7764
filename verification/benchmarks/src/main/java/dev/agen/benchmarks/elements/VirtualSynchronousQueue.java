package dev.agen.benchmarks.elements;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.SynchronousQueue;
import java.util.function.IntFunction;

/** A virtual thread that puts into a SynchronousQueue, from which the consumer takes. */
public final class VirtualSynchronousQueue implements IntFunction<Iterable<Integer>> {

  private static final int END = -1;

  @Override
  public Iterable<Integer> apply(int n) {
    return () -> {
      SynchronousQueue<Integer> queue = new SynchronousQueue<>();
      Thread.startVirtualThread(() -> {
        try {
          for (int i = 0; i < n; i++) {
            queue.put(i);
          }
          queue.put(END);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      });
      return new Taken(queue);
    };
  }

  private static final class Taken implements Iterator<Integer> {
    private final SynchronousQueue<Integer> queue;
    private Integer next;

    Taken(SynchronousQueue<Integer> queue) {
      this.queue = queue;
    }

    @Override
    public boolean hasNext() {
      if (next == null) {
        try {
          next = queue.take();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return next != END;
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Integer value = next;
      next = null;
      return value;
    }
  }
}
