/*
 * The ticker of PEP 525: an asynchronous generator that counts and waits between two numbers. One
 * that is left early is closed by try-with-resources, and its finally block runs.
 *
 *   ./agen run examples/Ticker.java
 */

import dev.agen.AsyncStream;

/** Counts from 0 to {@code to}, a number every {@code delay}. */
AsyncStream<Integer> ticker(Duration delay, int to) {
  return AsyncStream.generate(y -> {
    try {
      for (int i = 0; i < to; i++) {
        y.yield(i);
        y.await(sleep(delay));
      }
    } finally {
      IO.println("ticker stopped");
    }
  });
}

/** What asyncio.sleep is: a stage that completes later. */
CompletableFuture<Void> sleep(Duration delay) {
  var later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
  return CompletableFuture.runAsync(() -> {}, later);
}

void main() {
  IO.println("to the end:");
  try (var ticks = ticker(Duration.ofMillis(50), 3).open()) {
    for (int i : ticks) {
      IO.println("tick " + i);
    }
  }

  IO.println("left early:");
  try (var ticks = ticker(Duration.ofMillis(50), 1_000_000).open()) {
    for (int i : ticks) {
      IO.println("tick " + i);
      if (i == 1) {
        break;
      }
    }
  }
  IO.println("done");
}
