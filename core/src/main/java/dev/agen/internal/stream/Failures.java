package dev.agen.internal.stream;

import dev.agen.internal.Rethrow;
import dev.agen.stream.Retry;
import dev.agen.stream.StageNote;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What one run of {@link dev.agen.AsyncStream#retry} has been through. */
final class Failures {

  /** A stream that is retried for months does not keep all that went wrong. */
  private static final int MOST_KEPT = 16;

  private final Retry policy;
  private final Deque<Throwable> earlier = new ArrayDeque<>();
  private int retries;

  Failures(Retry policy) {
    this.policy = policy;
  }

  /** {@return how long to wait after another failure} Throws it if there is to be no retry. */
  Duration delayAfter(Throwable failure, boolean progressed) {
    if (progressed && policy.resetsOnProgress()) {
      retries = 0;
      earlier.clear();
    }
    if (retries == policy.maxRetries() || !allowed(failure)) {
      throw last(failure);
    }
    if (earlier.size() == MOST_KEPT) {
      earlier.removeFirst();
    }
    earlier.addLast(failure);
    retries++;
    return policy.delayBefore(retries);
  }

  private boolean allowed(Throwable failure) {
    try {
      return policy.allows(failure);
    } catch (Throwable error) {
      if (error != failure) {
        error.addSuppressed(failure);
      }
      throw StageNote.on(error, "retry");
    }
  }

  private RuntimeException last(Throwable failure) {
    for (Throwable other : earlier) {
      if (other != failure) { // the same object may be thrown over and over
        failure.addSuppressed(other);
      }
    }
    throw Rethrow.unchecked(failure);
  }
}
