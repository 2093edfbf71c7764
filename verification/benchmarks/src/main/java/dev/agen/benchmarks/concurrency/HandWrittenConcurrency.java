package dev.agen.benchmarks.concurrency;

import dev.agen.benchmarks.shared.Later;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/** The limits: callbacks and a semaphore; a pool with a thread for each core; a queue. */
public final class HandWrittenConcurrency {

  private static final int BUFFER = 64;

  private HandWrittenConcurrency() {}

  /**
   * Waits.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the permit tells that it is complete
  public static long waiting(int n, int inFlight) {
    Semaphore permits = new Semaphore(inFlight);
    LongAdder sum = new LongAdder();
    for (int i = 0; i < n; i++) {
      permits.acquireUninterruptibly();
      Later.after(Work.MILLIS, i)
          .thenAccept(value -> {
            sum.add(value);
            permits.release();
          });
    }
    permits.acquireUninterruptibly(inFlight);
    return sum.sum();
  }

  /**
   * Computes.
   *
   * @param n how often
   * @return the sum of the results
   */
  public static long computing(int n) {
    int cores = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(cores)) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        int number = i;
        results.add(pool.submit(() -> Work.compute(number)));
      }
      long sum = 0;
      for (Future<Integer> result : results) {
        sum += result.get();
      }
      return sum;
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Merges what virtual threads put into one queue.
   *
   * @param sources how many threads
   * @param each how much each puts
   * @return the sum of the elements
   */
  public static long merge(int sources, int each) {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(BUFFER);
    for (int source = 0; source < sources; source++) {
      Thread.startVirtualThread(() -> {
        try {
          for (int i = 0; i < each; i++) {
            queue.put(i);
          }
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      });
    }
    long sum = 0;
    try {
      for (int taken = 0; taken < sources * each; taken++) {
        sum += queue.take();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return sum;
  }
}
