package dev.agen.internal.stream.concurrent;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox without locks, as long as it has to be: many put, one reads.
 *
 * <p>Those who put push onto a stack, with one compare-and-set. The reader takes the whole stack at
 * once and turns it round, so that what was put first is read first. If there is nothing, it leaves
 * a {@link Mark} on the empty stack; who replaces the mark wakes it.
 *
 * @param <T> the type of what is put
 */
public final class LinkedMailbox<T extends @Nullable Object> extends Mailbox<T> {

  /** What is on the stack, and what has been taken from it. */
  private abstract static sealed class Entry permits Mark, Value, Last {
    @Nullable Entry next;
  }

  /** The reader waits. There is nothing below. */
  private static final class Mark extends Entry {
    final CompletableFuture<@Nullable Void> wake = new CompletableFuture<>();
  }

  /** Something that was put. */
  private static final class Value extends Entry {
    final @Nullable Object value;

    Value(@Nullable Object value) {
      this.value = value;
    }
  }

  /** The end. */
  private static final class Last extends Entry {
    final @Nullable Throwable failure;

    Last(@Nullable Throwable failure) {
      this.failure = failure;
    }
  }

  private final AtomicReference<@Nullable Entry> stack = new AtomicReference<>();

  /** Spares what nobody would read. What is put at the same moment is not read either. */
  private volatile boolean ended;

  /** What the reader has taken, in the order in which it was put; stays at the end. */
  private @Nullable Entry taken;

  /** Empty. */
  public LinkedMailbox() {}

  @Override
  public void put(T value) {
    if (!ended) {
      push(new Value(value));
    }
  }

  @Override
  public void end() {
    push(new Last(null));
  }

  @Override
  public void fail(Throwable error) {
    push(new Last(error));
  }

  private void push(Entry entry) {
    Entry top;
    do {
      top = stack.get();
      entry.next = top instanceof Mark ? null : top;
    } while (!stack.weakCompareAndSetVolatile(top, entry));
    if (entry instanceof Last) {
      ended = true;
    }
    if (top instanceof Mark mark) {
      mark.wake.complete(null);
    }
  }

  @Override
  public @Nullable Object poll() {
    Entry first = taken == null ? takeAll() : taken;
    if (first instanceof Value value) {
      taken = value.next;
      return value.value;
    }
    if (first instanceof Last last) {
      taken = last;
      last.next = null;
      return atEnd(last.failure);
    }
    return EMPTY;
  }

  /** Null if there is nothing. */
  private @Nullable Entry takeAll() {
    Entry top = stack.get();
    if (top == null || top instanceof Mark) {
      return null;
    }
    top = stack.getAndSet(null); // only the reader puts a mark
    Entry first = null;
    while (top != null) {
      Entry below = top.next;
      top.next = first;
      first = top;
      top = below;
    }
    return first;
  }

  @Override
  public CompletableFuture<@Nullable Void> ready() {
    if (taken != null) {
      return NOW;
    }
    Entry top = stack.get();
    if (top == null) {
      Mark mark = new Mark();
      return stack.compareAndSet(null, mark) ? mark.wake : NOW;
    }
    return top instanceof Mark mark ? mark.wake : NOW;
  }
}
