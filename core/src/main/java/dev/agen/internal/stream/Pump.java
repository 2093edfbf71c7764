package dev.agen.internal.stream;

import dev.agen.AsyncIterator;
import dev.agen.Awaiter;
import dev.agen.Coroutine;
import dev.agen.internal.Rethrow;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Gate;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A child that pulls a source and gives what comes to a {@link Receiver}. It opens the source when
 * it may pull for the first time, and closes it however it ends, before it tells the end.
 *
 * <p>A gated pump goes through a {@link Gate} before it pulls; a gate of 0 to which the operator
 * adds one whenever it needs an element makes it pull on demand. A free one pulls all the time,
 * which is for operators that drop or combine; now and then it lets others run.
 */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
final class Pump {

  /** After so many elements a free pump lets others run. */
  private static final int TURN = 64;

  private Pump() {}

  /** Starts one that goes through a gate. */
  static <T extends @Nullable Object> void start(
      Children children, Source<T> source, Gate gate, Receiver<? super T> receiver) {
    var _ = running(children, source, gate, receiver); // the receiver is told
  }

  /** As {@link #start}; completes when it has ended. */
  static <T extends @Nullable Object> CompletableFuture<@Nullable Void> running(
      Children children, Source<T> source, Gate gate, Receiver<? super T> receiver) {
    AtomicBoolean begun = new AtomicBoolean();
    Iterable<T> values = source.values();
    Coroutine<@Nullable Void> pump =
        values == null
            ? gated(source, gate, receiver, begun)
            : gated(values, gate, receiver, begun);
    return launched(children, source, pump, receiver, begun);
  }

  /** Starts one that pulls all the time. */
  static <T extends @Nullable Object> void startFree(
      Children children, Executor executor, Source<T> source, Receiver<? super T> receiver) {
    AtomicBoolean begun = new AtomicBoolean();
    launch(children, source, free(source, executor, receiver, begun), receiver, begun);
  }

  private static <T extends @Nullable Object> Coroutine<@Nullable Void> gated(
      Source<T> source, Gate gate, Receiver<? super T> receiver, AtomicBoolean begun) {
    return Coroutine.of(c -> {
      begun.set(true);
      AsyncIterator<T> run = null;
      try {
        Gate.enter(c, gate);
        run = source.open();
        for (T value : c.<T>each(run)) {
          receiver.element(value);
          CompletableFuture<@Nullable Void> turn = gate.turn();
          if (turn != null) { // else there is no need to call a method that might suspend
            Gate.pass(c, gate, turn);
          }
        }
      } catch (Throwable error) {
        throw closeAfter(c, source, run, error);
      }
      Source.close(c, source, run);
      receiver.end();
      return null;
    });
  }

  /** As the other, for what need not be opened. */
  private static <T extends @Nullable Object> Coroutine<@Nullable Void> gated(
      Iterable<T> values, Gate gate, Receiver<? super T> receiver, AtomicBoolean begun) {
    return Coroutine.of(c -> {
      begun.set(true);
      Gate.enter(c, gate);
      for (T value : values) {
        receiver.element(value);
        CompletableFuture<@Nullable Void> turn = gate.turn();
        if (turn != null) {
          Gate.pass(c, gate, turn);
        }
      }
      receiver.end();
      return null;
    });
  }

  private static <T extends @Nullable Object> Coroutine<@Nullable Void> free(
      Source<T> source, Executor executor, Receiver<? super T> receiver, AtomicBoolean begun) {
    return Coroutine.of(c -> {
      begun.set(true);
      AsyncIterator<T> run = null;
      try {
        run = source.open();
        int count = 0;
        for (T value : c.<T>each(run)) {
          receiver.element(value);
          c.checkpoint(); // a source that is always ready never suspends
          if (++count % TURN == 0) {
            c.await(turn(executor));
          }
        }
      } catch (Throwable error) {
        throw closeAfter(c, source, run, error);
      }
      Source.close(c, source, run);
      receiver.end();
      return null;
    });
  }

  /** Completes when those that are ready now have had their turn. */
  private static CompletableFuture<@Nullable Void> turn(Executor executor) {
    CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
    executor.execute(() -> turn.complete(null));
    return turn;
  }

  /** What a child like a pump does at its end: its receiver is told also if it never began. */
  static void launch(
      Children children,
      Source<?> source,
      Coroutine<@Nullable Void> pump,
      Receiver<?> receiver,
      AtomicBoolean begun) {
    var _ = launched(children, source, pump, receiver, begun);
  }

  private static CompletableFuture<@Nullable Void> launched(
      Children children,
      Source<?> source,
      Coroutine<@Nullable Void> pump,
      Receiver<?> receiver,
      AtomicBoolean begun) {
    CompletableFuture<@Nullable Void> task;
    try {
      task = children.start(pump);
    } catch (CancellationException closing) {
      pump.close();
      closeUnopened(source, closing);
      throw closing;
    }
    var _ =
        task.whenComplete((value, error) -> {
          if (error != null) {
            receiver.failed(begun.get() ? error : closeUnopened(source, error));
          }
        });
    return task;
  }

  /** For a source that is one run already and that nobody will open any more. */
  private static Throwable closeUnopened(Source<?> source, Throwable error) {
    for (AutoCloseable owned : source.owned()) {
      try {
        owned.close();
      } catch (Throwable failure) {
        error.addSuppressed(failure);
      }
    }
    return error;
  }

  /**
   * Closes the source after {@code error}, which is thrown. If that only ordered the pump to end,
   * what closing throws is thrown in its place, since nobody looks into it.
   */
  static RuntimeException closeAfter(
      Awaiter awaiter, Source<?> source, @Nullable AsyncIterator<?> run, Throwable error)
      throws Exception {
    try {
      if (run == null) {
        closeUnopened(source, error);
      } else {
        Source.close(awaiter, source, run);
      }
    } catch (Throwable failure) {
      if (error instanceof CancellationException || error instanceof InterruptedException) {
        throw failure;
      }
      if (error != failure) {
        error.addSuppressed(failure);
      }
    }
    throw Rethrow.unchecked(error);
  }
}
