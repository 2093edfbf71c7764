package dev.agen.conformance.check;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Works on inputs in parallel, on virtual threads, and hands on the results in the order of the
 * inputs.
 *
 * @param <T> the type of the inputs; their text names them in messages
 * @param <R> the type of the results
 */
public final class InOrder<T, R> {

  private record Pending<T, R>(T input, Future<R> result) {}

  private static final int WINDOW = 8;

  private final int jobs;
  private final Duration limit;
  private final Function<T, R> work;

  /**
   * Makes one.
   *
   * @param jobs how many inputs are worked on at once
   * @param limit how long the work on one input may take
   * @param work the work
   */
  public InOrder(int jobs, Duration limit, Function<T, R> work) {
    this.jobs = jobs;
    this.limit = limit;
    this.work = work;
  }

  /**
   * Works on all inputs. An exception of the inputs is thrown when the results before it have been
   * handed on.
   *
   * @param inputs the inputs; read by the calling thread, not far ahead
   * @param sink gets the results, on the calling thread
   * @throws HungException if the work on an input took too long; it goes on then
   */
  public void forEach(Iterator<? extends T> inputs, Consumer<? super R> sink) {
    ExecutorService workers = Executors.newFixedThreadPool(jobs, Thread.ofVirtual().factory());
    try {
      Queue<Pending<T, R>> window = new ArrayDeque<>();
      RuntimeException failure = null;
      while (failure == null || !window.isEmpty()) {
        try {
          while (failure == null && window.size() < WINDOW * jobs && inputs.hasNext()) {
            T input = inputs.next();
            window.add(new Pending<>(input, workers.submit(() -> work.apply(input))));
          }
        } catch (RuntimeException e) {
          failure = e;
        }
        if (window.isEmpty()) {
          break;
        }
        sink.accept(result(window.remove()));
      }
      if (failure != null) {
        throw failure;
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private R result(Pending<T, R> pending) {
    try {
      return pending.result().get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HungException(
          pending.input() + " did not end within " + limit.toSeconds() + " seconds");
    } catch (ExecutionException e) {
      throw new IllegalStateException(pending.input() + " broke the runner", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
