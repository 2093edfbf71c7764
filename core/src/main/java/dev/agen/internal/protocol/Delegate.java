package dev.agen.internal.protocol;

import dev.agen.Awaitable;
import dev.agen.GeneratorExit;
import dev.agen.StopIteration;
import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.drive.StageAwait;
import dev.agen.internal.drive.Waker;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One {@code await} of a body: SEMANTICS M2. Each method drives the awaited thing once and returns
 * a token to be handed on, or {@link Resumable#COMPLETED}; what it throws is raised at the await.
 *
 * <p>For engines:
 *
 * <pre>
 *   token = delegate.start();
 *   while (token != COMPLETED) {
 *     suspend the body with the token; it is resumed with a value or an exception
 *     token = value ? delegate.send(value) : delegate.throwIn(exception, mode);
 *   }
 *   result = delegate.takeResult();
 * </pre>
 *
 * @param <V> the type of the result
 */
public final class Delegate<V extends @Nullable Object> {

  private final Resumable<V> inner;
  private final Object shown;
  private @Nullable Object result;

  private Delegate(Resumable<V> inner, Object shown) {
    this.inner = inner;
    this.shown = shown;
  }

  /**
   * Begins an await.
   *
   * @param <V> the type of the result
   * @param awaitable what to await
   * @return the delegation
   */
  public static <V extends @Nullable Object> Delegate<V> to(Awaitable<? extends V> awaitable) {
    return new Delegate<>(Resumable.forDriver(awaitable), awaitable);
  }

  /**
   * Begins an await of a stage.
   *
   * @param <V> the type of the value
   * @param stage what to await
   * @return the delegation
   */
  public static <V extends @Nullable Object> Delegate<V> to(CompletionStage<? extends V> stage) {
    return new Delegate<>(new StageAwait<V>(stage), stage);
  }

  /**
   * Goes on with an await that has begun.
   *
   * @param <V> the type of the result
   * @param begun what is awaited, already driven once
   * @param shown what to call it
   * @return the delegation
   */
  public static <V extends @Nullable Object> Delegate<V> to(Resumable<V> begun, Object shown) {
    return new Delegate<>(begun, shown);
  }

  /** {@return the object that the body awaits, for inspection} */
  Object shown() {
    return shown;
  }

  void drivenBy(Waker driver) {
    inner.drivenBy(driver);
  }

  boolean wake() {
    return inner.wake();
  }

  /**
   * The first drive.
   *
   * @return a token or COMPLETED
   */
  public @Nullable Object start() {
    return send(null);
  }

  /**
   * Drives by sending.
   *
   * @param value what to send down
   * @return a token or COMPLETED
   */
  public @Nullable Object send(@Nullable Object value) {
    try {
      return outcome(inner.resume(value));
    } catch (StopIteration completion) { // thrown into something just-started (D16)
      result = completion.value();
      return Resumable.COMPLETED;
    }
  }

  /**
   * Drives by throwing.
   *
   * @param error what to throw down
   * @param mode what to do with a GeneratorExit
   * @return a token or COMPLETED
   */
  public @Nullable Object throwIn(Throwable error, ExitMode mode) {
    if (mode == ExitMode.CLOSE_FIRST && error instanceof GeneratorExit) {
      inner.close();
      throw Rethrow.unchecked(error);
    }
    try {
      return outcome(inner.resumeThrowing(error, mode));
    } catch (StopIteration completion) {
      result = completion.value();
      return Resumable.COMPLETED;
    }
  }

  private @Nullable Object outcome(@Nullable Object token) {
    if (token == Resumable.COMPLETED) {
      result = inner.takeResult();
    }
    return token;
  }

  /**
   * Gives the result after COMPLETED.
   *
   * @return the value of the await
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // result is a V once completed
  public V takeResult() {
    return (V) result;
  }
}
