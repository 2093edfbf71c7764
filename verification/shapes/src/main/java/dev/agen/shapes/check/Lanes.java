package dev.agen.shapes.check;

import dev.agen.shapes.prepare.Preparation;
import dev.agen.shapes.prepare.Prepared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Works on the batches of a run in parallel, and hands on what came of them in their order. A lane
 * is a thread that takes batch after batch, prepares it, and runs it in all modes, with a compiler
 * and with processes of its own.
 */
public final class Lanes {

  /** A batch with its number, or why there is none. */
  private record Arrival(int batch, Outcome outcome, RuntimeException failure) {}

  private final Preparation.Settings settings;
  private final List<Mode> modes;
  private final Duration limit;
  private final int jobs;

  /**
   * Makes lanes.
   *
   * @param settings what to draw
   * @param modes where to run it
   * @param limit how long a program may take
   * @param jobs how many lanes
   */
  public Lanes(Preparation.Settings settings, List<Mode> modes, Duration limit, int jobs) {
    this.settings = settings;
    this.modes = modes;
    this.limit = limit;
    this.jobs = jobs;
  }

  /**
   * Runs programs.
   *
   * @param count how many
   * @param sink gets what came of each batch, in order, on the calling thread
   * @throws HungException if a program does not end
   */
  public void run(int count, Consumer<? super Outcome> sink) {
    int batches = (count + Preparation.SIZE - 1) / Preparation.SIZE;
    AtomicInteger next = new AtomicInteger();
    BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    for (int i = 0; i < Math.min(jobs, batches); i++) {
      Thread.ofPlatform()
          .daemon()
          .name("shapes lane " + i)
          .start(() -> work(next, batches, count, arrivals));
    }
    try {
      inOrder(batches, arrivals, sink);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      next.set(batches); // a failure ends all lanes
    }
  }

  private static void inOrder(
      int batches, BlockingQueue<Arrival> arrivals, Consumer<? super Outcome> sink)
      throws InterruptedException {
    Map<Integer, Outcome> early = new TreeMap<>();
    for (int done = 0; done < batches; ) {
      Arrival arrival = arrivals.take();
      if (arrival.failure() != null) {
        throw arrival.failure();
      }
      early.put(arrival.batch(), arrival.outcome());
      for (Outcome outcome = early.remove(done); outcome != null; outcome = early.remove(done)) {
        sink.accept(outcome);
        done++;
      }
    }
  }

  private void work(AtomicInteger next, int batches, int count, BlockingQueue<Arrival> arrivals) {
    List<Runner> runners = new ArrayList<>();
    int batch = 0;
    try {
      modes.forEach(mode -> runners.add(Runner.of(mode, limit)));
      Preparation preparation = new Preparation(settings);
      for (batch = next.getAndIncrement(); batch < batches; batch = next.getAndIncrement()) {
        arrivals.add(new Arrival(batch, outcome(preparation.batch(batch, count), runners), null));
      }
    } catch (RuntimeException e) {
      arrivals.add(new Arrival(batch, null, e));
    } catch (Error e) {
      arrivals.add(new Arrival(batch, null, new IllegalStateException("batch " + batch, e)));
    } finally {
      runners.forEach(Runner::close);
    }
  }

  private Outcome outcome(Prepared prepared, List<Runner> runners) {
    List<Outcome.Result> results = new ArrayList<>();
    for (int i = 0; i < modes.size(); i++) {
      results.add(new Outcome.Result(modes.get(i), runners.get(i).run(prepared.batch())));
    }
    return new Outcome(prepared, results);
  }
}
