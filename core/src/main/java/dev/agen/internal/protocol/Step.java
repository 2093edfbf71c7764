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
    try {
      BiasedMonitor.Bias bias = frame.tryStep();
      return bias == null ? claimed(null, true) : straight(bias, null);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public @Nullable Object resume(@Nullable Object sent) {
    try {
      BiasedMonitor.Bias bias = isPlain() ? frame.tryStep() : null;
      if (bias == null) {
        return claimed(sent, false);
      }
      Object argument = sent == null ? value : sent;
      value = null;
      return straight(bias, argument);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  // ---- a step of the favourite, without the monitor ---------------------------------------------

  private @Nullable Object straight(BiasedMonitor.Bias bias, @Nullable Object sent) {
    iterate();
    if (sent != null) {
      frame.transfer = sent;
    }
    Object outcome;
    try {
      outcome = frame.resumeBody();
    } catch (Throwable error) {
      return frame.threw(this, error);
    }
    if (!(outcome instanceof Signal)) {
      use(); // before the end: whoever comes afterwards must find it used
      payload = outcome;
      if (frame.endStep(bias)) {
        return COMPLETED;
      }
    }
    return stopped(bias, outcome);
  }

  /** A loop's body has thrown. */
  @Nullable Object threw(Throwable error, Frame thrower) {
    iterate();
    return thrower.threw(this, error);
  }

  /** The step did not go as straight as it began. */
  @Nullable Object stopped(BiasedMonitor.Bias bias, @Nullable Object outcome) {
    if (!(outcome instanceof Signal) && !isOvertaken(bias)) {
      use();
      payload = outcome;
      return COMPLETED;
    }
    iterate();
    return frame.stopped(this, outcome);
  }

  /** Whether somebody has seen the step that has just ended, so that it has to be settled. */
  private boolean isOvertaken(BiasedMonitor.Bias bias) {
    synchronized (frame) {
      return frame.isOvertaken(bias);
    }
  }

  // ---- any other step ---------------------------------------------------------------------------

  private @Nullable Object claimed(@Nullable Object sent, boolean afresh) {
    synchronized (frame) {
      frame.excludeOthers();
      claim(sent, afresh);
    }
    return frame.run(this);
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
