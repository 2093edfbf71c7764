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
      BiasedMonitor.Bias bias = frame.tryEnter();
      if (bias != null) {
        try {
          claim(sent, afresh);
        } finally {
          bias.exit();
        }
      } else {
        synchronized (frame) {
          frame.excludeOthers();
          claim(sent, afresh);
        }
      }
      return frame.run(this);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Under the monitor; throws if the body is not to be run. */
  private void claim(@Nullable Object sent, boolean afresh) {
    if (afresh) {
      if (frame.isRunning()) { // refused, without using up the one step of the loop
        throw new AlreadyRunningException(refusedName());
      }
      renew();
    }
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
    boolean entered;
    try {
      entered = frame.enterSend(argument);
    } catch (Throwable refused) {
      refused(refused, true);
      throw refused;
    }
    if (!entered) {
      stopped(Signal.RETURN, null);
    }
  }
}
