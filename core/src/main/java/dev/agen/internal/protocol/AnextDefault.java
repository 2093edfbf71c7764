package dev.agen.internal.protocol;

import dev.agen.Awaitable;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.drive.Waker;
import org.jspecify.annotations.Nullable;

/**
 * {@code anext(default)}: passes everything on, and turns StopAsyncIteration into completion with
 * the default (SEMANTICS H14, H15). Unlike 3.13.0 it delivers any default (H17).
 *
 * @param <T> the type of the values
 */
public final class AnextDefault<T extends @Nullable Object> extends Resumable<T> {

  private final Resumable<T> anext;
  private final T defaultValue;

  /**
   * Wraps.
   *
   * @param anext the awaitable of the next value
   * @param defaultValue the value at the end
   */
  public AnextDefault(Awaitable<T> anext, T defaultValue) {
    this.anext = Resumable.of(anext.coroutine());
    this.defaultValue = defaultValue;
  }

  @Override
  public @Nullable Object resume(@Nullable Object value) {
    try {
      return passOn(anext.resume(value));
    } catch (StopAsyncIteration end) {
      return useDefault();
    }
  }

  @Override
  public @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    try {
      return passOn(anext.resumeThrowing(error, mode));
    } catch (StopAsyncIteration end) {
      return useDefault();
    }
  }

  @Override
  public @Nullable T close() {
    try {
      return anext.close();
    } catch (StopAsyncIteration end) {
      throw StopIteration.stackless(defaultValue);
    }
  }

  @Override
  public void drivenBy(Waker waker) {
    anext.drivenBy(waker);
  }

  @Override
  public boolean wake() {
    return anext.wake();
  }

  private @Nullable Object passOn(@Nullable Object token) {
    if (token == COMPLETED) {
      payload = anext.takeResult();
    }
    return token;
  }

  private Object useDefault() {
    payload = defaultValue;
    return COMPLETED;
  }
}
