package dev.agen.internal.drive;

import dev.agen.StopAsyncIteration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous iteration as a plain iterator: hasNext fetches (SEMANTICS H1 to H4).
 *
 * @param <T> the type of the values
 */
public abstract class FetchingIterator<T extends @Nullable Object> implements Iterator<T> {

  private @Nullable T next;
  private boolean fetched;
  private boolean ended;

  /** For subclasses. */
  protected FetchingIterator() {}

  /**
   * Waits for the next value.
   *
   * @return the value
   * @throws StopAsyncIteration at the end
   */
  protected abstract T fetch();

  @Override
  public final boolean hasNext() {
    if (!fetched && !ended) {
      try {
        next = fetch();
        fetched = true;
      } catch (StopAsyncIteration end) {
        ended = true;
      }
    }
    return fetched;
  }

  @Override
  @SuppressWarnings("NullAway") // next is a T while fetched
  public final T next() {
    if (!fetched && !hasNext()) {
      throw new NoSuchElementException("the asynchronous iteration has ended");
    }
    T value = next;
    next = null;
    fetched = false;
    return value;
  }
}
