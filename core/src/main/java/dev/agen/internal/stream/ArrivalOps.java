package dev.agen.internal.stream;

import dev.agen.AsyncStream;
import dev.agen.Awaiter;
import dev.agen.function.ThrowingConsumer;
import dev.agen.internal.Rethrow;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.internal.stream.concurrent.LinkedMailbox;
import dev.agen.internal.stream.concurrent.Mailbox;
import dev.agen.stream.Emitter;
import dev.agen.stream.Overflow;
import dev.agen.stream.Scheduler;
import dev.agen.stream.StageNote;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Streams of what comes from elsewhere: fromStages, fromQueue, fromCallback. What comes goes into a
 * mailbox, on the thread on which it comes.
 */
@SuppressWarnings({"unchecked", "NullAway"}) // what was put; a variable of type T is a T
public final class ArrivalOps {

  private ArrivalOps() {}

  /** {@link AsyncStream#fromStages}. */
  public static <T extends @Nullable Object> AsyncStream<T> fromStages(
      Collection<? extends CompletionStage<? extends T>> stages) {
    List<CompletionStage<? extends T>> all = List.copyOf(stages);
    return GeneratedStream.of(
        y -> {
          Mailbox<T> results = new LinkedMailbox<>();
          Countdown open = new Countdown(all.size() + 1, results::end);
          for (CompletionStage<? extends T> stage : all) {
            arrive(stage, results, open);
          }
          open.down();
          for (Object next = Mailbox.take(y, results);
              next != Mailbox.END;
              next = Mailbox.take(y, results)) {
            y.yield((T) next);
          }
        },
        all.size());
  }

  private static <T extends @Nullable Object> void arrive(
      CompletionStage<? extends T> stage, Mailbox<T> results, Countdown open) {
    stage.whenComplete((value, error) -> {
      if (error == null) {
        results.put(value);
        open.down();
      } else {
        results.fail(
            error instanceof CompletionException && error.getCause() != null
                ? error.getCause()
                : error);
      }
    });
  }

  /** {@link AsyncStream#fromQueue}. */
  public static <T> AsyncStream<T> fromQueue(BlockingQueue<? extends T> queue) {
    Objects.requireNonNull(queue, "queue");
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          Mailbox<T> taken = new LinkedMailbox<>();
          try {
            while (true) {
              T value = queue.poll();
              if (value == null) {
                told(children.call(() -> take(queue, taken)), taken);
                value = (T) Mailbox.take(y, taken);
              }
              y.yield(value);
            }
          } catch (Throwable error) {
            throw closeQueue(y, children, taken, queue, error);
          }
        },
        0);
  }

  private static <T> @Nullable Void take(BlockingQueue<? extends T> queue, Mailbox<T> taken)
      throws InterruptedException {
    taken.put(queue.take());
    return null;
  }

  /** A call that fails, or is never made, is the mailbox's failure. */
  private static void told(CompletableFuture<?> call, Mailbox<?> mailbox) {
    var _ =
        call.whenComplete((value, error) -> {
          if (error != null) {
            mailbox.fail(error);
          }
        });
  }

  /** What was taken when the run was stopped goes back. */
  private static <T> RuntimeException closeQueue(
      Awaiter awaiter,
      Children children,
      Mailbox<T> taken,
      BlockingQueue<? extends T> queue,
      Throwable error) {
    Throwable first = error;
    try {
      throw Children.closeAfter(awaiter, children, error);
    } catch (Throwable closed) {
      first = closed;
    }
    Object left = leftIn(taken);
    if (left != Mailbox.EMPTY && left != Mailbox.END && !giveBack(queue, (T) left)) {
      throw Source.after(
          first,
          new IllegalStateException(
              "the stream was stopped when it had just taken "
                  + left
                  + " from the queue, and the queue has no room to take it back"));
    }
    throw Rethrow.unchecked(first);
  }

  private static @Nullable Object leftIn(Mailbox<?> taken) {
    try {
      return taken.poll();
    } catch (Throwable interrupted) { // what the call failed with, which is known
      return Mailbox.END;
    }
  }

  private static <T> boolean giveBack(BlockingQueue<? extends T> queue, T value) {
    BlockingQueue<T> to = (BlockingQueue<T>) queue;
    return to instanceof BlockingDeque<T> deque ? deque.offerFirst(value) : to.offer(value);
  }

  /** {@link AsyncStream#fromCallback}. */
  public static <T extends @Nullable Object> AsyncStream<T> fromCallback(
      ThrowingConsumer<? super Emitter<T>> register, int capacity, Overflow overflow) {
    Objects.requireNonNull(register, "register");
    Checks.positive(capacity, "capacity");
    Objects.requireNonNull(overflow, "overflow");
    return GeneratedStream.of(
        y -> {
          Children children = new Children(Scheduler.current());
          QueueEmitter<T> emitter = new QueueEmitter<>(capacity, overflow);
          try {
            told(children.call(() -> register(register, emitter)), emitter.elements);
            for (Object next = Mailbox.take(y, emitter.elements);
                next != Mailbox.END;
                next = Mailbox.take(y, emitter.elements)) {
              emitter.taken();
              y.yield((T) next);
            }
          } catch (Throwable error) {
            throw Children.closeAfter(y, children, emitter.closeAfter(error));
          }
          Throwable failure = emitter.closeAfter(null);
          if (failure != null) {
            throw Children.closeAfter(y, children, failure);
          }
          Children.close(y, children);
        },
        capacity);
  }

  private static <T extends @Nullable Object> @Nullable Void register(
      ThrowingConsumer<? super Emitter<T>> register, Emitter<T> emitter) {
    try {
      register.accept(emitter);
    } catch (Throwable error) {
      throw StageNote.on(error, "fromCallback");
    }
    return null;
  }
}
