package dev.agen.internal.stream;

import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.function.ThrowingFunction;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.Gate;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Scheduler;
import dev.agen.stream.StageNote;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Functions that are called side by side.
 *
 * <p>A child, the pump, pulls the source. Before it pulls it goes through a gate of n; an element
 * is back when it has been handed on, so that never more than n are on their way, and the pump goes
 * on while the consumer is busy.
 */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class ConcurrentOps {

  private ConcurrentOps() {}

  /** {@link AsyncStream#mapConcurrent}. */
  public static <T extends @Nullable Object, R extends @Nullable Object>
      AsyncStream<R> mapConcurrent(
          AsyncStream<T> stream, int n, ThrowingFunction<? super T, ? extends R> function) {
    Checks.positive(n, "n");
    Objects.requireNonNull(function, "function");
    Source<T> source = Source.of(stream, "source");
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          Gate gate = new Gate(n);
          Mailbox<CompletableFuture<R>> results = new Mailbox<>();
          try {
            children.pump(pumpInOrder(source, gate, children, results, function));
            for (Object next = results.poll(); next != Mailbox.END; next = results.poll()) {
              if (next == Mailbox.EMPTY) {
                y.await(results.ready());
              } else {
                @SuppressWarnings("unchecked") // what the pump puts
                R result = y.await((CompletableFuture<R>) next);
                gate.leave();
                y.yield(result);
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

  private static <T extends @Nullable Object, R extends @Nullable Object>
      Coroutine<@Nullable Void> pumpInOrder(
          Source<T> source,
          Gate gate,
          Children children,
          Mailbox<CompletableFuture<R>> results,
          ThrowingFunction<? super T, ? extends R> function) {
    return Coroutine.of(c -> {
      AsyncIterator<T> run = source.open();
      try {
        long element = 0;
        Gate.enter(c, gate);
        for (T value : c.<T>each(run)) {
          results.put(children.call(numbered(function, "mapConcurrent", value, element++)));
          Gate.enter(c, gate);
        }
      } catch (Throwable error) {
        results.fail(error);
        throw Source.closeAfter(c, source, run, error);
      }
      Source.close(c, source, run);
      results.end();
      return null;
    });
  }

  /** A call of a user's function, whose failure says which element it was. */
  private static <T extends @Nullable Object, R extends @Nullable Object>
      dev.agen.function.ThrowingSupplier<R> numbered(
          ThrowingFunction<? super T, ? extends R> function, String stage, T value, long element) {
    return () -> {
      try {
        return function.apply(value);
      } catch (Throwable error) {
        throw StageNote.on(error, stage, element);
      }
    };
  }
}
