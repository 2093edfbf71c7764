package dev.agen.stream;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.StopAsyncIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Sources that tell what is done to them; for one run at a time. Their cleanup awaits. */
final class Probe {

  /** How many runs have begun. */
  volatile int opened;

  /** How many runs have ended, cleanup and all. */
  volatile int closed;

  /** How many elements have been asked for. */
  volatile int fetched;

  /** Is open when a source hangs. */
  final CountDownLatch hanging = new CountDownLatch(1);

  /** 0 to n - 1. */
  AsyncStream<Integer> count(int n) {
    return AsyncStream.generate(y -> {
      opened++;
      try {
        for (int i = 0; i < n; i++) {
          fetched++;
          y.yield(i);
        }
      } finally {
        y.await(CompletableFuture.runAsync(() -> {}));
        closed++;
      }
    });
  }

  /** 0 to n - 1, then a failure. */
  AsyncStream<Integer> failing(int n, Throwable error) {
    return AsyncStream.generate(y -> {
      opened++;
      try {
        for (int i = 0; i < n; i++) {
          fetched++;
          y.yield(i);
        }
        throw sneaky(error);
      } finally {
        y.await(CompletableFuture.runAsync(() -> {}));
        closed++;
      }
    });
  }

  /** 0 to n - 1, then nothing for ever. */
  AsyncStream<Integer> hanging(int n) {
    return AsyncStream.generate(y -> {
      opened++;
      try {
        for (int i = 0; i < n; i++) {
          fetched++;
          y.yield(i);
        }
        hanging.countDown();
        y.await(new CompletableFuture<>());
      } finally {
        y.await(CompletableFuture.runAsync(() -> {}));
        closed++;
      }
    });
  }

  /** A run that exists already, 0 to n - 1, and is somebody else's implementation. */
  Foreign running(int n) {
    return new Foreign(n);
  }

  final class Foreign implements AsyncIterator<Integer>, AutoCloseable {
    private final int n;
    private int next;

    /** How often it was asked. */
    volatile int asked;

    private Foreign(int n) {
      this.n = n;
    }

    @Override
    public Awaitable<Integer> anext() {
      asked++;
      return Awaitable.of(
          CompletableFuture.supplyAsync(() -> {
            if (next == n || closed > 0) {
              throw new StopAsyncIteration();
            }
            fetched++;
            return next++;
          }));
    }

    @Override
    public void close() {
      closed++;
    }
  }

  /** Elements of a run that is pulled, at most so many; the run stays open. */
  static <T> List<T> pull(AsyncGenerator<T, ?, ?> run, int most) {
    List<T> values = new ArrayList<>();
    var iterator = run.iterator();
    while (values.size() < most && iterator.hasNext()) {
      values.add(iterator.next());
    }
    return values;
  }

  /** All elements, pulled. */
  static <T> List<T> pulled(AsyncStream<T> stream) {
    try (var run = stream.open()) {
      return pull(run, Integer.MAX_VALUE);
    }
  }

  @SuppressWarnings("unchecked")
  static <X extends Throwable> RuntimeException sneaky(Throwable error) throws X {
    throw (X) error;
  }
}
