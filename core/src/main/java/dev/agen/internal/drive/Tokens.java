package dev.agen.internal.drive;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What a driver does with a token: waits until it is worth resuming. */
final class Tokens {

  private Tokens() {}

  /**
   * Waits, blocking.
   *
   * @param token what a drive returned
   * @return null to resume by sending, else what to throw in
   */
  @SuppressWarnings("ThreadPriorityCheck") // a bare yield asks for just that
  static @Nullable Throwable await(@Nullable Object token) {
    if (token == null) {
      Thread.yield();
      return null;
    }
    if (token instanceof CompletionStage<?> stage) {
      return new Waiter().await(stage) ? null : new InterruptedException();
    }
    return bad(token);
  }

  /** The answer to a token that no driver of ours understands (I18). */
  static Throwable bad(Object token) {
    return new IllegalStateException("Task got bad yield: " + token);
  }

  /** A thread that waits for one stage. */
  private static final class Waiter {
    private final Thread thread = Thread.currentThread();
    private volatile boolean done;

    /** Whether the stage completed; false: the thread was interrupted, its status is cleared. */
    boolean await(CompletionStage<?> stage) {
      stage.whenComplete((value, error) -> {
        done = true;
        LockSupport.unpark(thread);
      });
      while (!done) {
        if (Thread.interrupted()) {
          return false;
        }
        LockSupport.park(this);
      }
      return true;
    }
  }
}
