package dev.agen.benchmarks.lives;

import reactor.core.publisher.Flux;

/** Reactor: {@code generate}, whose state can be cleaned up. */
public final class ReactorLife {

  private ReactorLife() {}

  private static Flux<Integer> numbers(Life life) {
    return Flux.generate(
        () -> 0,
        (next, sink) -> {
          if (next < Life.END) {
            sink.next(next);
          } else {
            sink.complete();
          }
          return next + 1;
        },
        _ -> life.cleanUp());
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
      fetched += numbers(life).next().blockOptional().orElseThrow() + 1;
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
      numbers(life).take(Life.HALF).subscribe(value -> sum[0] += value);
    }
    return life.answer(sum[0]);
  }
}
