package dev.agen.internal.engine.stackful;

import dev.agen.AsyncIterator;
import dev.agen.Awaiter;
import dev.agen.internal.drive.FetchingIterator;
import org.jspecify.annotations.Nullable;

/**
 * A body's {@code async for}: fetching awaits.
 *
 * @param <T> the type of the values
 */
final class EachIterator<T extends @Nullable Object> extends FetchingIterator<T> {

  private final Awaiter awaiter;
  private final AsyncIterator<? extends T> source;

  EachIterator(Awaiter awaiter, AsyncIterator<? extends T> source) {
    this.awaiter = awaiter;
    this.source = source;
  }

  @Override
  protected T fetch() {
    return awaiter.<T>await(source.anext());
  }
}
