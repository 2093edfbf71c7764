package dev.agen.benchmarks.concurrency;

import com.softwaremill.jox.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntUnaryOperator;

/** A virtual thread for each element, and a semaphore; Jox: one channel for all sources. */
public final class ThreadConcurrency {

  private ThreadConcurrency() {}

  /**
   * Waits.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long waiting(int n, int inFlight) {
    return map(n, inFlight, Work::block);
  }

  /**
   * Computes.
   *
   * @param n how often
   * @param inFlight how many at a time
   * @return the sum of the results
   */
  public static long computing(int n, int inFlight) {
    return map(n, inFlight, Work::compute);
  }

  private static long map(int n, int inFlight, IntUnaryOperator work) {
    Semaphore permits = new Semaphore(inFlight);
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        int number = i;
        permits.acquire();
        results.add(
            executor.submit(() -> {
              try {
                return work.applyAsInt(number);
              } finally {
                permits.release();
              }
            }));
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
   * Merges what virtual threads send to one channel of Jox.
   *
   * @param sources how many threads
   * @param each how much each sends
   * @return the sum of the elements
   */
  public static long merge(int sources, int each) {
    Channel<Integer> channel = Channel.newBufferedDefaultChannel();
    for (int source = 0; source < sources; source++) {
      Thread.startVirtualThread(() -> {
        try {
          for (int i = 0; i < each; i++) {
            channel.send(i);
          }
        } catch (InterruptedException e) {
          channel.error(e);
        }
      });
    }
    long sum = 0;
    try {
      for (int received = 0; received < sources * each; received++) {
        sum += channel.receive();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return sum;
  }
}
