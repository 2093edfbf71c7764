package dev.agen.internal.stream;

import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.internal.stream.concurrent.Children;
import dev.agen.stream.Scheduler;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Elements that go into a queue: toQueue. A full queue blocks a child, not the driver. */
@SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
public final class QueueOps {

  private QueueOps() {}

  /** {@link AsyncStream#toQueue}. */
  public static <T extends @Nullable Object> Awaitable<@Nullable Void> toQueue(
      AsyncStream<T> stream, BlockingQueue<? super T> queue) {
    Objects.requireNonNull(queue, "queue");
    Source<T> source = Source.of(stream, "source");
    return Coroutine.of(c -> {
      Children children = new Children(Scheduler.current());
      AsyncIterator<T> run = source.open();
      try {
        for (T value : c.<T>each(run)) {
          if (!offer(queue, value)) {
            c.await(children.call(() -> put(queue, value)));
          }
        }
      } catch (Throwable error) {
        Throwable first = error;
        try {
          throw Children.closeAfter(c, children, error);
        } catch (Throwable failure) {
          first = failure;
        }
        throw Source.closeAfter(c, source, run, first);
      }
      Source.close(c, source, run);
      return null;
    });
  }

  private static <T extends @Nullable Object> boolean offer(
      BlockingQueue<? super T> queue, T value) {
    if (value == null) {
      throw new NullPointerException(
          "a queue cannot hold null; map it to something else before toQueue");
    }
    return queue.offer(value);
  }

  private static <T extends @Nullable Object> @Nullable Void put(
      BlockingQueue<? super T> queue, T value) throws InterruptedException {
    queue.put(value);
    return null;
  }
}
