package dev.agen;

import dev.agen.internal.protocol.AnextDefault;
import org.jspecify.annotations.Nullable;

/**
 * One asynchronous iteration: Python's {@code __anext__}. It is its own iterable.
 *
 * @param <T> the type of the values
 */
public interface AsyncIterator<T extends @Nullable Object> extends AsyncIterable<T> {

  /**
   * An awaitable of the next value. Asking does nothing yet; awaiting fetches (SEMANTICS B2, H13).
   *
   * @return the awaitable; it fails with {@link StopAsyncIteration} when there is no next value
   */
  Awaitable<T> anext();

  /**
   * As {@link #anext()}, with {@code defaultValue} instead of {@link StopAsyncIteration} (SEMANTICS
   * H14, H15). Calls {@code anext()} at once; what that throws comes out of this call (H23).
   *
   * @param defaultValue the value at the end; anything, null included
   * @return the awaitable
   */
  default Awaitable<T> anext(T defaultValue) {
    return new AnextDefault<>(anext(), defaultValue);
  }

  /**
   * {@inheritDoc}
   *
   * @return this
   */
  @Override
  default AsyncIterator<T> aiter() {
    return this;
  }
}
