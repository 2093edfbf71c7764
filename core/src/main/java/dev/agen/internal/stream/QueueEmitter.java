package dev.agen.internal.stream;

import dev.agen.GeneratorExit;
import dev.agen.internal.stream.concurrent.BoundedMailbox;
import dev.agen.stream.Emitter;
import dev.agen.stream.Overflow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The emitter of one run. Those who emit while it is full wait on its monitor, until the consumer
 * takes something or goes.
 *
 * @param <T> the type of the elements
 */
final class QueueEmitter<T extends @Nullable Object> implements Emitter<T> {

  final BoundedMailbox<T> elements = new BoundedMailbox<>();
  private final int capacity;
  private final Overflow overflow;

  // All guarded by this.
  private final Deque<Runnable> hooks = new ArrayDeque<>();
  private boolean over;
  private boolean closed;

  QueueEmitter(int capacity, Overflow overflow) {
    this.capacity = capacity;
    this.overflow = overflow;
  }

  @Override
  public void emit(T value) {
    switch (overflow) {
      case SUSPEND -> emitWaiting(value);
      case DROP_OLDEST -> elements.putAndDrop(value, capacity);
      case DROP_LATEST -> elements.putWithin(value, capacity);
      case FAIL -> {
        if (!elements.putWithin(value, capacity)) {
          fail(BufferOps.full(capacity));
        }
      }
    }
  }

  private synchronized void emitWaiting(T value) {
    while (!over && !elements.putWithin(value, capacity)) {
      try {
        wait();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        CancellationException refused =
            new CancellationException("interrupted while the buffer was full");
        refused.initCause(interrupted);
        throw refused;
      }
    }
  }

  /** The consumer has taken one. */
  synchronized void taken() {
    notifyAll();
  }

  @Override
  public void fail(Throwable error) {
    elements.fail(Objects.requireNonNull(error, "error"));
    stop();
  }

  @Override
  public void complete() {
    elements.end();
    stop();
  }

  private synchronized void stop() {
    over = true;
    notifyAll();
  }

  @Override
  public void onClose(Runnable unregister) {
    Objects.requireNonNull(unregister, "unregister");
    synchronized (this) {
      if (!closed) {
        hooks.push(unregister);
        return;
      }
    }
    unregister.run();
  }

  /** Lets all who wait go and runs the hooks; {@return the first of what failed} */
  @Nullable Throwable closeAfter(@Nullable Throwable error) {
    elements.end();
    stop();
    Deque<Runnable> last;
    synchronized (this) {
      closed = true;
      last = new ArrayDeque<>(hooks);
    }
    Throwable first = error;
    for (Runnable hook : last) {
      try {
        hook.run();
      } catch (Throwable failure) {
        if (first == null || first instanceof GeneratorExit) {
          first = failure;
        } else if (first != failure) {
          first.addSuppressed(failure);
        }
      }
    }
    return first;
  }
}
