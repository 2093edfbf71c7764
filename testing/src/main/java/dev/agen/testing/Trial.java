package dev.agen.testing;

import dev.agen.AsyncIterable;
import dev.agen.AsyncStream;
import dev.agen.stream.Scheduler;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link OperatorUnderTest} is built from in one test: sources whose behaviour the test
 * plans, and a function that fails when the test wants it to.
 *
 * <p>The elements of source {@code n} are {@code 100 * n}, {@code 100 * n + 1}, and so on.
 */
public final class Trial {

  /** What {@link #iterable} gives. */
  enum Shape {
    STREAM,
    FOREIGN,
    RUN,
    FOREIGN_RUN;

    boolean isOneRun() {
      return this == RUN || this == FOREIGN_RUN;
    }
  }

  private final Shape shape;
  private final int elements;
  private final ObjIntConsumer<RecordedSource<Integer>> plan;
  private final TreeMap<Integer, RecordedSource<Integer>> sources = new TreeMap<>(); // guarded
  private boolean shaped; // guarded by this
  private int calls; // guarded by this
  private int failingCall = -1; // guarded by this
  private @Nullable Throwable failure; // guarded by this
  private boolean failed; // guarded by this
  private final Set<Scheduler> schedulers = new LinkedHashSet<>(); // guarded by this

  Trial(Shape shape, int elements, ObjIntConsumer<RecordedSource<Integer>> plan) {
    this.shape = shape;
    this.elements = elements;
    this.plan = plan;
  }

  /** Makes a call of {@link #pass} fail, counted from 0. */
  synchronized Trial failingCall(int call, Throwable error) {
    failingCall = call;
    failure = error;
    return this;
  }

  /**
   * Gives a source as a stream.
   *
   * @param source the number of the source, from 0
   * @return the source
   */
  public AsyncStream<Integer> stream(int source) {
    return source(source).stream();
  }

  /**
   * Gives a source as what operators accept: a stream, an implementation of {@link AsyncIterable}
   * that is not agen's, or a run that exists already, whatever the test is about.
   *
   * @param source the number of the source, from 0
   * @return the source
   */
  public AsyncIterable<Integer> iterable(int source) {
    synchronized (this) {
      shaped = true;
    }
    RecordedSource<Integer> recorded = source(source);
    return switch (shape) {
      case STREAM -> recorded.stream();
      case FOREIGN -> recorded.foreign();
      case RUN -> recorded.run();
      case FOREIGN_RUN -> recorded.foreignRun();
    };
  }

  /**
   * To be called by the function that the operator is given: {@code map(t::pass)}. It fails if the
   * test is about that.
   *
   * @param <V> the type of the value
   * @param value anything
   * @return the same
   * @throws Exception the failure
   */
  public <V extends @Nullable Object> V pass(V value) throws Exception {
    Throwable error;
    synchronized (this) {
      schedulers.add(Scheduler.current());
      error = calls++ == failingCall ? failure : null;
      failed |= error != null;
    }
    if (error != null) {
      throw Thrown.unchecked(error);
    }
    return value;
  }

  private synchronized RecordedSource<Integer> source(int number) {
    return sources.computeIfAbsent(number, this::make);
  }

  private RecordedSource<Integer> make(int number) {
    Integer[] values = new Integer[elements];
    for (int i = 0; i < elements; i++) {
      values[i] = 100 * number + i;
    }
    RecordedSource<Integer> source = RecordedSource.of(values);
    plan.accept(source, number);
    return source;
  }

  synchronized List<RecordedSource<Integer>> sources() {
    return new ArrayList<>(sources.values());
  }

  synchronized List<Integer> numbers() {
    return new ArrayList<>(sources.keySet());
  }

  /** Whether the shape matters. */
  synchronized boolean isShaped() {
    return shaped;
  }

  synchronized int calls() {
    return calls;
  }

  /** Whether the failing call has failed. */
  synchronized boolean failed() {
    return failed;
  }

  /** Which schedulers were in use when the function was called. */
  synchronized Set<Scheduler> schedulers() {
    return Set.copyOf(schedulers);
  }

  int opened() {
    return sources().stream().mapToInt(RecordedSource::opened).sum();
  }

  int asked() {
    return sources().stream().mapToInt(RecordedSource::asked).sum();
  }

  int yielded() {
    return sources().stream().mapToInt(RecordedSource::yielded).sum();
  }

  /** Whether any source has thrown {@code error}. */
  boolean threw(Throwable error) {
    return sources().stream().anyMatch(source -> source.thrown().contains(error));
  }

  /** What has been done so far; does not change any more when a run has ended. */
  @Override
  public String toString() {
    return sources() + ", " + calls() + " calls";
  }
}
