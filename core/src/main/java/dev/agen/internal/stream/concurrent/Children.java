package dev.agen.internal.stream.concurrent;

import dev.agen.Awaitable;
import dev.agen.Awaiter;
import dev.agen.GeneratorExit;
import dev.agen.function.ThrowingSupplier;
import dev.agen.internal.Rethrow;
import dev.agen.stream.Scheduler;
import dev.agen.stream.StageNote;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What one run of an operator has started beside itself. None outlives the run: a body closes its
 * children however it ends, which cancels those that live and waits until the last one has ended
 * (docs/operators.md, rules 4 and 5).
 *
 * <p>A body uses it like this:
 *
 * <pre>{@code
 * Children children = new Children(Scheduler.current());
 * try {
 *   children.start(...);
 *   ...
 * } catch (Throwable error) {
 *   throw Children.closeAfter(y, children, error);
 * }
 * Children.close(y, children);
 * }</pre>
 *
 * <p>Failures of children do not end the run by themselves; a child tells the operator, mostly
 * through a {@link Mailbox}. The failures that nobody was told of come out when the children are
 * closed.
 */
@SuppressWarnings("UndefinedEquals") // identity of futures is meant
public final class Children {

  private final Executor executor;

  private final Set<CompletableFuture<?>> live = new LinkedHashSet<>(); // guarded by this
  private final List<Throwable> failures = new ArrayList<>(); // guarded by this
  private boolean closed; // guarded by this
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  /**
   * None yet.
   *
   * @param scheduler where they are to run
   */
  public Children(Scheduler scheduler) {
    this(scheduler == Scheduler.system() ? new Workers(scheduler) : scheduler, scheduler);
  }

  /**
   * None yet.
   *
   * @param executor where they are to run
   * @param scheduler what is to be in use there, for the operators within
   */
  public Children(Executor executor, Scheduler scheduler) {
    this.executor = task -> executor.execute(() -> run(task, scheduler));
  }

  private static void run(Runnable task, Scheduler scheduler) {
    if (Scheduler.current() == scheduler) {
      task.run();
      return;
    }
    try (Scheduler.Use _ = Scheduler.use(scheduler)) {
      task.run();
    }
  }

  /**
   * Starts a child that awaits.
   *
   * @param <R> the type of its result
   * @param child what to drive
   * @return completes when it has ended
   * @throws CancellationException if the children are being closed
   */
  public <R extends @Nullable Object> CompletableFuture<R> start(Awaitable<R> child) {
    ensureOpen();
    CompletableFuture<R> task = child.start(executor);
    adopt(task);
    return task;
  }

  /**
   * Starts a child that awaits and tells its outcome by other means, mostly a {@link Mailbox}.
   *
   * @param child what to drive
   * @throws CancellationException if the children are being closed
   */
  @SuppressWarnings("FutureReturnValueIgnored") // failures are kept for the closing
  public void pump(Awaitable<?> child) {
    start(child);
  }

  /**
   * Starts a child that calls a function, which may block.
   *
   * @param <R> the type of its result
   * @param function what to call
   * @return completes when it has returned
   * @throws CancellationException if the children are being closed
   */
  public <R extends @Nullable Object> CompletableFuture<R> call(ThrowingSupplier<R> function) {
    ensureOpen();
    Call<R> call = new Call<>(function, this);
    if (add(call)) {
      call.cancel(true);
      return call;
    }
    try {
      executor.execute(call);
    } catch (Throwable rejected) {
      call.end(rejected);
    }
    return call;
  }

  private synchronized void ensureOpen() {
    if (closed) {
      throw new CancellationException();
    }
  }

  private void adopt(CompletableFuture<?> child) {
    boolean late = add(child);
    var _ = child.whenComplete((value, error) -> left(child, error));
    if (late) {
      child.cancel(true);
    }
  }

  /** {@return whether it came too late} */
  private synchronized boolean add(CompletableFuture<?> child) {
    live.add(child);
    return closed;
  }

  /** A child has ended. */
  void left(CompletableFuture<?> child, @Nullable Throwable error) {
    boolean last;
    synchronized (this) {
      live.remove(child);
      if (error instanceof CancellationException) {
        keepFailuresOfCleanup(error);
        if (error.getCause() instanceof InterruptedException interruption) { // it was executing
          keepFailuresOfCleanup(interruption);
        }
      } else if (error != null) {
        failures.add(
            error instanceof CompletionException && error.getCause() != null
                ? error.getCause()
                : error);
      }
      last = closed && live.isEmpty();
    }
    if (last) {
      ended.complete(null);
    }
  }

  /** What closing failed with when a child ended as ordered; the caller holds the lock. */
  private void keepFailuresOfCleanup(Throwable order) {
    for (Throwable suppressed : order.getSuppressed()) {
      if (!(suppressed instanceof StageNote)) {
        failures.add(suppressed);
      }
    }
  }

  /** Cancels all; completes when all have ended. */
  private CompletableFuture<@Nullable Void> cancelAll() {
    List<CompletableFuture<?>> cancelled;
    synchronized (this) {
      closed = true;
      cancelled = List.copyOf(live);
    }
    cancelled.forEach(child -> child.cancel(true));
    if (cancelled.isEmpty()) {
      synchronized (this) {
        if (!live.isEmpty()) { // adopted meanwhile: it will tell
          return ended;
        }
      }
      ended.complete(null);
    }
    return ended;
  }

  private synchronized List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /**
   * Ends all children and waits for them, whatever comes meanwhile.
   *
   * @param awaiter of the body that closes
   * @param children the children
   * @throws Exception the first failure of a child, or what was thrown in meanwhile
   */
  public static void close(Awaiter awaiter, Children children) throws Exception {
    Throwable disturbance = join(awaiter, children);
    Throwable first = null;
    for (Throwable failure : children.failures()) {
      first = with(first, failure);
    }
    if (disturbance != null) {
      first = with(first, disturbance);
    }
    if (first != null) {
      throw Rethrow.unchecked(first);
    }
  }

  /**
   * As {@link #close}, after {@code error}.
   *
   * @param awaiter of the body that closes
   * @param children the children
   * @param error why; thrown with what children failed with suppressed. In the place of a {@link
   *     GeneratorExit}, into which nobody looks, the first failure of a child is thrown.
   * @return never
   */
  public static RuntimeException closeAfter(Awaiter awaiter, Children children, Throwable error) {
    Throwable disturbance = join(awaiter, children);
    Throwable first = error instanceof GeneratorExit ? null : error;
    for (Throwable failure : children.failures()) {
      first = with(first, failure);
    }
    if (disturbance != null) {
      first = with(first, disturbance);
    }
    throw Rethrow.unchecked(first == null ? error : first);
  }

  private static @Nullable Throwable join(Awaiter awaiter, Children children) {
    CompletableFuture<@Nullable Void> all = children.cancelAll();
    Throwable disturbance = null;
    while (!all.isDone()) {
      try {
        awaiter.await(all);
      } catch (Throwable thrownIn) {
        disturbance = with(disturbance, thrownIn);
      }
    }
    return disturbance;
  }

  private static Throwable with(@Nullable Throwable first, Throwable later) {
    if (first == null) {
      return later;
    }
    if (first != later) {
      for (Throwable known : first.getSuppressed()) {
        if (known == later) {
          return first;
        }
      }
      first.addSuppressed(later);
    }
    return first;
  }
}
