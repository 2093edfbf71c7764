package dev.agen.internal.stream;

import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.StreamBody;
import dev.agen.function.ThrowingFunction;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Gate;
import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Permits;
import dev.agen.stream.Scheduler;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are called side by side: mapConcurrent, mapConcurrentUnordered.
 *
 * <p>A child, the pump, pulls the source. Before it pulls it goes through a gate of n; an element
 * is back when it has been handed on, so that never more than n are on their way, and the pump goes
 * on while the consumer is busy. In order, the consumer is given the calls, and awaits each; else
 * it is given results, by the calls themselves.
 *
 * <p>If the elements are there already, nobody has to wait for them beside the consumer: it starts
 * a call itself, whenever it hands a result on. That spares a change of threads for each element.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what the pump puts; a variable of type T is a T
public final class ConcurrentOps {

  private static final String ORDERED = "mapConcurrent";
  private static final String UNORDERED = "mapConcurrentUnordered";

  private ConcurrentOps() {}

  /** {@link AsyncStream#mapConcurrent(int, ThrowingFunction)}. */
  public static <T extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> mapConcurrent(
          AsyncStream<T> stream, int n, ThrowingFunction<? super T, ? extends R> function) {
    return inOrder(stream, Checks.positive(n, "n"), null, function);
  }

  /** {@link AsyncStream#mapConcurrent(Permits, ThrowingFunction)}. */
  public static <T extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> mapConcurrent(
          AsyncStream<T> stream,
          Permits permits,
          ThrowingFunction<? super T, ? extends R> function) {
    return inOrder(stream, Objects.requireNonNull(permits, "permits").count(), permits, function);
  }

  /** {@link AsyncStream#mapConcurrentUnordered(int, ThrowingFunction)}. */
  public static <T extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> mapConcurrentUnordered(
          AsyncStream<T> stream, int n, ThrowingFunction<? super T, ? extends R> function) {
    return unordered(stream, Checks.positive(n, "n"), null, function);
  }

  /** {@link AsyncStream#mapConcurrentUnordered(Permits, ThrowingFunction)}. */
  public static <T extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> mapConcurrentUnordered(
          AsyncStream<T> stream,
          Permits permits,
          ThrowingFunction<? super T, ? extends R> function) {
    return unordered(stream, Objects.requireNonNull(permits, "permits").count(), permits, function);
  }

  private static <T extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> inOrder(
      AsyncStream<T> stream,
      int n,
      @Nullable Permits permits,
      ThrowingFunction<? super T, ? extends R> function) {
    Objects.requireNonNull(function, "function");
    Source<T> source = Source.of(stream, "source");
    Iterable<T> present = permits == null ? source.present() : null;
    return present == null
        ? pumpedInOrder(source, n, permits, function)
        : GeneratedStream.of(presentInOrder(present, n, function), n, source);
  }

  private static <T extends @Nullable Object, R extends @Nullable Object> AsyncStream<R> unordered(
      AsyncStream<T> stream,
      int n,
      @Nullable Permits permits,
      ThrowingFunction<? super T, ? extends R> function) {
    Objects.requireNonNull(function, "function");
    Source<T> source = Source.of(stream, "source");
    Iterable<T> present = permits == null ? source.present() : null;
    return present == null
        ? pumpedUnordered(source, n, permits, function)
        : GeneratedStream.of(presentUnordered(present, n, function), n, source);
  }

  private static <T extends @Nullable Object, R extends @Nullable Object>
      StreamBody<R> presentInOrder(
          Iterable<T> present, int n, ThrowingFunction<? super T, ? extends R> function) {
    return y -> {
      Children children = new Children(Scheduler.current());
      Caller<T, R> caller = new Caller<>(children, null, ORDERED, function);
      Queue<CompletableFuture<R>> calls = new ArrayDeque<>();
      Present.Taker<T> starting = value -> calls.add(caller.call(value));
      Present<T> elements = new Present<>(present);
      try {
        while (calls.size() < n && elements.next(starting)) {}
        for (CompletableFuture<R> call = calls.poll(); call != null; call = calls.poll()) {
          R result = y.await(call);
          elements.next(starting);
          y.yield(result);
        }
        elements.end();
      } catch (Throwable error) {
        throw Children.closeAfter(y, children, error);
      }
      Children.close(y, children);
    };
  }

  private static <T extends @Nullable Object, R extends @Nullable Object>
      StreamBody<R> presentUnordered(
          Iterable<T> present, int n, ThrowingFunction<? super T, ? extends R> function) {
    return y -> {
      Children children = new Children(Scheduler.current());
      Caller<T, R> caller = new Caller<>(children, null, UNORDERED, function);
      Mailbox<R> results = new LinkedMailbox<>();
      Present.Taker<T> starting = value -> tell(caller.call(value), results);
      Present<T> elements = new Present<>(present);
      try {
        int calls = 0;
        while (calls < n && elements.next(starting)) {
          calls++;
        }
        while (calls > 0) {
          R result = (R) Mailbox.take(y, results);
          if (!elements.next(starting)) {
            calls--;
          }
          y.yield(result);
        }
        elements.end();
      } catch (Throwable error) {
        throw Children.closeAfter(y, children, error);
      }
      Children.close(y, children);
    };
  }

