package dev.agen.internal.stream;

import dev.agen.internal.Rethrow;
import dev.agen.stream.StageNote;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The last sink of a run that is pulled: keeps what the stages gave for one element until it has
 * been yielded. Mostly that is one, kept in a field. A failure waits its turn behind what was given
 * before it.
 *
 * @param <T> the type of the elements
 */
final class Outlet<T extends @Nullable Object> extends Sink<T> {

  private static final Object NONE = new Object();

  private @Nullable Object first = NONE;
  private @Nullable Queue<Object> others; // in use only while first is
  private @Nullable Throwable failure;

  @Override
  public boolean accept(T value) {
    if (first == NONE) {
      first = value;
    } else {
      if (others == null) {
        others = new ArrayDeque<>();
      }
      others.add(value == null ? NONE : value);
    }
    return true;
  }

  /** Gives an element to the stages; true if they want another. */
  <S extends @Nullable Object> boolean feed(Sink<S> stages, S value, long element) {
    try {
      return stages.accept(value);
    } catch (Throwable error) {
      StageNote.numbered(error, element);
      failure = error;
      return false;
    }
  }

  /** Tells the stages that there is nothing more; not after a failure. */
  void end(Sink<?> stages) {
    if (failure == null) {
      try {
        stages.end();
      } catch (Throwable error) {
        failure = error;
      }
    }
  }

  /** {@return whether there is something to yield} Throws the failure when its turn has come. */
  boolean hasNext() {
    if (first != NONE) {
      return true;
    }
    if (failure != null) {
      throw Rethrow.unchecked(failure);
    }
    return false;
  }

  /** {@return what to yield next} */
  @SuppressWarnings({"unchecked", "NullAway"}) // what was accepted
  T next() {
    Object value = first;
    Object following = others == null ? null : others.poll();
    if (following == null) {
      first = NONE;
    } else {
      first = following == NONE ? null : following;
    }
    return (T) value;
  }
}
