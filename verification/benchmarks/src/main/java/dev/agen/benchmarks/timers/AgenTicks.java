package dev.agen.benchmarks.timers;

import dev.agen.AsyncStream;
import dev.agen.benchmarks.shared.Later;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** agen: generators that await a stage before each element. */
public final class AgenTicks {

  private AgenTicks() {}

  /**
   * Runs.
   *
   * @param ticks what
   * @return the sum
   */
  public static long run(Ticks ticks) {
    AsyncStream<Integer> stream =
        AsyncStream.generate(y -> {
          for (int i = 0; i < ticks.elements(); i++) {
            y.yield(y.await(Later.after(ticks.millis(), i)));
          }
        });
    LongAdder sum = new LongAdder();
    CompletableFuture<?>[] running =
        Stream.generate(() -> stream.forEachAsync(sum::add).start())
            .limit(ticks.streams())
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(running).join();
    return sum.sum();
  }
}
