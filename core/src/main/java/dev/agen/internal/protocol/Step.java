package dev.agen.internal.protocol;

import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * {@code anext()} and {@code asend(value)}.
 *
 * @param <T> the type of the values
 */
public final class Step<T extends @Nullable Object> extends Operation<T> {

  private @Nullable Object value;

  Step(GeneratorHandle<T, ?, ?> generator, @Nullable Object value) {
    super(generator);
    this.value = value;
  }

  @Override
  String reuseName() {
    return "__anext__()/asend()";
  }

  @Override
  String refusedName() {
    return "anext";
  }

  /**
   * Drives a whole anext() afresh, for loops: like {@link #resume} of a new step, without making
   * one.
   *
   * @return a token or COMPLETED
   */
  public @Nullable Object restart() {
    synchronized (frame) {
      renew();
    }
    return resume(null);
  }

  @Override
  public @Nullable Object resume(@Nullable Object sent) {
    try {
      boolean entered;
      synchronized (frame) {
        ensureUnused();
        Object argument = sent;
        if (isFresh()) {
          ensureIdle();
          if (argument == null) {
            argument = value;
          }
          value = null;
        }
        begin();
        try {
          entered = frame.enterSend(argument);
        } catch (Throwable error) {
          throw Rethrow.unchecked(fail(error, true));
        }
      }
      return deliver(entered, true);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    try {
      synchronized (frame) {
        ensureUnused();
        if (isFresh()) {
          ensureIdle();
          begin();
        }
        try {
          frame.enterThrow(error, ExitMode.CLOSE_FIRST);
        } catch (Throwable thrown) {
          throw Rethrow.unchecked(fail(thrown, true));
        }
      }
      return deliver(true, true);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
