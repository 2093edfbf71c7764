package dev.agen.benchmarks.lives;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The limit: an iterator that can be closed. */
public final class HandWrittenLife {

  private HandWrittenLife() {}

  /**
   * Creates.
   *
   * @param kept where to
   * @return how many
   */
  public static long create(Object[] kept) {
    Life life = new Life();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = new Closeable(life);
    }
    return kept.length;
  }

  /**
   * Fetches the first element.
   *
   * @param n of how many
   * @return how many were fetched
   */
  public static long first(int n) {
    Life life = new Life();
    long fetched = 0;
    for (int i = 0; i < n; i++) {
      try (Closeable iterator = new Closeable(life)) {
        fetched += iterator.next() + 1;
      }
    }
    return fetched;
  }

  /**
   * Closes half-way.
   *
   * @param n how many
   * @return the answer
   */
  public static long half(int n) {
    Life life = new Life();
    long sum = 0;
    for (int i = 0; i < n; i++) {
      try (Closeable iterator = new Closeable(life)) {
        for (int taken = 0; taken < Life.HALF; taken++) {
          sum += iterator.next();
        }
      }
    }
    return life.answer(sum);
  }

  private static final class Closeable implements Iterator<Integer>, AutoCloseable {
    private final Life life;
    private int next;

    Closeable(Life life) {
      this.life = life;
    }

    @Override
    public boolean hasNext() {
      return next < Life.END;
    }

    @Override
    public Integer next() {
      if (next == Life.END) {
        throw new NoSuchElementException();
      }
      return next++;
    }

    @Override
    public void close() {
      life.cleanUp();
    }
  }
}
