package dev.agen.internal.drive;

import dev.agen.Coroutine;
import dev.agen.StopIteration;
import org.jspecify.annotations.Nullable;

/** The inner form of a coroutine that a user implemented. */
final class ForeignCoroutine<T extends @Nullable Object> extends Resumable<T> {

  private final Coroutine<? extends T> coroutine;

  ForeignCoroutine(Coroutine<? extends T> coroutine) {
    this.coroutine = coroutine;
  }

  @Override
  public @Nullable Object resume(@Nullable Object value) {
    try {
      return coroutine.send(value);
    } catch (StopIteration completion) {
      payload = completion.value();
      return COMPLETED;
    }
  }

  @Override
  public @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    try {
      return coroutine.throwIn(error);
    } catch (StopIteration completion) {
      payload = completion.value();
      return COMPLETED;
    }
  }

  @Override
  public @Nullable T close() {
    return coroutine.close();
  }
}
