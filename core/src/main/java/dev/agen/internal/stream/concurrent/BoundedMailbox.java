package dev.agen.internal.stream.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox from which those who put may also take something out again, because it is full or out
 * of date.
 *
 * @param <T> the type of what is put
 */
public final class BoundedMailbox<T extends @Nullable Object> extends Mailbox<T> {

  /** Stands for null, which the queue cannot hold. */
  private static final Object NULL = new Object();

  // All guarded by this.
  private final Queue<Object> queue = new ArrayDeque<>();
  private @Nullable CompletableFuture<@Nullable Void> waiting;
  private boolean ended;
  private @Nullable Throwable failure;

  /** Empty. */
  public BoundedMailbox() {}

  @Override
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

  @Override
  public void end() {
    end(null);
  }

  @Override
  public void fail(Throwable error) {
    end(error);
  }

  private void end(@Nullable Throwable error) {
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

  @Override
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
    return atEnd(error);
  }

  @Override
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
