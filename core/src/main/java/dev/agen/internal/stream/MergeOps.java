package dev.agen.internal.stream;

import dev.agen.AsyncIterable;
import dev.agen.AsyncStream;
import dev.agen.function.ThrowingBiFunction;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Gate;
import dev.agen.internal.stream.concurrent.Lane;
import dev.agen.internal.stream.concurrent.Lanes;
import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Scheduler;
import dev.agen.stream.StageNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Several inputs that run side by side: merge, combineLatest, race, takeUntil.
 *
 * <p>Each source has a pump and a gate of its own. To merge, where elements of each may be there in
 * advance, each has a lane, too; the others put into one mailbox. To combine, an element says
 * through which gate it came. Where nothing may be there in advance, the gate is opened when an
 * element is needed.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what a pump puts; a variable of type T is a T
public final class MergeOps {

  /** How far ahead merge fetches each source. With one, each element would cost two switches. */
  private static final int AHEAD = 32;

  private MergeOps() {}

  /** An element and the gate of its source. */
  private record Arrival(Inlet<?> from, @Nullable Object value) {}

  /** One source of several; counts as open until it has ended. */
  private static final class Inlet<T extends @Nullable Object> implements Receiver<T> {
    private final Gate gate;
    private final Mailbox<Object> arrivals;
    private final Runnable ended;

    /** Whether there was an element. Written by the pump before its end. */
    private volatile boolean came;

    Inlet(Gate gate, Mailbox<Object> arrivals, Runnable ended) {
      this.gate = gate;
      this.arrivals = arrivals;
      this.ended = ended;
    }

    @Override
    public void element(T value) {
      came = true;
      arrivals.put(new Arrival(this, value));
    }

    @Override
    public void end() {
      ended.run();
    }

    @Override
    public void failed(Throwable error) {
      arrivals.fail(error);
    }
  }

  /** {@link AsyncStream#merge}. */
  public static <T extends @Nullable Object> AsyncStream<T> merge(
      AsyncStream<T> stream, AsyncIterable<? extends T> other) {
    return merge(AHEAD, List.of(Source.of(stream, "source"), Source.of(other, "other")));
  }

  /** {@link AsyncStream#mergeAll}. */
  public static <T extends @Nullable Object> AsyncStream<T> mergeAll(
      AsyncIterable<? extends T>[] sources) {
    return mergeAll(AHEAD, sources);
  }

  /** As the other, fetching so many elements of each ahead. */
  public static <T extends @Nullable Object> AsyncStream<T> mergeAll(
      int ahead, AsyncIterable<? extends T>[] sources) {
    Checks.positive(ahead, "ahead");
    Objects.requireNonNull(sources, "sources");
    List<Source<T>> all = new ArrayList<>();
    for (AsyncIterable<? extends T> source : sources) {
      all.add(Source.of(source, "source"));
    }
    return merge(ahead, all);
  }

  private static <T extends @Nullable Object> AsyncStream<T> merge(
      int ahead, List<Source<T>> sources) {
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          Lanes lanes = new Lanes();
          Countdown open = new Countdown(sources.size() + 1, lanes::end);
          try {
            for (Source<T> source : sources) {
              Lane lane = lanes.add(ahead);
              Pump.start(children, source, lane.gate(), Receiver.into(lane, lanes, open::down));
            }
            open.down();
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
        InFlight.times(ahead, sources.size()),
        sources.toArray(new Source<?>[0]));
  }

