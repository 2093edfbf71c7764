package dev.agen.internal.stream.concurrent;

import dev.agen.Awaiter;
import dev.agen.internal.Rethrow;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * From children to the one body that reads. Putting never waits; whoever needs a bound has a {@link
 * Gate} in front of it, or drops something ({@link BoundedMailbox}).
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
public abstract sealed class Mailbox<T extends @Nullable Object>
    permits LinkedMailbox, BoundedMailbox {

  /** There is nothing at the moment. */
  public static final Object EMPTY = new Object();

  /** There will be nothing more. */
  public static final Object END = new Object();

  /** What {@link #ready} gives if there is something. */
  static final CompletableFuture<@Nullable Void> NOW = CompletableFuture.completedFuture(null);

  Mailbox() {}

  /**
   * Puts something in. After the end it is dropped.
   *
   * @param value what to put
   */
  public abstract void put(T value);

  /** There will be nothing more; what has been put is still read. */
  public abstract void end();

  /**
   * Ends it with a failure, which is thrown after what has been put was read. If it has ended,
   * nothing happens.
   *
   * @param error what to throw
   */
  public abstract void fail(Throwable error);

  /**
   * {@return the next one put, {@link #EMPTY}, or {@link #END}} Throws the failure at the end, if
   * there is one.
   */
  public abstract @Nullable Object poll();

  /** {@return completes when {@link #poll} will not give {@link #EMPTY}} For one reader. */
  public abstract CompletableFuture<@Nullable Void> ready();

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

  /** What a reader finds at the end. */
  static Object atEnd(@Nullable Throwable failure) {
    if (failure != null) {
      throw Rethrow.unchecked(failure);
    }
    return END;
  }
}
