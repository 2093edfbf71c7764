package dev.agen.internal.stream;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.Awaiter;
import dev.agen.Yielder;
import dev.agen.internal.Rethrow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * An input of an operator, which the operator owns (docs/operators.md, rule 1).
 *
 * <p>What can be opened again is opened by the body and closed by the body. What is one run that
 * exists already, an iterator, has to be closed also if the body never starts; so it is handed to
 * the run as a resource, too, and remembers whether it has been closed.
 *
 * <p>A body uses it like this; both methods await the closing:
 *
 * <pre>{@code
 * AsyncIterator<T> run = source.open();
 * try {
 *   for (T value : y.each(run)) { ... }
 * } catch (Throwable error) {
 *   throw Source.closeAfter(y, source, run, error);
 * }
 * Source.close(y, source, run);
 * }</pre>
 *
 * @param <T> the type of the elements
 */
final class Source<T extends @Nullable Object> implements AutoCloseable {

  /** What {@link #next} gives at the end. */
  static final Object END = new Object();

  private final AsyncIterable<? extends T> iterable;

  /** Null if it can be opened again. */
  private final @Nullable AtomicBoolean closed;

  private Source(AsyncIterable<? extends T> iterable) {
    this.iterable = iterable;
    closed = iterable instanceof AsyncIterator<?> ? new AtomicBoolean() : null;
  }

  /** Takes ownership of an argument called {@code name}. */
  static <T extends @Nullable Object> Source<T> of(
      AsyncIterable<? extends T> iterable, String name) {
    return new Source<>(Objects.requireNonNull(iterable, name));
  }

  /** Begins a run. */
  @SuppressWarnings("unchecked") // elements are only read
  AsyncIterator<T> open() {
    return (AsyncIterator<T>) iterable.aiter();
  }

  /** Fetches one element, or {@link #END}: for bodies that do not just loop over one source. */
  @SuppressWarnings("unchecked") // elements are only read
  static @Nullable Object next(Awaiter awaiter, AsyncIterator<?> run) {
    return awaiter.await(((AsyncIterator<@Nullable Object>) run).anext(END));
  }

  /** Opens a source, yields all its elements, and closes it. */
  @SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
  static <T extends @Nullable Object> void drain(Yielder<T, @Nullable Void> y, Source<T> source)
      throws Exception {
    AsyncIterator<T> run = source.open();
    try {
      for (T value : y.<T>each(run)) {
        y.yield(value);
      }
    } catch (Throwable error) {
      throw closeAfter(y, source, run, error);
    }
    close(y, source, run);
  }

  /** The elements, if nothing has to be opened or awaited for them; else null. */
  @SuppressWarnings("unchecked") // elements are only read
  @Nullable Iterable<T> values() {
    return iterable instanceof GeneratedStream<?> stream ? (Iterable<T>) stream.values() : null;
  }

  /**
   * The elements, if in addition they are there, so that asking for one takes no time; else null.
   */
  @Nullable Iterable<T> present() {
    Iterable<T> values = values();
    return values instanceof Collection<?> || values instanceof MakeOps.Range ? values : null;
  }

  /** What has to be closed even if nothing is opened. */
  List<AutoCloseable> owned() {
    if (closed != null) {
      return List.of(this);
    }
    return iterable instanceof AbstractStream<?> stream ? stream.owned() : List.of();
  }

  /** What several inputs own. */
  static List<AutoCloseable> owned(List<? extends Source<?>> sources) {
    List<AutoCloseable> all = new ArrayList<>();
    sources.forEach(source -> all.addAll(source.owned()));
    return List.copyOf(all);
  }

  /** See {@link dev.agen.AsyncStream#maxInFlight()}. */
  long maxInFlight() {
    return iterable instanceof AbstractStream<?> stream ? stream.maxInFlight() : 0;
  }

  /** Closes a run of it and waits until its cleanup is done. */
  static void close(Awaiter awaiter, Source<?> source, AsyncIterator<?> run) throws Exception {
    if (source.closed == null || source.closed.compareAndSet(false, true)) {
      close(awaiter, run);
    }
  }

  /** Closes a run, whoever it belongs to. */
  static void close(Awaiter awaiter, AsyncIterator<?> run) throws Exception {
    if (run instanceof AsyncGenerator<?, ?, ?> generator) {
      awaiter.await(generator.aclose());
    } else if (run instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /** As {@link #close}, after {@code error}, which is thrown; what closing throws is suppressed. */
  static RuntimeException closeAfter(
      Awaiter awaiter, Source<?> source, AsyncIterator<?> run, Throwable error) throws Exception {
    try {
      close(awaiter, source, run);
    } catch (Throwable failure) {
      throw after(error, failure);
    }
    throw Rethrow.unchecked(error);
  }

  /** As the other, for a run that somebody else has opened. */
  static RuntimeException closeAfter(Awaiter awaiter, AsyncIterator<?> run, Throwable error)
      throws Exception {
    try {
      close(awaiter, run);
    } catch (Throwable failure) {
      throw after(error, failure);
    }
    throw Rethrow.unchecked(error);
  }

  /** {@return what to throw of two: the first, unless that is only the order to close} */
  static RuntimeException after(Throwable error, Throwable failure) {
    if (error instanceof dev.agen.GeneratorExit) {
      throw Rethrow.unchecked(failure);
    }
    if (error != failure) {
      error.addSuppressed(failure);
    }
    throw Rethrow.unchecked(error);
  }

  /** Closes what was never opened; for the end of a run whose body never started. */
  @Override
  public void close() {
    if (closed != null
        && closed.compareAndSet(false, true)
        && iterable instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception error) {
        throw Rethrow.unchecked(error);
      }
    }
  }
}
