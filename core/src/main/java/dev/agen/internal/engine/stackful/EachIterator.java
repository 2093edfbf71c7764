package dev.agen.internal.engine.stackful;

import dev.agen.AsyncIterator;
import dev.agen.Awaiter;
import dev.agen.StopAsyncIteration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A body's {@code async for} as a plain iterator: hasNext awaits (SEMANTICS H1, H4).
 *
 * @param <T> the type of the values
 */
final class EachIterator<T extends @Nullable Object> implements Iterator<T> {

  private final Awaiter awaiter;
  private final AsyncIterator<? extends T> source;
  private @Nullable T next;
  private boolean fetched;
  private boolean ended;

  EachIterator(Awaiter awaiter, AsyncIterator<? extends T> source) {
    this.awaiter = awaiter;
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    if (!fetched && !ended) {
      try {
        next = awaiter.<T>await(source.anext());
        fetched = true;
      } catch (StopAsyncIteration end) {
        ended = true;
      }
    }
    return fetched;
  }

  @Override
  @SuppressWarnings("NullAway") // next is a T while fetched
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the asynchronous iteration has ended");
    }
    T value = next;
    next = null;
    fetched = false;
    return value;
  }
}
