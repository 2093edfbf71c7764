package dev.agen.internal.protocol;

import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * {@code athrow(error)} and {@code aclose()}.
 *
 * @param <T> the type of the result
 */
final class Interrupt<T extends @Nullable Object> extends Operation<T> {

  /** What athrow throws; null for aclose. */
  private final @Nullable Throwable error;

  Interrupt(
      GeneratorHandle<?, ?, ?> generator, @Nullable Throwable error, @Nullable Captor captor) {
    super(generator, captor);
    this.error = error;
  }

  private boolean isClose() {
    return error == null;
  }

  @Override
  String reuseName() {
    return "aclose()/athrow()";
  }

  @Override
  String refusedName() {
    return isClose() ? "aclose" : "athrow";
  }

  @Override
  public @Nullable Object resume(@Nullable Object sent) {
    try {
      int pass = Captivity.NO_PASS;
      while (true) {
        synchronized (frame) {
          frame.excludeOthers();
          if (Captivity.admits(frame, captor, pass)) {
            if (!claim(sent, Captivity.isLent(frame, captor, pass))) {
              return COMPLETED;
            }
            break;
          }
        }
        pass = Captivity.ask(frame, captor);
      }
      return frame.run(this);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Under the monitor; throws if it is refused.
   *
   * @return whether the body is to be run
   */
  private boolean claim(@Nullable Object sent, boolean lent) {
    ensureUnused();
    if (frame.isFinished()) { // before every other check (D11)
      use();
      payload = null;
      return false;
    }
    boolean first = isFresh();
    if (first) {
      ensureIdle(lent);
      if (frame.isClosed()) { // a driven aclose was ignored (D19)
        use();
        throw StopAsyncIteration.stackless(null);
      }
      if (sent != null) { // stays fresh (D13)
        throw new IllegalStateException(Messages.justStarted("coroutine"));
      }
      begin();
      if (isClose()) {
        frame.close();
      }
    }
    boolean usesUp = first || isClose(); // an athrow that was suspended is not (D8)
    try {
      ensureNotLent(lent);
      if (first) {
        frame.enterThrow(error == null ? new GeneratorExit() : error, ExitMode.PASS_ON);
      } else {
        frame.enterSend(sent);
      }
      claimed();
    } catch (Throwable refused) {
      return refused(refused, usesUp) != COMPLETED; // never: refusals are no exits
    }
    uses = usesUp;
    return true;
  }

  /** Closing goes on until the generator has ended, whatever else that delegates to. */
  @Override
  boolean leads(Signal why) {
    return isClose() == (why == Signal.DELEGATE_CLOSE);
  }

  /** How aclose ends: a value is an error (E2 to E7). */
  @Override
  public @Nullable Object stopped(Signal why, @Nullable Object what) {
    if (!isClose() || why == Signal.TOKEN) {
      return super.stopped(why, what);
    }
    if (why == Signal.DELEGATE_CLOSE) {
      return why; // still in flight
    }
    end(false);
    if (why == Signal.YIELD) {
      throw new IllegalStateException(Messages.ignoredExit("async generator"));
    }
    payload = null;
    return COMPLETED;
  }

  /** How aclose fails: the end and GeneratorExit are success (E2, E15). */
  @Override
  public @Nullable Object threw(Throwable thrown) {
    if (!isClose()) {
      return super.threw(thrown);
    }
    end(false);
    if (!Frame.isExit(thrown)) {
      throw Rethrow.unchecked(thrown);
    }
    payload = null;
    return COMPLETED;
  }
}
