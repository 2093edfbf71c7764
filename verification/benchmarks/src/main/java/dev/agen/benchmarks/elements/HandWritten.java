package dev.agen.benchmarks.elements;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/** The limit: an iterator that keeps its place in a field. */
public final class HandWritten implements IntFunction<Iterable<Integer>> {

  @Override
  public Iterable<Integer> apply(int n) {
    return () -> new Range(n);
  }

  private static final class Range implements Iterator<Integer> {
    private final int end;
    private int next;

    Range(int end) {
      this.end = end;
    }

    @Override
    public boolean hasNext() {
      return next < end;
    }

    @Override
    public Integer next() {
      if (next == end) {
        throw new NoSuchElementException();
      }
      return next++;
    }
  }
}
