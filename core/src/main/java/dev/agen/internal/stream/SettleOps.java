package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Gate;
import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is handed on depends on when elements come: debounce, sample, windowWithin.
 *
 * <p>The elements are looked at when they come, not when the consumer has time, by a receiver that
 * decides together with a timer, under its own lock, what goes into the mailbox. What it holds back
 * goes there when the source ends or fails, too; so nothing is lost.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what a pump puts; a variable of type T is a T
public final class SettleOps {

  private static final Object NONE = new Object();

  private SettleOps() {}

  /** {@link AsyncStream#debounce}. */
  public static <T extends @Nullable Object> AsyncStream<T> debounce(
      AsyncStream<T> stream, Duration quiet) {
    Checks.positive(quiet, "quiet");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Children children = new Children(scheduler);
          Debounce<T> debounce = new Debounce<>(scheduler, quiet);
          try {
            Pump.start(children, source, debounce.gate, debounce);
            for (Object next = Mailbox.take(y, debounce.settled);
                next != Mailbox.END;
                next = Mailbox.take(y, debounce.settled)) {
              debounce.taken();
              y.yield((T) next);
            }
          } catch (Throwable error) {
            debounce.stop();
            throw Children.closeAfter(y, children, error);
          }
          debounce.stop();
          Children.close(y, children);
        },
        2,
        source);
  }

  /** While an element that has settled waits for the consumer, at most one more is fetched. */
  private static final class Debounce<T extends @Nullable Object> implements Receiver<T> {
    private final Scheduler scheduler;
    private final Duration quiet;
    private final Gate gate = Gate.of(1);
    private final Mailbox<T> settled = new LinkedMailbox<>();

    // All guarded by this.
    private @Nullable Object pending = NONE;
    private long arrivals;
    private int waiting;
    private boolean held;
    private boolean stopped;
    private Scheduler.@Nullable Timer timer;

    Debounce(Scheduler scheduler, Duration quiet) {
      this.scheduler = scheduler;
      this.quiet = quiet;
    }

    @Override
    public synchronized void element(T value) {
      if (stopped) {
        return;
      }
      cancelTimer();
      pending = value;
      long number = ++arrivals;
      timer = scheduler.schedule(() -> ring(number), quiet);
      held = waiting > 0;
      if (!held) {
        gate.leave();
      }
    }

    private synchronized void ring(long number) {
      if (arrivals == number) {
        settle();
      }
    }

    private synchronized void settle() {
      if (pending != NONE) {
        T value = (T) pending;
        pending = NONE;
        waiting++;
        settled.put(value);
      }
    }

    /** The consumer has taken one. */
    synchronized void taken() {
      waiting--;
      if (waiting == 0 && held) {
        held = false;
        gate.leave();
      }
    }

    synchronized void stop() {
      stopped = true;
      pending = NONE;
      cancelTimer();
    }

    private synchronized void cancelTimer() {
      if (timer != null) {
        timer.cancel();
        timer = null;
      }
    }

    @Override
    public void end() {
      cancelTimer();
      settle();
      settled.end();
    }

    @Override
    public void failed(Throwable error) {
      cancelTimer();
      settle();
      settled.fail(error);
    }
  }

  /** {@link AsyncStream#sample}. */
  public static <T extends @Nullable Object> AsyncStream<T> sample(
      AsyncStream<T> stream, Duration period) {
    long step = Math.max(1, Checks.nanos(Checks.positive(period, "period")));
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Children children = new Children(scheduler);
          Sampling<T> sampling = new Sampling<>();
          Ticker ticker = new Ticker(scheduler, sampling.events);
          long due = scheduler.nanoTime() + step;
          try {
            Pump.startFree(children, scheduler, source, sampling);
            ticker.start(Duration.ofNanos(step));
            for (Object next = Mailbox.take(y, sampling.events);
                next != Mailbox.END;
                next = Mailbox.take(y, sampling.events)) {
              if (!Ticker.isTick(next)) { // the last one, put at the end
                y.yield((T) next);
              } else if (ticker.isCurrent(next)) {
                Object latest = sampling.take();
                if (latest != NONE) {
                  y.yield((T) latest);
                }
                due += Math.max(0, scheduler.nanoTime() - due) / step * step + step;
                ticker.start(Duration.ofNanos(due - scheduler.nanoTime()));
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

  /** Keeps the latest element. */
  private static final class Sampling<T extends @Nullable Object> implements Receiver<T> {
    private final Mailbox<Object> events = new LinkedMailbox<>();
    private @Nullable Object latest = NONE; // guarded by this

    @Override
    public synchronized void element(T value) {
      latest = value;
    }

    synchronized @Nullable Object take() {
      Object taken = latest;
      latest = NONE;
      return taken;
    }

    private void putLatest() {
      Object last = take();
      if (last != NONE) {
        events.put(last);
      }
    }

    @Override
    public void end() {
      putLatest();
      events.end();
    }

    @Override
    public void failed(Throwable error) {
      putLatest();
      events.fail(error);
    }
  }

  /** {@link AsyncStream#windowWithin}. */
  public static <T extends @Nullable Object> AsyncStream<List<T>> windowWithin(
      AsyncStream<T> stream, int size, Duration time) {
    Checks.positive(size, "size");
    Checks.positive(time, "time");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Scheduler scheduler = Scheduler.current();
          Children children = new Children(scheduler);
          Gate gate = Gate.of(size);
          Windows<T> windows = new Windows<>(scheduler, size, time);
          try {
            Pump.start(children, source, gate, windows);
            for (Object next = Mailbox.take(y, windows.full);
                next != Mailbox.END;
                next = Mailbox.take(y, windows.full)) {
              List<T> window = (List<T>) next;
              for (int i = window.size(); i > 0; i--) {
                gate.leave();
              }
              y.yield(window);
            }
          } catch (Throwable error) {
            windows.stop();
            throw Children.closeAfter(y, children, error);
          }
          windows.stop();
          Children.close(y, children);
        },
        size,
        source);
  }

  /** Collects a window until it is full or its time is up. */
  private static final class Windows<T extends @Nullable Object> implements Receiver<T> {
    private final Scheduler scheduler;
    private final int size;
    private final Duration time;
    private final Mailbox<List<T>> full = new LinkedMailbox<>();

    // All guarded by this.
    private List<T> window = new ArrayList<>();
    private boolean stopped;
    private Scheduler.@Nullable Timer timer;

    Windows(Scheduler scheduler, int size, Duration time) {
      this.scheduler = scheduler;
      this.size = size;
      this.time = time;
    }

    @Override
    public synchronized void element(T value) {
      if (stopped) {
        return;
      }
      window.add(value);
      if (window.size() == size) {
        cut();
      } else if (window.size() == 1) {
        List<T> mine = window;
        timer = scheduler.schedule(() -> ring(mine), time);
      }
    }

    @SuppressWarnings("ReferenceEquality") // whether it is still that window
    private synchronized void ring(List<T> of) {
      if (window == of) {
        cut();
      }
    }

    private synchronized void cut() {
      cancelTimer();
      if (!window.isEmpty()) {
        full.put(window);
        window = new ArrayList<>();
      }
    }

    synchronized void stop() {
      stopped = true;
      cancelTimer();
    }

    private void cancelTimer() {
      if (timer != null) {
        timer.cancel();
        timer = null;
      }
    }

    @Override
    public void end() {
      cut();
      full.end();
    }

    @Override
    public void failed(Throwable error) {
      cut();
      full.fail(error);
    }
  }
}
