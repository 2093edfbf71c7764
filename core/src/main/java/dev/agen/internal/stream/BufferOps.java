package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.function.ThrowingBiFunction;
import dev.agen.internal.stream.concurrent.BoundedMailbox;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Lane;
import dev.agen.internal.stream.concurrent.Lanes;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Overflow;
import dev.agen.stream.Scheduler;
import dev.agen.stream.StageNote;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The source runs beside the consumer: buffer, ahead, conflate, runOn.
 *
 * <p>What loses nothing has a pump with a gate, through which an element comes back when it is
 * handed on. What drops or combines has a free pump, and a mailbox that never gets too full.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what a pump puts; a variable of type T is a T
public final class BufferOps {

  private BufferOps() {}

  /** {@link AsyncStream#buffer}. */
  public static <T extends @Nullable Object> AsyncStream<T> buffer(
      AsyncStream<T> stream, int capacity, Overflow overflow) {
    Checks.positive(capacity, "capacity");
    return switch (Objects.requireNonNull(overflow, "overflow")) {
      case SUSPEND -> ahead(stream, capacity, null);
      case DROP_OLDEST ->
          free(stream, capacity, (value, elements) -> elements.putAndDrop(value, capacity));
      case DROP_LATEST ->
          free(stream, capacity, (value, elements) -> elements.putWithin(value, capacity));
      case FAIL ->
          free(
              stream,
              capacity,
              (value, elements) -> {
                if (!elements.putWithin(value, capacity)) {
                  throw full(capacity);
                }
              });
    };
  }

  /** What {@link Overflow#FAIL} fails with. */
  static IllegalStateException full(int capacity) {
    return new IllegalStateException(
        "the buffer is full: its consumer has not taken "
            + capacity
            + (capacity == 1 ? " element" : " elements")
            + " yet; make it larger, or choose another Overflow than FAIL");
  }

  /** {@link AsyncStream#ahead}. */
  public static <T extends @Nullable Object> AsyncStream<T> ahead(AsyncStream<T> stream, int n) {
    return ahead(stream, Checks.positive(n, "n"), null);
  }

  /** {@link AsyncStream#runOn}. */
  public static <T extends @Nullable Object> AsyncStream<T> runOn(
      AsyncStream<T> stream, Executor executor) {
    return ahead(stream, 1, Objects.requireNonNull(executor, "executor"));
  }

  /** Fetches up to n in advance, on an executor or on the scheduler. */
  private static <T extends @Nullable Object> AsyncStream<T> ahead(
      AsyncStream<T> stream, int n, @Nullable Executor executor) {
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Children children =
              executor == null ? new Children(scheduler) : new Children(executor, scheduler);
          Lanes lanes = new Lanes();
          Lane lane = lanes.add(n);
          try {
            Pump.start(children, source, lane.gate(), Receiver.into(lane, lanes, lanes::end));
            for (Object next = lanes.poll(); next != Mailbox.END; next = lanes.poll()) {
              if (next == Mailbox.EMPTY) {
                y.await(lanes.ready());
              } else {
                y.yield((T) next);
              }
            }
          } catch (Throwable error) {
            throw Children.closeAfter(y, children, error);
          }
          Children.close(y, children);
        },
        n,
        source);
  }

  /** {@link AsyncStream#conflate}. */
  public static <T extends @Nullable Object> AsyncStream<T> conflate(
      AsyncStream<T> stream, ThrowingBiFunction<? super T, ? super T, ? extends T> combine) {
    Objects.requireNonNull(combine, "combine");
    return free(stream, 1, (value, elements) -> putCombined(value, elements, combine));
  }

  private static <T extends @Nullable Object> void putCombined(
      T value,
      BoundedMailbox<T> elements,
      ThrowingBiFunction<? super T, ? super T, ? extends T> combine) {
    Object before = elements.poll();
    T combined = value;
    if (before != Mailbox.EMPTY && before != Mailbox.END) {
      try {
        combined = combine.apply((T) before, value);
      } catch (Throwable error) {
        throw StageNote.on(error, "conflate");
      }
    }
    elements.put(combined);
  }

  /** How a free pump puts what has come. */
  @FunctionalInterface
  private interface Putting<T extends @Nullable Object> {
    void put(T value, BoundedMailbox<T> elements);
  }

  private static <T extends @Nullable Object> AsyncStream<T> free(
      AsyncStream<T> stream, int capacity, Putting<T> putting) {
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Children children = new Children(scheduler);
          BoundedMailbox<T> elements = new BoundedMailbox<>();
          try {
            Pump.startFree(children, scheduler, source, new Into<>(elements, putting));
            for (Object next = Mailbox.take(y, elements);
                next != Mailbox.END;
                next = Mailbox.take(y, elements)) {
              y.yield((T) next);
            }
          } catch (Throwable error) {
            throw Children.closeAfter(y, children, error);
          }
          Children.close(y, children);
        },
        capacity,
        source);
  }

  private record Into<T extends @Nullable Object>(BoundedMailbox<T> elements, Putting<T> putting)
      implements Receiver<T> {
    @Override
    public void element(T value) {
      putting.put(value, elements);
    }

    @Override
    public void end() {
      elements.end();
    }

    @Override
    public void failed(Throwable error) {
      elements.fail(error);
    }
  }
}
