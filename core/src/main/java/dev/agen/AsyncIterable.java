package dev.agen;

import org.jspecify.annotations.Nullable;

/**
 * Something that can be iterated asynchronously: Python's {@code __aiter__}.
 *
 * @param <T> the type of the values
 */
@FunctionalInterface
public interface AsyncIterable<T extends @Nullable Object> {

  /**
   * Begins an iteration. Returns at once; nothing is fetched yet (SEMANTICS H1, H12).
   *
   * @return the iterator
   */
  AsyncIterator<T> aiter();
}
