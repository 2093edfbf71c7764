package dev.agen.internal.stream;

import org.jspecify.annotations.Nullable;

/**
 * A sink that has something to give at the end, and therefore keeps in mind whether the next one
 * still wants it.
 *
 * @param <T> the type of what it takes
 * @param <R> the type of what it gives
 */
abstract class EndingLink<T extends @Nullable Object, R extends @Nullable Object>
    extends Link<T, R> {

  private boolean more = true;

  EndingLink(Sink<? super R> next) {
    super(next);
  }

  @Override
  public boolean wantsMore() {
    more = next.wantsMore();
    return more;
  }

  /** Gives something on if it is wanted; {@return whether more is} */
  final boolean give(R value) throws Exception {
    if (more) {
      more = next.accept(value);
    }
    return more;
  }

  /** {@return whether the next sink wants more} */
  final boolean more() {
    return more;
  }
}
