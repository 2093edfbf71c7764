package dev.agen.internal.engine.compiled.run;

import dev.agen.AsyncIterable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What {@code each(…)} gives in a compiled body: it is iterated there and nowhere else. */
final class Cursors<V extends @Nullable Object> implements Iterable<V> {

  private final AsyncIterable<? extends V> iterable;

  Cursors(AsyncIterable<? extends V> iterable) {
    this.iterable = iterable;
  }

  @Override
  public Iterator<V> iterator() {
    return new Cursor<>(iterable.aiter());
  }
}
