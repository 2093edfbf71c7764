package dev.agen.internal.stream;

import dev.agen.AsyncIterator;
import dev.agen.GeneratorExit;
import dev.agen.Yielder;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One run of a source whose failure need not be the operator's. Only what comes out when an element
 * is fetched is the source's failure: what is thrown at the operator's own yield is not, nor are
 * the ways in which a run is told to stop.
 */
final class Attempt {

  private @Nullable Throwable failure;
  private boolean progressed;

  Attempt() {}

  /** {@return what the source failed with; null if it has ended} */
  @Nullable Throwable failure() {
    return failure;
  }

  /** {@return whether the source gave an element} */
  boolean progressed() {
    return progressed;
  }

  /** Opens a source, yields all its elements, and closes it, also if it has failed. */
  @SuppressWarnings("NullAway") // a loop variable of type T is a T, whatever T is
  static <T extends @Nullable Object> void drain(
      Yielder<T, @Nullable Void> y, Source<T> source, Attempt attempt) throws Exception {
    AsyncIterator<T> run;
    try {
      run = source.open();
    } catch (Throwable error) {
      attempt.failed(error);
      return;
    }
    boolean fetching = true;
    try {
      for (T value : y.<T>each(run)) {
        fetching = false;
        attempt.progressed = true;
        y.yield(value);
        fetching = true;
      }
    } catch (Throwable error) {
      if (!fetching || isOrder(error)) {
        throw Source.closeAfter(y, source, run, error);
      }
      attempt.failure = error;
    }
    try {
      Source.close(y, source, run);
    } catch (Throwable error) {
      attempt.failed(error);
    }
  }

  /** Keeps a failure: the first one, with later ones suppressed. */
  private void failed(Throwable error) {
    if (isOrder(error)) {
      throw dev.agen.internal.Rethrow.unchecked(error);
    }
    if (failure == null) {
      failure = error;
    } else if (failure != error) {
      failure.addSuppressed(error);
    }
  }

  /** {@return whether {@code error} tells a run to stop} */
  private static boolean isOrder(Throwable error) {
    return error instanceof GeneratorExit
        || error instanceof CancellationException
        || error instanceof InterruptedException;
  }
}