  /** {@link AsyncStream#combineLatest}. */
  public static <T extends @Nullable Object, U extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> combineLatest(
          AsyncStream<T> stream,
          AsyncIterable<? extends U> other,
          ThrowingBiFunction<? super T, ? super U, ? extends R> function) {
    Source<T> left = Source.of(stream, "source");
    Source<U> right = Source.of(other, "other");
    Objects.requireNonNull(function, "function");
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          Mailbox<Object> arrivals = new LinkedMailbox<>();
          Latest<T, U> latest = new Latest<>(arrivals);
          try {
            Pump.start(children, left, latest.left.gate, latest.left);
            Pump.start(children, right, latest.right.gate, latest.right);
            for (Object next = Mailbox.take(y, arrivals);
                next != Mailbox.END;
                next = Mailbox.take(y, arrivals)) {
              Arrival arrival = (Arrival) next;
              arrival.from.gate.leave();
              if (latest.isCompleteWith(arrival)) {
                y.yield(latest.combine(function));
              }
            }
          } catch (Throwable error) {
            throw Children.closeAfter(y, children, error);
          }
          Children.close(y, children);
        },
        2,
        left,
        right);
  }

  /** The latest element of each of two sources. */
  private static final class Latest<T extends @Nullable Object, U extends @Nullable Object> {
    private static final Object NONE = new Object();

    private final Mailbox<Object> arrivals;
    private final Countdown open;
    final Inlet<T> left;
    final Inlet<U> right;
    private @Nullable Object leftValue = NONE;
    private @Nullable Object rightValue = NONE;

    Latest(Mailbox<Object> arrivals) {
      this.arrivals = arrivals;
      open = new Countdown(2, arrivals::end);
      left = new Inlet<>(Gate.of(1), arrivals, () -> ended(true));
      right = new Inlet<>(Gate.of(1), arrivals, () -> ended(false));
    }

    /** If one of them had nothing, there will never be a pair. */
    private void ended(boolean itWasLeft) {
      if ((itWasLeft ? left : right).came) {
        open.down();
      } else {
        arrivals.end();
      }
    }

    boolean isCompleteWith(Arrival arrival) {
      if (arrival.from == left) {
        leftValue = arrival.value;
      } else {
        rightValue = arrival.value;
      }
      return leftValue != NONE && rightValue != NONE;
    }

    <R extends @Nullable Object> R combine(
        ThrowingBiFunction<? super T, ? super U, ? extends R> function) {
      try {
        return function.apply((T) leftValue, (U) rightValue);
      } catch (Throwable error) {
        throw StageNote.on(error, "combineLatest");
      }
    }
  }

  /** {@link AsyncStream#takeUntil}. */
  public static <T extends @Nullable Object> AsyncStream<T> takeUntil(
      AsyncStream<T> stream, AsyncIterable<?> other) {
    Source<T> source = Source.of(stream, "source");
    Source<Object> signal = Source.of((AsyncIterable<? extends Object>) other, "other");
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          Gate demand = Gate.of(0);
          Mailbox<T> elements = new LinkedMailbox<>();
          try {
            Pump.start(children, signal, Gate.of(1), new Signal(elements));
            Pump.start(children, source, demand, Receiver.into(elements));
            demand.leave();
            for (Object next = Mailbox.take(y, elements);
                next != Mailbox.END;
                next = Mailbox.take(y, elements)) {
              y.yield((T) next);
              demand.leave();
            }
          } catch (Throwable error) {
            throw Children.closeAfter(y, children, error);
          }
          Children.close(y, children);
        },
        0,
        source,
        signal);
  }

  /** Ends a mailbox at the first sign of life. */
  private record Signal(Mailbox<?> mailbox) implements Receiver<Object> {
    @Override
    public void element(Object ignored) {
      mailbox.end();
    }

    @Override
    public void end() {
      mailbox.end();
    }

    @Override
    public void failed(Throwable error) {
      mailbox.fail(error);
    }
  }

  /** {@link AsyncStream#race}. */
  public static <T extends @Nullable Object> AsyncStream<T> race(
      AsyncStream<T> stream, AsyncIterable<? extends T> other) {
    Source<T> first = Source.of(stream, "source");
    Source<T> second = Source.of(other, "other");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Race<T> race = new Race<>();
          Runner<T> one = new Runner<>(race, scheduler);
          Runner<T> two = new Runner<>(race, scheduler);
          try {
            one.demand.leave();
            two.demand.leave();
            Pump.start(one.children, first, one.demand, one);
            Pump.start(two.children, second, two.demand, two);
            Object next = Mailbox.take(y, race.elements);
            Children.close(y, (race.winner == one ? two : one).children);
            while (next != Mailbox.END) {
              y.yield((T) next);
              race.winner.demand.leave();
              next = Mailbox.take(y, race.elements);
            }
          } catch (Throwable error) {
            Throwable first1 = error;
            try {
              throw Children.closeAfter(y, one.children, error);
            } catch (Throwable failure) {
              first1 = failure;
            }
            throw Children.closeAfter(y, two.children, first1);
          }
          Children.close(y, race.winner.children);
        },
        0,
        first,
        second);
  }

  /** Who has been first. */
  private static final class Race<T extends @Nullable Object> {
    final Mailbox<T> elements = new LinkedMailbox<>();
    private @Nullable Runner<T> winner;

    /** Whether this one is, perhaps by this, the winner. */
    synchronized boolean isWonBy(Runner<T> runner) {
      if (winner == null) {
        winner = runner;
      }
      return winner == runner;
    }
  }

  /** One of those that race. */
  private static final class Runner<T extends @Nullable Object> implements Receiver<T> {
    private final Race<T> race;
    final Children children;
    final Gate demand = Gate.of(0);

    Runner(Race<T> race, Scheduler scheduler) {
      this.race = race;
      children = new Children(scheduler);
    }

    @Override
    public void element(T value) {
      if (race.isWonBy(this)) {
        race.elements.put(value);
      }
    }

    @Override
    public void end() {
      if (race.isWonBy(this)) {
        race.elements.end();
      }
    }

    @Override
    public void failed(Throwable error) {
      if (race.isWonBy(this)) {
        race.elements.fail(error);
      }
    }
  }
}
