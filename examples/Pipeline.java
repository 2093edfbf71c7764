/*
 * A sink that is written as a generator and controlled from outside: records are sent in, Flush
 * thrown in writes the batch that is not full yet, and aclose ends it, trailer and all. The try
 * statement of the sink's body is the whole control flow.
 *
 *   ./agen run examples/Pipeline.java
 */

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Awaiter;
import dev.agen.StopAsyncIteration;

/** Thrown into a sink: write what you have. */
static final class Flush extends RuntimeException {
  private static final long serialVersionUID = 1L;
}

/** Takes records, writes them in batches, yields how many have been written so far. */
AsyncGenerator<Integer, String, Void> sink(int batchSize) {
  return AsyncGenerator.of(y -> {
    int written = 0;
    var batch = new ArrayList<String>();
    IO.println("  header");
    try {
      while (true) {
        try {
          do {
            batch.add(y.yield(written));
          } while (batch.size() < batchSize);
        } catch (Flush _) {
          // Then the batch is what there is.
        }
        written += write(y, batch);
      }
    } finally { // aclose throws GeneratorExit at the yield; this may still await
      written += write(y, batch);
      IO.println("  trailer, " + written + " records");
    }
  });
}

int write(Awaiter body, List<String> batch) {
  if (!batch.isEmpty()) {
    String text = "  write " + batch;
    body.await(CompletableFuture.runAsync(() -> IO.println(text)));
  }
  int count = batch.size();
  batch.clear();
  return count;
}

/** What is to be written; a dash is a quiet moment. */
AsyncStream<String> source(String words) {
  return AsyncStream.generate(y -> {
    for (String word : words.split(" ")) {
      y.yield(word);
    }
  });
}

void main() {
  var sink = sink(3);
  sink.anext().await(); // runs to the first yield, where records can be sent to
  try (var words = source("ash birch cedar elm - fir - hazel").open()) {
    for (String word : words) {
      var step = word.equals("-") ? sink.athrow(new Flush()) : sink.asend(word);
      IO.println(word + ": " + step.await() + " written");
    }
  }
  IO.println("close");
  sink.aclose().await();
  try {
    sink.asend("larch").await();
  } catch (StopAsyncIteration end) {
    IO.println("closed: takes nothing any more");
  }

  IO.println("a sink whose source fails");
  var other = sink(3);
  other.anext().await();
  other.asend("maple").await();
  try {
    other.athrow(new IllegalStateException("no more maples")).await();
  } catch (IllegalStateException e) {
    IO.println("came back: " + e.getMessage());
  }
}
