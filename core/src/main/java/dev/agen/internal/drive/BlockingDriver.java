package dev.agen.internal.drive;

import dev.agen.Awaitable;
import dev.agen.StopIteration;
import org.jspecify.annotations.Nullable;

/** Drives to the end on the calling thread, and blocks it at each suspension. */
public final class BlockingDriver {

  private BlockingDriver() {}

  /**
   * Drives an awaitable.
   *
   * @param <T> the type of the result
   * @param awaitable what to drive
   * @return its result
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // a completion's value is the result
  public static <T extends @Nullable Object> T await(Awaitable<T> awaitable) {
    Resumable<T> resumable = Resumable.forDriver(awaitable);
    try {
      finish(resumable, resumable.resume(null));
      return resumable.takeResult();
    } catch (StopIteration completion) { // thrown into something just-started (D16)
      return (T) completion.value();
    }
  }

  /**
   * Drives on from a token until it completes.
   *
   * @param resumable what to drive
   * @param first what its first drive returned
   */
  public static void finish(Resumable<?> resumable, @Nullable Object first) {
    Object token = first;
    while (token != Resumable.COMPLETED) {
      Throwable error = Tokens.await(token, resumable);
      token =
          error == null
              ? resumable.resume(null)
              : resumable.resumeThrowing(error, ExitMode.CLOSE_FIRST);
    }
  }
}
