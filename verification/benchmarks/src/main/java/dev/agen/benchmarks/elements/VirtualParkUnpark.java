package dev.agen.benchmarks.elements;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** A virtual thread and the consumer take turns with park and unpark, and nothing else. */
public final class VirtualParkUnpark implements IntFunction<Iterable<Integer>> {

  @Override
  public Iterable<Integer> apply(int n) {
    return () -> new Turns(n);
  }

  private static final class Turns implements Iterator<Integer>, Runnable {
    private final int end;
    private final Thread consumer = Thread.currentThread();
    private final Thread producer = Thread.ofVirtual().unstarted(this);

    private Integer value; // null: there is no more
    private boolean started;
    private boolean fetched;
    private volatile boolean producing;

    Turns(int end) {
      this.end = end;
    }

    @Override
    public void run() {
      for (int i = 0; i < end; i++) {
        value = i;
        pass();
        while (!producing) {
          LockSupport.park(this);
        }
      }
      value = null;
      pass();
    }

    private void pass() {
      producing = false;
      LockSupport.unpark(consumer);
    }

    @Override
    public boolean hasNext() {
      if (!fetched) {
        producing = true;
        if (!started) {
          started = true;
          producer.start();
        } else {
          LockSupport.unpark(producer);
        }
        while (producing) {
          LockSupport.park(this);
        }
        fetched = true;
      }
      return value != null;
    }

    @Override
    public Integer next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      fetched = false;
      return value;
    }
  }
}
