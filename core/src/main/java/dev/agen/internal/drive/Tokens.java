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
   * @param driven what returned it; told how to make this come back
   * @return null to resume by sending, else what to throw in
   */
  @SuppressWarnings("ThreadPriorityCheck") // a bare yield asks for just that
  static @Nullable Throwable await(@Nullable Object token, Resumable<?> driven) {
    if (token == null) {
      Thread.yield();
      return null;
    }
    if (token instanceof CompletionStage<?> stage) {
      return new Waiter().await(stage, driven);
    }
    return bad(token);
  }

  /** The answer to a token that no driver of ours understands (I18). */
  static Throwable bad(Object token) {
    return new IllegalStateException("Task got bad yield: " + token);
  }

  /** A thread that waits for one stage. */
  private static final class Waiter implements Waker {
    private final Thread thread = Thread.currentThread();
    private volatile boolean done;

    @Override
    public void wake() {
      done = true;
      LockSupport.unpark(thread);
    }

    @Nullable Throwable await(CompletionStage<?> stage, Resumable<?> driven) {
      try {
        stage.whenComplete((value, error) -> wake());
      } catch (Throwable refused) { // nobody can wait for it: that belongs at the await
        return refused;
      }
      driven.drivenBy(this);
      while (!done) {
        if (Thread.interrupted()) {
          return new InterruptedException();
        }
        LockSupport.park(this);
      }
      return null;
    }
  }
}
