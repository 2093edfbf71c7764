package dev.agen.internal.stream.concurrent;

import dev.agen.function.ThrowingSupplier;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A function that is called on another thread. Cancelling interrupts it; the future completes only
 * when it has returned, so that waiting for it waits for its cleanup.
 *
 * @param <R> the type of the result
 */
final class Call<R extends @Nullable Object> extends CompletableFuture<R> implements Runnable {

  private final ThrowingSupplier<R> function;
  private final Children children;
  private final Object lock = new Object();

  // All guarded by lock.
  private @Nullable Thread runner;
  private boolean cancelled;
  private boolean interrupted;

  /** {@code children} are told when it has ended and the others have been told. */
  Call(ThrowingSupplier<R> function, Children children) {
    this.function = function;
    this.children = children;
  }

  @Override
  public void run() {
    synchronized (lock) {
      if (cancelled) {
        return;
      }
      runner = Thread.currentThread();
    }
    R result;
    try {
      result = function.get();
    } catch (Throwable error) {
      stop();
      fail(error);
      return;
    }
    stop();
    complete(result);
    children.left(this, null);
  }

  private void stop() {
    synchronized (lock) {
      runner = null;
      if (interrupted) {
        Thread.interrupted(); // the thread may not be ours
      }
    }
  }

  private void fail(Throwable error) {
    boolean wasCancelled;
    synchronized (lock) {
      wasCancelled = cancelled;
    }
    if (wasCancelled && error instanceof InterruptedException) {
      CancellationException cancellation = new CancellationException();
      cancellation.initCause(error);
      end(cancellation);
    } else {
      end(error);
    }
  }

  /** It has failed, or will not be run. */
  void end(Throwable error) {
    if (completeExceptionally(error)) {
      children.left(this, error);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    synchronized (lock) {
      if (isDone()) {
        return isCancelled();
      }
      if (cancelled) {
        return true;
      }
      cancelled = true;
      if (runner != null) {
        if (mayInterruptIfRunning) {
          interrupted = true;
          runner.interrupt();
        }
        return true;
      }
    }
    end(new CancellationException());
    return true;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