  private static <R extends @Nullable Object> void tell(
      CompletableFuture<R> call, Mailbox<R> results) {
    var _ =
        call.whenComplete((value, error) -> {
          if (error == null) {
            results.put(value);
          } else {
            results.fail(error);
          }
        });
  }

  private static <T extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> pumpedInOrder(
          Source<T> source,
          int n,
          @Nullable Permits permits,
          ThrowingFunction<? super T, ? extends R> function) {
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          Caller<T, R> caller = new Caller<>(children, permits, ORDERED, function);
          Gate gate = Gate.of(n);
          Mailbox<CompletableFuture<R>> calls = new LinkedMailbox<>();
          InOrder<R> receiver = new InOrder<>(calls);
          try {
            Pump.launch(
                children,
                source,
                calling(source, gate, permits, caller, receiver),
                receiver,
                receiver.begun);
            for (Object next = Mailbox.take(y, calls);
                next != Mailbox.END;
                next = Mailbox.take(y, calls)) {
              R result = y.await((CompletableFuture<R>) next);
              gate.leave();
              y.yield(result);
            }
          } catch (Throwable error) {
            throw Children.closeAfter(y, children, error);
          }
          Children.close(y, children);
        },
        n,
        source);
  }

  private static <T extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> pumpedUnordered(
          Source<T> source,
          int n,
          @Nullable Permits permits,
          ThrowingFunction<? super T, ? extends R> function) {
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          Caller<T, R> caller = new Caller<>(children, permits, UNORDERED, function);
          Gate gate = Gate.of(n);
          Mailbox<R> results = new LinkedMailbox<>();
          Unordered<R> receiver = new Unordered<>(results);
          try {
            Pump.launch(
                children,
                source,
                calling(source, gate, permits, caller, receiver),
                receiver,
                receiver.begun);
            for (Object next = Mailbox.take(y, results);
                next != Mailbox.END;
                next = Mailbox.take(y, results)) {
              gate.leave();
              y.yield((R) next);
            }
          } catch (Throwable error) {
            throw Children.closeAfter(y, children, error);
          }
          Children.close(y, children);
        },
        n,
        source);
  }

  /** A pump that starts a call for each element, with a permit if it needs one. */
  private static <T extends @Nullable Object, R extends @Nullable Object>
      Coroutine<@Nullable Void> calling(
          Source<T> source,
          Gate gate,
          @Nullable Permits permits,
          Caller<T, R> caller,
          Calls<R> calls) {
    return Coroutine.of(c -> {
      calls.begun.set(true);
      AsyncIterator<T> run = null;
      try {
        Gate.enter(c, gate);
        run = source.open();
        for (T value : c.<T>each(run)) {
          if (permits != null) {
            c.await(permits.acquire());
          }
          calls.element(caller.call(value));
          Gate.enter(c, gate);
        }
      } catch (Throwable error) {
        throw Pump.closeAfter(c, source, run, error);
      }
      Source.close(c, source, run);
      calls.end();
      return null;
    });
  }

  /** What to do with a call that has been started. */
  private abstract static class Calls<R extends @Nullable Object>
      implements Receiver<CompletableFuture<R>> {
    final AtomicBoolean begun = new AtomicBoolean();
  }

  private static final class InOrder<R extends @Nullable Object> extends Calls<R> {
    private final Mailbox<CompletableFuture<R>> calls;

    InOrder(Mailbox<CompletableFuture<R>> calls) {
      this.calls = calls;
    }

    @Override
    public void element(CompletableFuture<R> call) {
      calls.put(call);
    }

    @Override
    public void end() {
      calls.end();
    }

    @Override
    public void failed(Throwable error) {
      calls.fail(error);
    }
  }

  /** Ends when the source and all calls have. */
  private static final class Unordered<R extends @Nullable Object> extends Calls<R> {
    private final Mailbox<R> results;
    private final Countdown open;

    Unordered(Mailbox<R> results) {
      this.results = results;
      open = new Countdown(1, results::end);
    }

    @Override
    public void element(CompletableFuture<R> call) {
      open.up();
      var _ =
          call.whenComplete((value, error) -> {
            if (error == null) {
              results.put(value);
              open.down();
            } else {
              results.fail(error);
            }
          });
    }

    @Override
    public void end() {
      open.down();
    }

    @Override
    public void failed(Throwable error) {
      results.fail(error);
    }
  }
}
