package dev.agen.testing;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.GeneratorExit;
import dev.agen.Yielder;
import dev.agen.stream.Scheduler;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A source that remembers what is done with it: how often it was opened and closed, what was asked
 * of it, and what was done that must not be. It can fail, wait and fail to close on demand.
 *
 * {@snippet class=snippets.RecordedSourceSnippets region=closed}
 *
 * <p>It comes in four shapes that record in the same place: {@link #stream}, {@link #foreign},
 * {@link #run} and {@link #foreignRun}. Say how it is to behave before it is used.
 *
 * <p>May be used by any threads.
 *
 * @param <T> the type of the elements
 */
public final class RecordedSource<T extends @Nullable Object> {

  private final List<T> elements;

  // How to behave. Guarded by this, like all that follows.
  private int failAt = -1;
  private @Nullable Throwable failure;
  private @Nullable Throwable closingFailure;
  private final List<Integer> pendingAt = new ArrayList<>();
  private boolean alwaysPending;
  private boolean slow;
  private Duration pause = Duration.ZERO;

  // What happened.
  private int opened;
  private int closed;
  private int started;
  private int finished;
  private int asked;
  private int yielded;
  private final List<Throwable> thrown = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final Queue<CompletableFuture<@Nullable Void>> waiting = new ArrayDeque<>();
  private CompletableFuture<@Nullable Void> nextWait = new CompletableFuture<>();

  private RecordedSource(List<T> elements) {
    this.elements = elements;
  }

  /**
   * Makes one of some elements.
   *
   * @param <T> the type of the elements
   * @param elements the elements; may be null
   * @return a source that yields them, at once
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // copied
  public static <T extends @Nullable Object> RecordedSource<T> of(T... elements) {
    return new RecordedSource<>(new ArrayList<>(Arrays.asList(elements)));
  }

  // ---- how to behave ---------------------------------------------------------------------------

  /**
   * Makes each run fail.
   *
   * @param element instead of which element, counted from 0; the number of elements: at the end
   * @param error what to throw
   * @return this
   */
  public synchronized RecordedSource<T> failAt(int element, Throwable error) {
    failAt = Objects.checkIndex(element, elements.size() + 1);
    failure = Objects.requireNonNull(error, "error");
    return this;
  }

  /**
   * Makes the cleanup of each run fail, after it has been done.
   *
   * @param error what to throw
   * @return this
   */
  public synchronized RecordedSource<T> failInClosing(Throwable error) {
    closingFailure = Objects.requireNonNull(error, "error");
    return this;
  }

  /**
   * Makes each run wait before an element until it is {@linkplain #release released}.
   *
   * @param element which element, counted from 0; the number of elements: the end
   * @return this
   */
  public synchronized RecordedSource<T> pendingAt(int element) {
    pendingAt.add(Objects.checkIndex(element, elements.size() + 1));
    return this;
  }

  /**
   * Makes each run wait before each element, and before the end, until it is released.
   *
   * @return this
   */
  public synchronized RecordedSource<T> alwaysPending() {
    alwaysPending = true;
    return this;
  }

  /**
   * Makes each run suspend before each element, before the end, and in its cleanup: it goes on when
   * the scheduler has run a task for it.
   *
   * @return this
   */
  public synchronized RecordedSource<T> slow() {
    slow = true;
    return this;
  }

  /**
   * Makes each run sleep before each element and before the end.
   *
   * @param duration how long
   * @return this
   */
  public synchronized RecordedSource<T> pause(Duration duration) {
    pause = Objects.requireNonNull(duration, "duration");
    return this;
  }

  /**
   * Lets the run go on that has been waiting for longest.
   *
   * @return whether there was one
   */
  public boolean release() {
    while (true) {
      CompletableFuture<@Nullable Void> next;
      synchronized (this) {
        next = waiting.poll();
      }
      if (next == null) {
        return false;
      }
      if (next.complete(null)) {
        return true;
      }
    }
  }

  /** {@return completes when a run waits that did not wait when this was called} */
  public synchronized CompletableFuture<@Nullable Void> nextWait() {
    return nextWait.copy();
  }

  // ---- shapes ----------------------------------------------------------------------------------

  /**
   * {@return the source as a stream} Opened counts its bodies that have started, closed those whose
   * {@code finally} has run.
   */
  public AsyncStream<T> stream() {
    return AsyncStream.generate(MethodHandles.lookup(), y -> body(y, this, true));
  }

  /**
   * {@return the source as an iterable that is nobody's but its own} Its iterators are no
   * generators, but {@link AutoCloseable}. Closed counts the calls of {@code close}.
   */
  public AsyncIterable<T> foreign() {
    return () -> new ForeignRun<>(this);
  }

  /**
   * {@return one run, which exists already, of a generator} It counts as opened from now on. Closed
   * counts its closings.
   */
  public AsyncGenerator<T, @Nullable Void, @Nullable Void> run() {
    AsyncStream<T> inner = AsyncStream.generate(MethodHandles.lookup(), y -> body(y, this, false));
    return new RecordedRun<>(this, inner.open());
  }

  /** {@return one run, which exists already, of {@link #foreign}} */
  public AsyncIterator<T> foreignRun() {
    return new ForeignRun<>(this);
  }

  private static <T extends @Nullable Object> void body(
      Yielder<T, @Nullable Void> y, RecordedSource<T> source, boolean counts) throws Exception {
    Scheduler scheduler = Scheduler.current();
    source.starts(counts);
    try {
      for (int i = 0; i <= source.size(); i++) {
        source.asks();
        CompletionStage<@Nullable Void> obstacle = source.before(i, scheduler);
        if (obstacle != null) {
          y.await(obstacle);
        }
        Duration pause = source.pause();
        if (!pause.isZero()) {
          y.await(scheduler.sleep(pause));
        }
        source.failsPerhaps(i);
        if (i < source.size()) {
          y.yield(source.yields(i));
        }
      }
    } catch (Throwable error) {
      cleansUp(y, source, scheduler, counts, error);
      throw error;
    }
    cleansUp(y, source, scheduler, counts, null);
  }

  /**
   * As try-with-resources does it: what fails later is suppressed. Also a cancellation that meets
   * the cleanup of a run that has failed must not replace the failure.
   */
  private static <T extends @Nullable Object> void cleansUp(
      Yielder<T, @Nullable Void> y,
      RecordedSource<T> source,
      Scheduler scheduler,
      boolean counts,
      @Nullable Throwable error)
      throws Exception {
    Throwable first = error;
    try {
      CompletionStage<@Nullable Void> obstacle = source.hop(scheduler);
      if (obstacle != null) {
        y.await(obstacle);
      }
    } catch (Throwable failure) {
      first = earlier(first, failure);
    }
    source.finishes(counts);
    try {
      source.throwClosingFailure();
    } catch (Throwable failure) {
      first = earlier(first, failure);
    }
    if (first != null && first != error) {
      throw Thrown.unchecked(first);
    }
  }

  /** {@return what to throw of two} That a run is to end is no failure. */
  private static Throwable earlier(@Nullable Throwable error, Throwable failure) {
    if (error == null || error instanceof GeneratorExit || error == failure) {
      return failure;
    }
    error.addSuppressed(failure);
    return error;
  }

  // ---- what happened ---------------------------------------------------------------------------

  /** {@return how many runs were opened} */
  public synchronized int opened() {
    return opened;
  }

  /** {@return how often a run was closed} */
  public synchronized int closed() {
    return closed;
  }

  /** {@return how many runs have begun and not ended} Their {@code finally} has not run. */
  public synchronized int live() {
    return Math.max(opened - closed, started - finished);
  }

  /** {@return how often an element was asked for} The question that finds the end counts. */
  public synchronized int asked() {
    return asked;
  }

  /** {@return how many elements were yielded} */
  public synchronized int yielded() {
    return yielded;
  }

  /** {@return the planned failures that were thrown} */
  public synchronized List<Throwable> thrown() {
    return List.copyOf(thrown);
  }

  /**
   * {@return what was done with it that must not be} Two questions at a time, one after the end or
   * after the closing, a second closing.
   */
  public synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  @Override
  public synchronized String toString() {
    return "RecordedSource["
        + (opened + " opened, " + closed + " closed, " + started + " started, ")
        + (finished + " finished, " + asked + " asked, " + yielded + " yielded")
        + (violations.isEmpty() ? "]" : ", " + violations + "]");
  }

  // ---- for its runs ----------------------------------------------------------------------------

  int size() {
    return elements.size();
  }

  synchronized Duration pause() {
    return pause;
  }

  private synchronized void starts(boolean counts) {
    started++;
    if (counts) {
      opened++;
    }
  }

  private synchronized void finishes(boolean counts) {
    finished++;
    if (counts) {
      closed++;
    }
  }

  synchronized void opens() {
    opened++;
  }

  /** A run that counts its closings is closed. */
  synchronized void closes() {
    closed++;
  }

  void throwClosingFailure() throws Exception {
    Throwable error;
    synchronized (this) {
      error = closingFailure;
      if (error != null) {
        thrown.add(error);
      }
    }
    if (error != null) {
      throw Thrown.unchecked(error);
    }
  }

  synchronized void asks() {
    asked++;
  }

  synchronized void violates(String what) {
    violations.add(what);
  }

  void failsPerhaps(int element) {
    Throwable error;
    synchronized (this) {
      error = failAt == element ? failure : null;
      if (error != null) {
        thrown.add(error);
      }
    }
    if (error != null) {
      throw Thrown.unchecked(error);
    }
  }

  synchronized T yields(int element) {
    yielded++;
    return elements.get(element);
  }

  /** What a run has to wait for before an element; null if nothing. */
  @Nullable CompletionStage<@Nullable Void> before(int element, Scheduler scheduler) {
    CompletableFuture<@Nullable Void> wait;
    CompletableFuture<@Nullable Void> told;
    synchronized (this) {
      if (!alwaysPending && !pendingAt.contains(element)) {
        return hop(scheduler);
      }
      wait = new CompletableFuture<>();
      waiting.add(wait);
      told = nextWait;
      nextWait = new CompletableFuture<>();
    }
    told.complete(null);
    return wait;
  }

  /** What a slow run has to wait for; null if it is not slow. */
  @Nullable CompletionStage<@Nullable Void> hop(Scheduler scheduler) {
    synchronized (this) {
      if (!slow) {
        return null;
      }
    }
    CompletableFuture<@Nullable Void> hop = new CompletableFuture<>();
    scheduler.execute(() -> hop.complete(null));
    return hop;
  }
}
