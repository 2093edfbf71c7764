package dev.agen.internal.stream.concurrent;

import dev.agen.Awaiter;
import dev.agen.internal.Rethrow;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * From children to the one body that reads. It is as long as it has to be; whoever needs a bound
 * has a {@link Gate} in front of it.
 *
 * <p>A body reads like this:
 *
 * <pre>{@code
 * for (Object next = Mailbox.take(y, mailbox);
 *     next != Mailbox.END;
 *     next = Mailbox.take(y, mailbox)) {
 *   ... (T) next ...
 * }
 * }</pre>
 *
 * @param <T> the type of what is put
 */
public final class Mailbox<T extends @Nullable Object> {

  /** There is nothing at the moment. */
  public static final Object EMPTY = new Object();

  /** There will be nothing more. */
  public static final Object END = new Object();

  private static final Object NULL = new Object();

  private static final CompletableFuture<@Nullable Void> NOW =
      CompletableFuture.completedFuture(null);

  // All guarded by this.
  private final Queue<Object> queue = new ArrayDeque<>();
  private @Nullable CompletableFuture<@Nullable Void> waiting;
  private boolean ended;
  private @Nullable Throwable failure;

  /** Empty. */
  public Mailbox() {}

  /**
   * Puts something in; never waits. After the end it is dropped.
   *
   * @param value what to put
   */
  public void put(T value) {
    putWithin(value, Integer.MAX_VALUE);
  }

  /**
   * Puts something in if there is room.
   *
   * @param value what to put
   * @param capacity how much there may be in it then
   * @return false if it was full
   */
  public boolean putWithin(T value, int capacity) {
    CompletableFuture<@Nullable Void> reader;
    synchronized (this) {
      if (ended) {
        return true;
      }
      if (queue.size() >= capacity) {
        return false;
      }
      queue.add(value == null ? NULL : value);
      reader = takeWaiting();
    }
    wake(reader);
    return true;
  }

  /**
   * Puts something in; if it is full, drops what was put first.
   *
   * @param value what to put
   * @param capacity how much there may be in it then
   */
  public void putAndDrop(T value, int capacity) {
    synchronized (this) {
      if (!ended && queue.size() >= capacity) {
        queue.remove();
      }
    }
    put(value);
  }

  /** Drops what has been put and not been read. */
  public synchronized void clear() {
    queue.clear();
  }

  /** There will be nothing more; what has been put is still read. */
  public void end() {
    CompletableFuture<@Nullable Void> reader;
    synchronized (this) {
      ended = true;
      reader = takeWaiting();
    }
    wake(reader);
  }

  /**
   * Ends it with a failure, which is thrown after what has been put was read. If it has ended,
   * nothing happens.
   *
   * @param error what to throw
   */
  public void fail(Throwable error) {
    CompletableFuture<@Nullable Void> reader;
    synchronized (this) {
      if (ended) {
        return;
      }
      failure = error;
      ended = true;
      reader = takeWaiting();
    }
    wake(reader);
  }

  /**
   * {@return the next one put, {@link #EMPTY}, or {@link #END}} Throws the failure at the end, if
   * there is one.
   */
  public @Nullable Object poll() {
    Throwable error;
    synchronized (this) {
      Object next = queue.poll();
      if (next != null) {
        return next == NULL ? null : next;
      }
      if (!ended) {
        return EMPTY;
      }
      error = failure;
    }
    if (error != null) {
      throw Rethrow.unchecked(error);
    }
    return END;
  }

  /**
   * Takes the next one, or waits until there is one.
   *
   * @param awaiter of the body that reads
   * @param mailbox what to read from
   * @return the next one put, or {@link #END}
   */
  public static @Nullable Object take(Awaiter awaiter, Mailbox<?> mailbox) {
    Object next = mailbox.poll();
    while (next == EMPTY) {
      awaiter.await(mailbox.ready());
      next = mailbox.poll();
    }
    return next;
  }

  /** {@return completes when {@link #poll} will not give {@link #EMPTY}} For one reader. */
  public synchronized CompletableFuture<@Nullable Void> ready() {
    if (ended || !queue.isEmpty()) {
      return NOW;
    }
    if (waiting == null) {
      waiting = new CompletableFuture<>();
    }
    return waiting;
  }

  /** The caller holds the lock. */
  private @Nullable CompletableFuture<@Nullable Void> takeWaiting() {
    CompletableFuture<@Nullable Void> reader = waiting;
    waiting = null;
    return reader;
  }

  private static void wake(@Nullable CompletableFuture<@Nullable Void> reader) {
    if (reader != null) {
      reader.complete(null);
    }
  }
}
