package dev.agen.stress;

import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;

/** The generator that most tests use, and one step on it as a number. */
final class Counting {

  /** What a refused step gives. */
  static final int REFUSED = -1;

  private Counting() {}

  /** Yields 1, 2, 3, … */
  static AsyncGenerator<Integer, Object, Object> generator() {
    return AsyncGenerator.of(y -> {
      for (int i = 1; ; i++) {
        y.yield(i);
      }
    });
  }

  /** The next value, or {@link #REFUSED}. */
  static int step(AsyncGenerator<Integer, ?, ?> generator) {
    try {
      return generator.anext().await();
    } catch (AlreadyRunningException refused) {
      return REFUSED;
    }
  }
}
