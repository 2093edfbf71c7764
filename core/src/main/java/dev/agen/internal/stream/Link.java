package dev.agen.internal.stream;

import org.jspecify.annotations.Nullable;

/**
 * A sink that gives to another one.
 *
 * @param <T> the type of what it takes
 * @param <R> the type of what it gives
 */
abstract class Link<T extends @Nullable Object, R extends @Nullable Object> extends Sink<T> {

  /** What it gives to. */
  protected final Sink<? super R> next;

  Link(Sink<? super R> next) {
    this.next = next;
  }

  @Override
  public boolean wantsMore() {
    return next.wantsMore();
  }

  @Override
  public void end() throws Exception {
    next.end();
  }
}
