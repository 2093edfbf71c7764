package dev.agen.internal.stream;

import dev.agen.internal.Rethrow;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Elements that are there, so that asking for one takes no time. If that fails nevertheless, there
 * are no more, and {@link #end} tells why: what came before is dealt with first.
 *
 * @param <T> the type of the elements
 */
final class Present<T extends @Nullable Object> {

  private @Nullable Iterator<? extends T> rest;
  private @Nullable Throwable failure;

  Present(Iterable<? extends T> elements) {
    try {
      rest = elements.iterator();
    } catch (Throwable error) {
      failure = error;
    }
  }

  /** Gives the next element to {@code taker}, if there is one; says whether there was. */
  boolean next(Taker<? super T> taker) {
    T element;
    try {
      if (rest == null || !rest.hasNext()) {
        return false;
      }
      element = rest.next();
    } catch (Throwable error) {
      rest = null;
      failure = error;
      return false;
    }
    taker.take(element);
    return true;
  }

  /** There are no more: throws what asking for them failed with. */
  void end() {
    if (failure != null) {
      throw Rethrow.unchecked(failure);
    }
  }

  /** Who takes an element. */
  @FunctionalInterface
  interface Taker<T extends @Nullable Object> {
    void take(T element);
  }
}
