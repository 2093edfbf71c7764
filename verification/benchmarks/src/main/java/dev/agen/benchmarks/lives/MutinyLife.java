package dev.agen.benchmarks.lives;

import io.smallrye.mutiny.Multi;

/** Mutiny: {@code generator}, with a callback for its cancellation. */
public final class MutinyLife {

  private MutinyLife() {}

  private static Multi<Integer> numbers(Life life) {
    return Multi.createFrom()
        .<Integer, Integer>generator(
            () -> 0,
            (next, emitter) -> {
              if (next < Life.END) {
                emitter.emit(next);
              } else {
                emitter.complete();
              }
              return next + 1;
            })
        .onCancellation()
        .invoke(life::cleanUp);
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
      fetched += numbers(life).toUni().await().indefinitely() + 1;
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
      numbers(life).select().first(Life.HALF).subscribe().with(value -> sum[0] += value);
    }
    return life.answer(sum[0]);
  }
}
