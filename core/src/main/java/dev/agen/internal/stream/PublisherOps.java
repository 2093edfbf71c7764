package dev.agen.internal.stream;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Scheduler;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * To and from Reactive Streams: fromPublisher, toPublisher. Numbers in comments are the rules of
 * their specification.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what was put; a variable of type T is a T
public final class PublisherOps {

  private PublisherOps() {}

  /** {@link AsyncStream#fromPublisher}. */
  public static <T> AsyncStream<T> fromPublisher(
      Flow.Publisher<? extends T> publisher, int prefetch) {
    Objects.requireNonNull(publisher, "publisher");
    Checks.positive(prefetch, "prefetch");
    return GeneratedStream.of(
        y -> {
          Inbound<T> inbound = new Inbound<>(prefetch);
          try {
            publisher.subscribe(inbound);
            for (Object next = Mailbox.take(y, inbound.elements);
                next != Mailbox.END;
                next = Mailbox.take(y, inbound.elements)) {
              inbound.taken();
              y.yield((T) next);
            }
          } finally {
            inbound.cancel();
          }
        },
        prefetch);
  }

  /** Subscribed to a publisher; asks for more when a quarter of what it asked for is used up. */
  private static final class Inbound<T> implements Flow.Subscriber<T> {
    private final int prefetch;
    private final int batch;
    private final Mailbox<T> elements = new LinkedMailbox<>();
    private int used; // by the body alone

    // All guarded by this.
    private Flow.@Nullable Subscription subscription;
    private boolean cancelled;
    private boolean over;
    private long outstanding;

    Inbound(int prefetch) {
      this.prefetch = prefetch;
      batch = Math.max(1, prefetch / 4);
    }

    @Override
    public void onSubscribe(Flow.Subscription s) {
      Objects.requireNonNull(s, "subscription"); // 2.13
      boolean refused;
      synchronized (this) {
        refused = subscription != null || cancelled; // 2.5
        if (!refused) {
          subscription = s;
          outstanding = prefetch;
        }
      }
      if (refused) {
        s.cancel();
      } else {
        s.request(prefetch);
      }
    }

    @Override
    public void onNext(T value) {
      Objects.requireNonNull(value, "value"); // 2.13
      synchronized (this) {
        if (cancelled) {
          return;
        }
        outstanding--;
        if (outstanding < 0) { // 1.1
          elements.fail(
              new IllegalStateException(
                  "the publisher has given more elements than were requested"));
          return;
        }
      }
      elements.put(value);
    }

    @Override
    public void onError(Throwable error) {
      Objects.requireNonNull(error, "error"); // 2.13
      ended();
      elements.fail(error);
    }

    @Override
    public void onComplete() {
      ended();
      elements.end();
    }

    private synchronized void ended() {
      over = true;
    }

    /** The consumer has taken one. */
    void taken() {
      if (++used < batch) {
        return;
      }
      Flow.Subscription s;
      synchronized (this) {
        if (over) {
          return;
        }
        outstanding += used;
        s = subscription;
      }
      int more = used;
      used = 0;
      if (s != null) {
        s.request(more);
      }
    }

    void cancel() {
      Flow.Subscription s;
      synchronized (this) {
        cancelled = true;
        s = over ? null : subscription; // 2.4
      }
      if (s != null) {
        s.cancel();
      }
    }
  }

  /** {@link AsyncStream#toPublisher}. */
  public static <T> Flow.Publisher<T> toPublisher(AsyncStream<? extends T> stream) {
    return subscriber -> {
      Objects.requireNonNull(subscriber, "subscriber"); // 1.9
      Outbound<T> outbound = new Outbound<>((AsyncStream<T>) stream, subscriber);
      subscriber.onSubscribe(outbound);
      outbound.ready();
    };
  }

  /** A subscription: drives a run of its own, from the first request on. */
  private static final class Outbound<T> implements Flow.Subscription {
    private final AsyncStream<T> stream;
    private final Flow.Subscriber<? super T> subscriber;
    private final Scheduler scheduler = Scheduler.current();

    // All guarded by this.
    private long demand;
    private boolean subscribed; // onSubscribe has returned (1.3: nothing before)
    private boolean cancelled;
    private @Nullable IllegalArgumentException wrong;
    private @Nullable CompletableFuture<@Nullable Void> waiting;
    private boolean started;
    private boolean aborted;
    private @Nullable CompletableFuture<@Nullable Void> task;
    private @Nullable Thread emitting;

