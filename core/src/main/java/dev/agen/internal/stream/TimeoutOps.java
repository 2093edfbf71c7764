package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.function.ThrowingSupplier;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Gate;
import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Scheduler;
import dev.agen.stream.StageNote;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What happens if a source takes too long: timeout, deadline, keepAlive.
 *
 * <p>A pump pulls on demand, so that the body can wait for it and for a timer at once. Both tell
 * one mailbox; which of them was first decides, and what has been put is always read.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what a pump puts; a variable of type T is a T
public final class TimeoutOps {

  private TimeoutOps() {}

  /** {@link AsyncStream#timeout}. */
  public static <T extends @Nullable Object> AsyncStream<T> timeout(
      AsyncStream<T> stream, Duration perElement) {
    Checks.positive(perElement, "perElement");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Children children = new Children(scheduler);
          Gate demand = Gate.of(0);
          Mailbox<T> elements = new LinkedMailbox<>();
          Patience<T> patience = new Patience<>(scheduler, perElement, elements);
          try {
            Pump.start(children, source, demand, patience);
            patience.begin();
            demand.leave();
            for (Object next = Mailbox.take(y, elements);
                next != Mailbox.END;
                next = Mailbox.take(y, elements)) {
              y.yield((T) next);
              patience.begin();
              demand.leave();
            }
          } catch (Throwable error) {
            patience.stop();
            throw Children.closeAfter(y, children, error);
          }
          patience.stop();
          Children.close(y, children);
        },
        0,
        source);
  }

  /** Either an element comes, or the timer rings; the other is too late then. */
  private static final class Patience<T extends @Nullable Object> implements Receiver<T> {
    private final Scheduler scheduler;
    private final Duration perElement;
    private final Mailbox<T> elements;

    // All guarded by this.
    private long element = -1;
    private boolean waiting;
    private Scheduler.@Nullable Timer timer;

    Patience(Scheduler scheduler, Duration perElement, Mailbox<T> elements) {
      this.scheduler = scheduler;
      this.perElement = perElement;
      this.elements = elements;
    }

    /** Begins to wait for the next element. */
    synchronized void begin() {
      long number = ++element;
      waiting = true;
      timer = scheduler.schedule(() -> ring(number), perElement);
    }

    private synchronized void ring(long number) {
      if (waiting && element == number) {
        waiting = false;
        elements.fail(
            new TimeoutException("element " + number + " has not come within " + perElement));
      }
    }

    /**
     * Stops waiting. If that was too late, what comes is dropped by the mailbox, which has failed.
     */
    synchronized void stop() {
      waiting = false;
      if (timer != null) {
        timer.cancel();
      }
    }

    @Override
    public void element(T value) {
      stop();
      elements.put(value);
    }

    @Override
    public void end() {
      stop();
      elements.end();
    }

    @Override
    public void failed(Throwable error) {
      stop();
      elements.fail(error);
    }
  }

  /** {@link AsyncStream#deadline}. */
  public static <T extends @Nullable Object> AsyncStream<T> deadline(
      AsyncStream<T> stream, Duration total) {
    Checks.positive(total, "total");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Children children = new Children(scheduler);
          Gate demand = Gate.of(0);
          Mailbox<T> elements = new LinkedMailbox<>();
          AtomicLong handedOn = new AtomicLong();
          Scheduler.Timer timer =
              scheduler.schedule(() -> elements.fail(late(total, handedOn.get())), total);
          try {
            Pump.start(children, source, demand, Receiver.into(elements));
            demand.leave();
            for (Object next = Mailbox.take(y, elements);
                next != Mailbox.END;
                next = Mailbox.take(y, elements)) {
              handedOn.incrementAndGet();
              y.yield((T) next);
              demand.leave();
            }
          } catch (Throwable error) {
            timer.cancel();
            throw Children.closeAfter(y, children, error);
          }
          timer.cancel();
          Children.close(y, children);
        },
        0,
        source);
  }

  private static TimeoutException late(Duration total, long handedOn) {
    return new TimeoutException(
        "the stream has not ended within "
            + total
            + "; it has handed on "
            + handedOn
            + (handedOn == 1 ? " element" : " elements"));
  }

  /** {@link AsyncStream#keepAlive}. */
  public static <T extends @Nullable Object> AsyncStream<T> keepAlive(
      AsyncStream<T> stream, Duration idle, ThrowingSupplier<? extends T> filler) {
    Checks.positive(idle, "idle");
    Objects.requireNonNull(filler, "filler");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Children children = new Children(scheduler);
          Gate demand = Gate.of(0);
          Mailbox<Object> events = new LinkedMailbox<>();
          Ticker ticker = new Ticker(scheduler, events);
          try {
            Pump.start(children, source, demand, Receiver.into(events));
            demand.leave();
            ticker.start(idle);
            for (Object next = Mailbox.take(y, events);
                next != Mailbox.END;
                next = Mailbox.take(y, events)) {
              if (ticker.isCurrent(next)) {
                y.yield(fill(filler));
                ticker.start(idle);
              } else if (!Ticker.isTick(next)) {
                ticker.stop();
                y.yield((T) next);
                demand.leave();
                ticker.start(idle);
              }
            }
          } catch (Throwable error) {
            ticker.stop();
            throw Children.closeAfter(y, children, error);
          }
          ticker.stop();
          Children.close(y, children);
        },
        1,
        source);
  }

  private static <T extends @Nullable Object> T fill(ThrowingSupplier<? extends T> filler) {
    try {
      return filler.get();
    } catch (Throwable error) {
      throw StageNote.on(error, "keepAlive");
    }
  }
}
