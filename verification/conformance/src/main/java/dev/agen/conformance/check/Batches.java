package dev.agen.conformance.check;

import dev.agen.conformance.program.Program;
import dev.agen.conformance.run.Engine;
import dev.agen.conformance.run.Prepared;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Inputs whose programs have been prepared. Reads ahead: while the programs of one batch are handed
 * out, the next ones are being prepared in the background, and one input is read for each that is
 * handed out.
 *
 * @param <T> the type of the inputs
 */
final class Batches<T> implements Iterator<Batches.Ready<T>>, AutoCloseable {

  /** An input and its program, ready to run. */
  record Ready<T>(T input, Program program, Prepared prepared) {
    @Override
    public String toString() {
      return input.toString();
    }
  }

  /** How many full batches are under way while one is handed out. */
  private static final int AHEAD = 2;

  private final Engine engine;
  private final Iterator<? extends T> inputs;
  private final Function<? super T, Program> program;
  private final ExecutorService background;
  private final Queue<Future<List<Ready<T>>>> underWay = new ArrayDeque<>();
  private final Queue<Ready<T>> ready = new ArrayDeque<>();
  private List<T> filling = new ArrayList<>();
  private RuntimeException failure;
  private boolean exhausted;

  /**
   * Makes one that has read nothing yet.
   *
   * @param engine prepares the programs
   * @param jobs how many batches it prepares at once
   * @param inputs where they come from
   * @param program takes the program out of an input
   */
  Batches(
      Engine engine, int jobs, Iterator<? extends T> inputs, Function<? super T, Program> program) {
    this.engine = engine;
    this.inputs = inputs;
    this.program = program;
    this.background = Executors.newFixedThreadPool(jobs, Thread.ofPlatform().daemon().factory());
  }

  /** An exception of the inputs is thrown when what came before it has been handed out. */
  @Override
  public boolean hasNext() {
    if (ready.isEmpty()) {
      while (!exhausted && underWay.size() < AHEAD) {
        read();
      }
      if (!underWay.isEmpty()) {
        ready.addAll(result(underWay.remove()));
      }
    }
    if (ready.isEmpty() && failure != null) {
      throw failure;
    }
    return !ready.isEmpty();
  }

  @Override
  public Ready<T> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    read();
    return ready.remove();
  }

  private void read() {
    if (exhausted) {
      return;
    }
    try {
      if (inputs.hasNext()) {
        filling.add(inputs.next());
      } else {
        exhausted = true;
      }
    } catch (RuntimeException e) {
      failure = e;
      exhausted = true;
    }
    if (filling.size() == engine.batch() || (exhausted && !filling.isEmpty())) {
      List<T> batch = filling;
      underWay.add(background.submit(() -> prepare(batch)));
      filling = new ArrayList<>();
    }
  }

  private List<Ready<T>> prepare(List<T> batch) {
    List<Program> programs = batch.stream().<Program>map(program).toList();
    List<Prepared> prepared = prepare(batch, programs);
    List<Ready<T>> handedOut = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      handedOut.add(new Ready<>(batch.get(i), programs.get(i), prepared.get(i)));
    }
    return handedOut;
  }

  private List<Prepared> prepare(List<T> batch, List<Program> programs) {
    try {
      return engine.prepare(programs);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          batch.getFirst() + " to " + batch.getLast() + " could not be prepared", e);
    }
  }

  private static <R> R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a batch broke the runner", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
