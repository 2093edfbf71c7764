package dev.agen.internal.protocol;

import dev.agen.AlreadyRunningException;
import dev.agen.internal.drive.BlockingDriver;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * {@code anext()} and {@code asend(value)}.
 *
 * @param <T> the type of the values
 */
public final class Step<T extends @Nullable Object> extends Operation<T> {

  /** The result of a {@linkplain #forLoop loop's} step at the end of the generator. */
  public static final Object END = new Object();

  private @Nullable Object value;

  Step(GeneratorHandle<T, ?, ?> generator, @Nullable Object value) {
    super(generator, null);
    this.value = value;
  }

  /** For a captor. */
  Step(Captor captor, GeneratorHandle<T, ?, ?> generator) {
    super(generator, captor);
  }

  /**
   * Makes the one step that a loop needs, to be {@linkplain #restart restarted}. Its result at the
   * end is {@link #END}: an exception costs a microsecond.
   */
  static <T extends @Nullable Object> Step<T> forLoop(GeneratorHandle<T, ?, ?> generator) {
    Step<T> step = new Step<>(generator, null);
    step.manner = LOOPING;
    return step;
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
      BiasedMonitor.Bias bias = frame.bias();
      return frame.tryStep(bias, BiasedMonitor.DIRECT)
          ? straight(bias, BiasedMonitor.DIRECT, null)
          : claimed(null, true);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public @Nullable Object resume(@Nullable Object sent) {
    try {
      BiasedMonitor.Bias bias = frame.bias();
      if (!isPlain() || captor != null || !frame.tryStep(bias, BiasedMonitor.DIRECT)) {
        return claimed(sent, false);
      }
      Object argument = sent == null ? value : sent;
      value = null;
      return straight(bias, BiasedMonitor.DIRECT, argument);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * What is inherited, without detours for the favourite. Fields are read before the bias is, since
   * HotSpot knows those of an object that was just made, but nothing across an opaque access.
   */
  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // what a generator of T yields is a T
  public T await() {
    Frame body = frame;
    Object argument = value;
    if (!isPlain() || captor != null) {
      return BlockingDriver.await(this);
    }
    BiasedMonitor.Bias bias = body.bias();
    if (!body.tryStep(bias, BiasedMonitor.DIRECT)) {
      return BlockingDriver.await(this);
    }
    try {
      iterate();
      if (argument != null) {
        body.transfer = argument;
        value = null;
      }
      Object outcome;
      try {
        outcome = body.resumeAtYield();
      } catch (Throwable error) {
        return finish(threw(error, body));
      }
      if (outcome instanceof Signal) {
        return finish(stopped(bias, BiasedMonitor.DIRECT, outcome));
      }
      use(); // before the end: whoever comes afterwards must find it used
      return body.endStep(bias, BiasedMonitor.DIRECT)
          ? (T) outcome
          : finish(overtaken(bias, outcome));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private T finish(@Nullable Object token) {
    BlockingDriver.finish(this, token);
    return takeResult();
  }

  // ---- a captor's -------------------------------------------------------------------------------

  /**
   * Drives a whole asend() afresh, for the captor.
   *
   * @param sent what to send
   * @param known whether the generator is known to be this captor's, so that the monitor is only
   *     needed if the body does not go straight to its next yield
   * @return a token, COMPLETED, or a {@link Signal#isDelegation delegation}
   */
  public @Nullable Object drive(@Nullable Object sent, boolean known) {
    BiasedMonitor.Bias bias = frame.bias();
    return known && frame.tryStep(bias, BiasedMonitor.CAPTIVE)
        ? straight(bias, BiasedMonitor.CAPTIVE, sent)
        : claimed(sent, true);
  }

  /**
   * The same for {@link #drive drive(null, true)}, but what the body delegates to is its own
   * business.
   *
   * @return a token or COMPLETED
   */
  public @Nullable Object driveAlone() {
    byte before = manner;
    manner = ALONE;
    try {
      return claimed(null, true);
    } finally {
      manner = before;
    }
  }

  /** The body turns out to be in the middle of this step; see {@link Frame#becomeAwaiting}. */
  public void hold() {
    uses = true;
    iterate();
    remember();
  }

  @Override
  boolean leads(Signal why) {
    return true;
  }

  // ---- a step of the favourite, without the monitor ---------------------------------------------

  private @Nullable Object straight(BiasedMonitor.Bias bias, byte mode, @Nullable Object sent) {
    iterate();
    if (sent != null) {
      frame.transfer = sent;
    }
    Object outcome;
    try {
      outcome = frame.resumeAtYield();
    } catch (Throwable error) {
      return threw(error, frame);
    }
    return stopped(bias, mode, outcome);
  }

  /** The body has thrown. */
  @Nullable Object threw(Throwable error, Frame thrower) {
    iterate();
    return thrower.threw(this, thrower.afterThrow(error));
  }

  /** The body has stopped, or has only given a signal. */
  @Nullable Object stopped(BiasedMonitor.Bias bias, byte mode, @Nullable Object outcome) {
    Object value = outcome;
    if (outcome instanceof Signal signal) {
      try {
        value = frame.afterSignal(signal);
      } catch (Throwable error) {
        iterate();
        return frame.threw(this, error);
      }
      if (value instanceof Signal) {
        iterate();
        return frame.stopped(this, value);
      }
    }
    complete(value); // before the end: whoever comes afterwards must find it used
    return frame.endStep(bias, mode) ? COMPLETED : overtaken(bias, value);
  }

  /** The step has ended, and somebody may have seen it. */
  @Nullable Object overtaken(BiasedMonitor.Bias bias, @Nullable Object value) {
    if (isOvertaken(bias)) { // then it has to be settled
      iterate();
      return frame.stopped(this, value);
    }
    complete(value);
    return COMPLETED;
  }

  private void complete(@Nullable Object value) {
    use();
    payload = value;
  }

  private boolean isOvertaken(BiasedMonitor.Bias bias) {
    synchronized (frame) {
      return frame.isOvertaken(bias);
    }
  }

  // ---- any other step ---------------------------------------------------------------------------

  private @Nullable Object claimed(@Nullable Object sent, boolean afresh) {
    int pass = Captivity.NO_PASS;
    while (true) {
      synchronized (frame) {
        frame.excludeOthers();
        if (Captivity.admits(frame, captor, pass)) {
          if (!claim(sent, afresh, Captivity.isLent(frame, captor, pass))) {
            return COMPLETED;
          }
          break;
        }
      }
      pass = Captivity.ask(frame, captor);
    }
    return frame.run(this);
  }

  /**
   * Under the monitor; throws if it is refused.
   *
   * @return whether the body is to be run; false: it has ended, and this with {@link #END}
   */
  private boolean claim(@Nullable Object sent, boolean afresh, boolean lent) {
    if (afresh) {
      if (lent || frame.isRunning()) { // refused, without using up the one step of the loop
        throw new AlreadyRunningException(refusedName());
      }
      renew();
    }
    ensureUnused();
    Object argument = sent;
    if (isFresh()) {
      ensureIdle(lent);
      if (argument == null) {
        argument = value;
      }
      value = null;
    }
    begin();
    boolean entered;
    try {
      ensureNotLent(lent);
      entered = frame.enterSend(argument);
    } catch (Throwable refused) {
      refused(refused, true);
      throw refused;
    }
    if (entered) {
      claimed();
      return true;
    }
    stopped(Signal.RETURN, null); // throws, if not for a loop
    return false;
  }

  @Override
  public @Nullable Object stopped(Signal why, @Nullable Object what) {
    if (why != Signal.RETURN || manner != LOOPING) {
      return super.stopped(why, what);
    }
    end(true);
    payload = END;
    return COMPLETED;
  }
}
