package dev.agen.benchmarks.large;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The limit: an iterator that keeps the five locals and its place in fields. */
public final class HandWrittenLarge implements Iterator<Integer> {

  private static final int LOCALS = 5;

  private final int end;
  private int place;
  private int a = 1;
  private int b = 2;
  private int c = 3;
  private int d = 4;
  private int e = 5;

  /**
   * Makes one.
   *
   * @param end how many elements it has
   */
  public HandWrittenLarge(int end) {
    this.end = end;
  }

  /**
   * {@return the sum of the elements of a body that was written like this}
   *
   * @param end how many elements it has
   */
  public static long sum(int end) {
    HandWrittenLarge numbers = new HandWrittenLarge(end);
    long sum = 0;
    while (numbers.hasNext()) {
      sum += numbers.next();
    }
    return sum;
  }

  @Override
  public boolean hasNext() {
    return place < end;
  }

  @Override
  public Integer next() {
    if (place == end) {
      throw new NoSuchElementException();
    }
    return switch (place++ % LOCALS) {
      case 0 -> a += e;
      case 1 -> b += a;
      case 2 -> c += b;
      case 3 -> d += c;
      default -> e += d;
    };
  }
}
