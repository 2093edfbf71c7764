package dev.agen.internal.stream;

import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.function.ThrowingFunction;
import dev.agen.internal.stream.concurrent.BoundedMailbox;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Gate;
import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Scheduler;
import dev.agen.stream.StageNote;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sequences for elements, run beside their source: flatMapMerge, flatMapLatest.
 *
 * <p>A child, the outer pump, pulls the source and starts a pump for each inner sequence. All put
 * into one mailbox. To merge, the outer pump goes through a gate of n, and a sequence that has been
 * closed comes back. For the latest, the outer pump has children of its own, of which at most one
 * lives, and closes them before it goes on.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what a pump puts; a variable of type T is a T
public final class FlatMergeOps {

  private FlatMergeOps() {}

  private static <T extends @Nullable Object, R extends @Nullable Object> Source<R> inner(
      ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function,
      T value,
      String stage,
      long element) {
    try {
      return Source.of(function.apply(value), "what " + stage + "'s function returned");
    } catch (Throwable error) {
      throw StageNote.on(error, stage, element);
    }
  }

  /** {@link AsyncStream#flatMapMerge}. */
  public static <T extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> flatMapMerge(
          AsyncStream<T> stream,
          int n,
          ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function) {
    Checks.positive(n, "n");
    Objects.requireNonNull(function, "function");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          Merging<T, R> merging = new Merging<>(children, n, function);
          try {
            Pump.start(children, source, merging.room, merging);
            for (Object next = Mailbox.take(y, merging.arrivals);
                next != Mailbox.END;
                next = Mailbox.take(y, merging.arrivals)) {
              Arrival arrival = (Arrival) next;
              arrival.gate.leave();
              y.yield((R) arrival.value);
            }
          } catch (Throwable error) {
            throw Children.closeAfter(y, children, error);
          }
          Children.close(y, children);
        },
        n,
        source);
  }

  /** An element and the gate of its sequence. */
  private record Arrival(Gate gate, @Nullable Object value) {}

  /** Takes the outer elements. */
  private static final class Merging<T extends @Nullable Object, R extends @Nullable Object>
      implements Receiver<T> {
    private final Children children;
    private final ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function;
    private final Mailbox<Object> arrivals = new LinkedMailbox<>();
    private final Countdown open = new Countdown(1, arrivals::end);
    private final Gate room;
    private long element;

    Merging(
        Children children,
        int n,
        ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function) {
      this.children = children;
      this.function = function;
      room = Gate.of(n);
    }

    @Override
    public void element(T value) {
      Source<R> inner = inner(function, value, "flatMapMerge", element++);
      open.up();
      InnerRun<R> run = new InnerRun<>(this);
      Pump.start(children, inner, run.gate, run);
    }

    @Override
    public void end() {
      open.down();
    }

    @Override
    public void failed(Throwable error) {
      arrivals.fail(error);
    }
  }

  /** Takes the elements of one inner sequence. */
  private static final class InnerRun<R extends @Nullable Object> implements Receiver<R> {
    private final Merging<?, R> merging;
    private final Gate gate = Gate.of(1);

    InnerRun(Merging<?, R> merging) {
      this.merging = merging;
    }

    @Override
    public void element(R value) {
      merging.arrivals.put(new Arrival(gate, value));
    }

    @Override
    public void end() {
      merging.room.leave();
      merging.open.down();
    }

    @Override
    public void failed(Throwable error) {
      merging.arrivals.fail(error);
    }
  }

  /** {@link AsyncStream#flatMapLatest}. */
  public static <T extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> flatMapLatest(
          AsyncStream<T> stream,
          ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function) {
    Objects.requireNonNull(function, "function");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Children children = new Children(scheduler);
          Switching<R> switching = new Switching<>(scheduler);
          try {
            Pump.launch(
                children,
                source,
                switching(source, switching, function),
                switching,
                switching.begun);
            for (Object next = Mailbox.take(y, switching.arrivals);
                next != Mailbox.END;
                next = Mailbox.take(y, switching.arrivals)) {
              Arrival arrival = (Arrival) next;
              arrival.gate.leave();
              y.yield((R) arrival.value);
            }
          } catch (Throwable error) {
            throw Children.closeAfter(y, children, error);
          }
          Children.close(y, children);
        },
        1,
        source);
  }

  private static <T extends @Nullable Object, R extends @Nullable Object>
      Coroutine<@Nullable Void> switching(
          Source<T> source,
          Switching<R> switching,
          ThrowingFunction<? super T, ? extends AsyncIterable<? extends R>> function) {
    return Coroutine.of(c -> {
      switching.begun.set(true);
      AsyncIterator<T> run = null;
      try {
        run = source.open();
        long element = 0;
        for (T value : c.<T>each(run)) {
          Children.close(c, switching.leave());
          switching.enter(inner(function, value, "flatMapLatest", element++));
          c.checkpoint();
        }
        c.await(switching.latest);
      } catch (Throwable error) {
        Throwable first = error;
        try {
          throw Children.closeAfter(c, switching.leave(), error);
        } catch (Throwable failure) {
          first = failure;
        }
        throw Pump.closeAfter(c, source, run, first);
      }
      Source.close(c, source, run);
      switching.arrivals.end();
      return null;
    });
  }

  /** The inner sequence that is open. All but the mailbox is used by the outer pump alone. */
  private static final class Switching<R extends @Nullable Object> implements Receiver<Object> {
    private final AtomicBoolean begun = new AtomicBoolean();
    private final Scheduler scheduler;
    private final BoundedMailbox<Object> arrivals = new BoundedMailbox<>();
    private CompletableFuture<@Nullable Void> latest = CompletableFuture.completedFuture(null);
    private Children children;
    private @Nullable LatestRun<R> open;

    Switching(Scheduler scheduler) {
      this.scheduler = scheduler;
      children = new Children(scheduler);
    }

    /** Gives what has to be closed next; nothing of it will arrive any more. */
    Children leave() {
      if (open != null) {
        open.leave();
      }
      return children;
    }

    void enter(Source<R> inner) {
      children = new Children(scheduler);
      LatestRun<R> run = new LatestRun<>(arrivals);
      open = run;
      latest = Pump.running(children, inner, run.gate, run);
    }

    @Override
    public void element(Object ignored) {
      throw new IllegalStateException("elements become sequences");
    }

    @Override
    public void end() {
      arrivals.end();
    }

    @Override
    public void failed(Throwable error) {
      arrivals.fail(error);
    }
  }

  /** Takes the elements of an inner sequence while it is the latest. */
  private static final class LatestRun<R extends @Nullable Object> implements Receiver<R> {
    private final Gate gate = Gate.of(1);
    private final BoundedMailbox<Object> arrivals;
    private boolean left; // guarded by this

    LatestRun(BoundedMailbox<Object> arrivals) {
      this.arrivals = arrivals;
    }

    synchronized void leave() {
      left = true;
      arrivals.clear();
    }

    @Override
    public synchronized void element(R value) {
      if (!left) {
        arrivals.put(new Arrival(gate, value));
      }
    }

    @Override
    public void end() {}

    @Override
    public synchronized void failed(Throwable error) {
      if (!left) {
        arrivals.fail(error);
      }
    }
  }
}
