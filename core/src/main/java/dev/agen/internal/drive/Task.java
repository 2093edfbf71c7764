package dev.agen.internal.drive;

import dev.agen.Awaitable;
import dev.agen.StopIteration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Drives to the end on an executor; asyncio's Task.
 *
 * <h2>How it works</h2>
 *
 * <p>{@link #run} drives in a loop until a stage is pending, registers a {@link Wait} with the
 * stage, and ends; the stage's completion gives {@code run} to the executor again. A Wait is
 * claimed once: by the completion, by a cancellation, or by the loop itself if the stage completed
 * while it was being registered, in which case the loop goes on instead of recursing.
 *
 * <p><b>Invariant.</b> At any time exactly one of these is true: {@code run} is executing or in the
 * executor's hands; one unclaimed Wait exists; the future is complete. {@code pendingThrow}, {@code
 * waiting} and {@code runner} are guarded by {@code lock}; no user code runs under it.
 *
 * @param <T> the type of the result
 */
public final class Task<T extends @Nullable Object> extends CompletableFuture<T>
    implements Runnable {

  /** A fresh virtual thread for each part. */
  public static final Executor VIRTUAL_THREADS =
      part -> Thread.ofVirtual().name("agen-task").start(part);

  /** How deep tasks may complete each other on one stack. */
  private static final int MOST_NESTED = 64;

  private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

  private final Resumable<T> resumable;
  private final Executor executor;

  private final Object lock = new Object();
  private @Nullable Throwable pendingThrow;
  private @Nullable Wait waiting;
  private @Nullable Thread runner;
  private boolean cancelRequested;
  private boolean interrupted;

  private Task(Resumable<T> resumable, Executor executor) {
    this.resumable = resumable;
    this.executor = executor;
  }

  /**
   * Starts.
   *
   * @param <T> the type of the result
   * @param awaitable what to drive
   * @param executor where to
   * @return the future of the result
   */
  public static <T extends @Nullable Object> CompletableFuture<T> start(
      Awaitable<T> awaitable, Executor executor) {
    Resumable<T> resumable;
    try {
      resumable = Resumable.forDriver(awaitable);
    } catch (Throwable refused) { // like every failure it is the future's
      return CompletableFuture.failedFuture(refused);
    }
    Task<T> task = new Task<>(resumable, executor);
    try {
      executor.execute(task);
    } catch (Throwable rejected) { // nothing has run, and the awaitable is still fresh
      task.completeExceptionally(rejected);
    }
    return task;
  }

  /**
   * Goes on with what has been driven to its first suspension by somebody else.
   *
   * @param <T> the type of the result
   * @param resumable what to drive
   * @param token what its latest drive returned
   * @return the future of the result
   */
  public static <T extends @Nullable Object> CompletableFuture<T> goOn(
      Resumable<T> resumable, @Nullable Object token) {
    Task<T> task = new Task<>(resumable, VIRTUAL_THREADS);
    if (task.comesBackAtOnce(token)) {
      VIRTUAL_THREADS.execute(task);
    }
    return task;
  }

  /** One part: from a resumption to the next pending stage or to the end. */
  @Override
  public void run() {
    int depth = DEPTH.get();
    if (depth == MOST_NESTED) { // an executor that runs at once, and a chain of tasks
      VIRTUAL_THREADS.execute(this);
      return;
    }
    DEPTH.set(depth + 1);
    try {
      drive();
    } finally {
      DEPTH.set(depth);
    }
  }

  private void drive() {
    while (true) {
      Throwable error;
      synchronized (lock) {
        runner = Thread.currentThread();
        error = pendingThrow;
        pendingThrow = null;
      }
      Object token;
      try {
        token =
            error == null
                ? resumable.resume(null)
                : resumable.resumeThrowing(error, ExitMode.CLOSE_FIRST);
      } catch (StopIteration completion) { // thrown into something just-started (D16)
        succeed(completion.value());
        return;
      } catch (Throwable failure) {
        fail(failure);
        return;
      } finally {
        stopRunning();
      }
      if (token == Resumable.COMPLETED) {
        succeed(resumable.takeResult());
        return;
      }
      if (!comesBackAtOnce(token)) {
        return;
      }
    }
  }

  private void stopRunning() {
    synchronized (lock) {
      runner = null;
      if (interrupted) {
        interrupted = false;
        if (!Thread.interrupted()) { // the body has seen it: that was the cancellation (J19)
          pendingThrow = null;
        }
      }
    }
  }

  /** Arranges for the next part; true if it is to be run right now. */
  private boolean comesBackAtOnce(@Nullable Object token) {
    Wait wait = new Wait();
    synchronized (lock) {
      if (pendingThrow != null) {
        return true;
      }
      if (token != null && !(token instanceof CompletionStage<?>)) {
        pendingThrow = Tokens.bad(token);
        return true;
      }
      waiting = wait;
      wait.parked = token == null;
    }
    if (token == null) { // a bare yield: let others run
      wait.fired();
      return false;
    }
    try {
      ((CompletionStage<?>) token).whenComplete((value, error) -> wait.fired());
    } catch (Throwable refused) { // nobody can wait for it: that belongs at the await
      return wait.failed(refused);
    }
    resumable.drivenBy(wait::fired);
    return wait.registered();
  }

  private void schedule() {
    try {
      executor.execute(this);
    } catch (Throwable rejected) {
      synchronized (lock) {
        if (pendingThrow == null) {
          pendingThrow = rejected;
        }
      }
      run(); // end it in an orderly way, here
    }
  }

  @SuppressWarnings("unchecked") // a completion's value is the result
  private void succeed(@Nullable Object value) {
    complete((T) value);
  }

  private void fail(Throwable failure) {
    boolean cancelled;
    synchronized (lock) {
      cancelled = cancelRequested;
    }
    if (cancelled && failure instanceof InterruptedException) {
      CancellationException cancellation = new CancellationException();
      cancellation.initCause(failure);
      completeExceptionally(cancellation);
    } else {
      completeExceptionally(failure);
    }
  }

  /**
   * Throws CancellationException in at the pending or the next await; see {@link
   * Awaitable#start(Executor)}.
   *
   * @param mayInterruptIfRunning whether to interrupt a body that executes
   * @return whether the request was in time
   */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    Wait claimed = null;
    synchronized (lock) {
      if (isDone()) {
        return isCancelled();
      }
      cancelRequested = true;
      if (pendingThrow == null) {
        pendingThrow = new CancellationException();
      }
      Thread running = runner;
      if (running != null && mayInterruptIfRunning && !interrupted) {
        interrupted = true;
        running.interrupt();
      } else if (waiting != null && waiting.claim()) {
        claimed = waiting;
        waiting = null;
      }
    }
    if (claimed != null) {
      schedule();
    }
    return true;
  }

  /** Dependent stages are plain futures: cancelling one of them does not cancel this. */
  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }

  /** One registration with a stage. */
  private final class Wait {
    private boolean claimed; // guarded by lock
    private boolean parked; // guarded by lock
    private boolean fired; // guarded by lock

    /** The caller holds the lock. */
    boolean claim() {
      if (claimed || !parked) {
        return false;
      }
      claimed = true;
      return true;
    }

    /** The stage has completed. */
    void fired() {
      synchronized (lock) {
        fired = true;
        if (!claim()) {
          return;
        }
        waiting = null;
      }
      schedule();
    }

    /** The stage does not want to know us: throw that in. */
    boolean failed(Throwable error) {
      synchronized (lock) {
        if (pendingThrow == null) {
          pendingThrow = error;
        }
      }
      return registered();
    }

    /** The stage knows us; true if the loop is to go on by itself. */
    boolean registered() {
      synchronized (lock) {
        parked = true;
        if ((fired || pendingThrow != null) && claim()) {
          waiting = null;
          return true;
        }
        return false;
      }
    }
  }
}
