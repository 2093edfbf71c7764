package dev.agen.benchmarks.lives;

import java.util.stream.Stream;

/** java.util.stream: {@code iterate}, with a close handler. */
public final class StreamLife {

  private StreamLife() {}

  private static Stream<Integer> numbers(Life life) {
    return Stream.iterate(0, i -> i < Life.END, i -> i + 1).onClose(life::cleanUp);
  }

  /**
   * Creates.
   *
   * @param kept where to
   * @return how many
   */
  public static long create(Object[] kept) {
    Life life = new Life();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = numbers(life);
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
      try (Stream<Integer> numbers = numbers(life)) {
        fetched += numbers.findFirst().orElseThrow() + 1;
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
    long[] sum = {0};
    for (int i = 0; i < n; i++) {
      try (Stream<Integer> numbers = numbers(life)) {
        numbers.limit(Life.HALF).forEach(value -> sum[0] += value);
      }
    }
    return life.answer(sum[0]);
  }
}