    Outbound(AsyncStream<T> stream, Flow.Subscriber<? super T> subscriber) {
      this.stream = stream;
      this.subscriber = subscriber;
    }

    void ready() {
      synchronized (this) {
        subscribed = true;
      }
      wake();
    }

    @Override
    public void request(long n) {
      synchronized (this) {
        if (cancelled) { // 3.6
          return;
        }
        if (n < 1) { // 3.9
          wrong =
              new IllegalArgumentException(
                  "request(" + n + "): at least 1 has to be requested (Reactive Streams 3.9)");
        } else {
          demand = demand + n < 0 ? Long.MAX_VALUE : demand + n; // 3.17
        }
      }
      wake();
    }

    /** Starts the run, or lets it go on. */
    private void wake() {
      CompletableFuture<@Nullable Void> reader;
      boolean first;
      synchronized (this) {
        if (!subscribed || cancelled || (demand == 0 && wrong == null)) {
          return;
        }
        first = !started;
        started = true;
        reader = waiting;
        waiting = null;
      }
      if (first) {
        start();
      } else if (reader != null) {
        reader.complete(null);
      }
    }

    private void start() {
      CompletableFuture<@Nullable Void> run = run(this).start(scheduler);
      boolean late;
      synchronized (this) {
        task = run;
        late = aborted;
      }
      var _ =
          run.whenComplete((value, error) -> {
            if (error != null) { // rejected, or cancelled before it began
              failed(error);
            }
          });
      if (late) {
        run.cancel(true);
      }
    }

    /** {@return what to wait for before the next element; null for nothing} */
    private synchronized @Nullable CompletableFuture<@Nullable Void> turn() {
      if (cancelled || demand > 0 || wrong != null) {
        return null;
      }
      if (waiting == null) {
        waiting = new CompletableFuture<>();
      }
      return waiting;
    }

    /** {@return whether to pull} */
    private synchronized boolean goesOn() {
      if (wrong != null) {
        throw wrong;
      }
      return !cancelled;
    }

    private static <T> Coroutine<@Nullable Void> run(Outbound<T> outbound) {
      return Coroutine.of(c -> {
        try {
          AsyncGenerator<T, @Nullable Void, @Nullable Void> run = outbound.stream.open();
          try {
            boolean more = outbound.goesOn();
            if (more) {
              for (T value : c.<T>each(run)) {
                outbound.next(value);
                CompletableFuture<@Nullable Void> turn = outbound.turn();
                while (turn != null) {
                  c.await(turn);
                  turn = outbound.turn();
                }
                if (!outbound.goesOn()) {
                  break;
                }
              }
            }
          } catch (Throwable error) {
            throw Source.closeAfter(c, run, error);
          }
          Source.close(c, run);
        } catch (Throwable error) {
          outbound.failed(error);
          return null;
        }
        outbound.completed();
        return null;
      });
    }

    private void next(@Nullable T value) {
      if (value == null) {
        throw new NullPointerException(
            "a Publisher cannot give null (Reactive Streams 2.13); map it to something else before");
      }
      synchronized (this) {
        if (cancelled) {
          return;
        }
        demand--;
        emitting = Thread.currentThread();
      }
      try {
        subscriber.onNext(value);
      } catch (Throwable error) { // 2.13: as if cancelled
        cancel();
        throw error;
      } finally {
        synchronized (this) {
          emitting = null;
        }
      }
    }

    private void failed(Throwable error) {
      synchronized (this) {
        if (cancelled) { // 3.12; nobody listens any more, and what was not asked for is not lost
          report(error);
          return;
        }
        cancelled = true;
      }
      subscriber.onError(error);
    }

    /** A failure after a cancellation that is not the cancellation. */
    private static void report(Throwable error) {
      if (error instanceof java.util.concurrent.CancellationException
          || error instanceof InterruptedException) {
        return;
      }
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, error);
    }

    private void completed() {
      synchronized (this) {
        if (cancelled) {
          return;
        }
        cancelled = true;
      }
      subscriber.onComplete();
    }

    @Override
    public void cancel() {
      CompletableFuture<@Nullable Void> running;
      synchronized (this) {
        if (cancelled) { // 3.7
          return;
        }
        cancelled = true;
        aborted = true;
        running = emitting == Thread.currentThread() ? null : task; // the run sees it by itself
      }
      if (running != null) {
        running.cancel(true);
      }
    }
  }
}
