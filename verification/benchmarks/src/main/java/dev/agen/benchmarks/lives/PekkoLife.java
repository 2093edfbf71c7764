package dev.agen.benchmarks.lives;

import dev.agen.benchmarks.shared.PekkoSystem;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/** Pekko Streams: {@code unfoldResource}, which closes what it opened. */
public final class PekkoLife {

  private PekkoLife() {}

  private static Source<Integer, NotUsed> numbers(Life life) {
    return Source.unfoldResource(
        AtomicInteger::new,
        next -> next.get() < Life.END ? Optional.of(next.getAndIncrement()) : Optional.empty(),
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
      fetched +=
          numbers(life).runWith(Sink.head(), PekkoSystem.get()).toCompletableFuture().join() + 1;
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
      sum +=
          numbers(life)
              .take(Life.HALF)
              .runFold(0L, (subtotal, value) -> subtotal + value, PekkoSystem.get())
              .toCompletableFuture()
              .join();
    }
    life.await(n);
    return life.answer(sum);
  }
}
