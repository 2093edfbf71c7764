package dev.agen.internal.drive;

import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.StopIteration;
import dev.agen.internal.finalization.NeverAwaitedWatch;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The inner form of {@link Coroutine}: the same protocol, in which completing is a return instead
 * of a {@link StopIteration}. Everything inside of the library drives this form; users see the
 * other.
 *
 * <p>A drive returns a token, or {@link #COMPLETED} and leaves the result in {@link #payload}.
 *
 * @param <T> the type of the result
 */
public abstract class Resumable<T extends @Nullable Object> implements Coroutine<T> {

  /** Returned by a drive that completed. Never seen by users. */
  public static final Object COMPLETED = new Object();

  /** The result of the latest drive, on its way to the driver. */
  protected @Nullable Object payload;

  private @Nullable NeverAwaitedWatch watch;

  /** For subclasses. */
  protected Resumable() {}

  /**
   * Gives the inner form of any coroutine.
   *
   * @param <T> the type of the result
   * @param coroutine one of ours, or one made by a user
   * @return the coroutine itself or an adapter
   */
  @SuppressWarnings("unchecked") // results are only read
  public static <T extends @Nullable Object> Resumable<T> of(Coroutine<? extends T> coroutine) {
    Objects.requireNonNull(coroutine, "coroutine");
    return coroutine instanceof Resumable<?> ours
        ? (Resumable<T>) ours
        : new ForeignCoroutine<T>(coroutine);
  }

  /**
   * Gives the inner form of what a driver is about to drive to its end.
   *
   * @param <T> the type of the result
   * @param awaitable what to drive
   * @return its coroutine
   * @throws IllegalStateException if somebody else is awaiting it (A14)
   */
  public static <T extends @Nullable Object> Resumable<T> forDriver(
      Awaitable<? extends T> awaitable) {
    if (awaitable instanceof Resumable<?> ours && ours.isBeingAwaited()) {
      throw new IllegalStateException("coroutine is being awaited already"); // L12
    }
    return of(awaitable.coroutine());
  }

  /**
   * Starts or resumes.
   *
   * @param value what to send in
   * @return a token or {@link #COMPLETED}
   */
  public abstract @Nullable Object resume(@Nullable Object value);

  /**
   * Resumes by throwing in.
   *
   * @param error what to throw
   * @param mode how a GeneratorExit is passed to what is being awaited
   * @return a token or {@link #COMPLETED}
   */
  public abstract @Nullable Object resumeThrowing(Throwable error, ExitMode mode);

  /**
   * Told by a driver that is about to wait: how to make it come back. Passed on to all that this
   * computation is awaiting.
   *
   * @param waker makes the driver come back
   */
  public void drivenBy(Waker waker) {}

  /**
   * Makes whoever waits for this suspended computation come back soon, so that it notices a
   * cancellation.
   *
   * @return whether somebody will come back
   */
  public boolean wake() {
    return false;
  }

  /**
   * {@return whether this is a coroutine that is suspended in an await, so that it has an awaiter}
   */
  protected boolean isBeingAwaited() {
    return false;
  }

  /**
   * Gives the result after {@link #COMPLETED}, and forgets it.
   *
   * @return the result
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // payload is a T when the drive completed
  public final T takeResult() {
    Object result = payload;
    payload = null;
    return (T) result;
  }

  @Override
  public final @Nullable Object send(@Nullable Object value) {
    return outcome(resume(value));
  }

  @Override
  public final @Nullable Object throwIn(Throwable error) {
    Objects.requireNonNull(error, "error");
    return outcome(resumeThrowing(error, ExitMode.CLOSE_FIRST));
  }

  private @Nullable Object outcome(@Nullable Object token) {
    if (token == COMPLETED) {
      throw StopIteration.stackless(takeResult());
    }
    return token;
  }

  /**
   * Reports this awaitable if it is dropped before it has been {@link #driven}.
   *
   * @param text what to report
   */
  protected final void watchNeverAwaited(String text) {
    watch = NeverAwaitedWatch.of(this, text);
  }

  /** {@return whether a report is to be taken back when this is driven} */
  protected final boolean isWatched() {
    return watch != null;
  }

  /** To be called by every drive. */
  protected final void driven() {
    NeverAwaitedWatch w = watch;
    if (w != null) {
      w.driven();
      watch = null;
    }
  }
}
