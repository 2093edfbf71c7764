package dev.agen.benchmarks.lives;

import dev.agen.AsyncStream;

/** agen. */
public final class AgenLife {

  private AgenLife() {}

  private static AsyncStream<Integer> numbers(Life life) {
    return AsyncStream.generate(y -> {
      try {
        for (int i = 0; i < Life.END; i++) {
          y.yield(i);
        }
      } finally {
        life.cleanUp();
      }
    });
  }

  /**
   * Creates.
   *
   * @param kept where to
   * @return how many
   */
  public static long create(Object[] kept) {
    AsyncStream<Integer> numbers = numbers(new Life());
    for (int i = 0; i < kept.length; i++) {
      kept[i] = numbers.open();
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
    AsyncStream<Integer> numbers = numbers(new Life());
    long fetched = 0;
    for (int i = 0; i < n; i++) {
      try (var generator = numbers.open()) {
        fetched += generator.anext().await() + 1;
      }
    }
    return fetched;
  }

  /**
   * Fetches the first element and drops the generator, which has nothing to clean up.
   *
   * @param n of how many
   * @return how many were fetched
   */
  public static long started(int n) {
    AsyncStream<Integer> numbers =
        AsyncStream.generate(y -> {
          for (int i = 0; i < Life.END; i++) {
            y.yield(i);
          }
        });
    long fetched = 0;
    for (int i = 0; i < n; i++) {
      fetched += numbers.open().anext().await() + 1;
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
    AsyncStream<Integer> numbers = numbers(life);
    long sum = 0;
    for (int i = 0; i < n; i++) {
      try (var generator = numbers.open()) {
        for (int value : generator) {
          sum += value;
          if (value == Life.HALF - 1) {
            break;
          }
        }
      }
    }
    return life.answer(sum);
  }
}
