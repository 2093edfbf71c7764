package dev.agen.internal.protocol;

import dev.agen.AlreadyRunningException;
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
    return resume(null, true);
  }

  @Override
  public @Nullable Object resume(@Nullable Object sent) {
    return resume(sent, false);
  }

  private @Nullable Object resume(@Nullable Object sent, boolean afresh) {
    try {
      boolean entered;
      synchronized (frame) {
        if (afresh) {
          if (core.running) { // refused, without using up the one step of the loop
            throw new AlreadyRunningException(refusedName());
          }
          flight.renew();
        }
        ensureUnused();
        Object argument = sent;
        if (flight.isFresh()) {
          ensureIdle();
          if (argument == null) {
            argument = value;
          }
          value = null;
        }
        begin();
        try {
          entered = frame.enterSend(argument);
        } catch (Throwable refused) {
          return refused(refused, true);
        }
        if (!entered) {
          return stopped(Signal.RETURN, null);
        }
      }
      return frame.run(this);
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
