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

  Interrupt(GeneratorHandle<?, ?, ?> generator, @Nullable Throwable error) {
    super(generator);
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
      boolean entered = true;
      boolean first;
      synchronized (frame) {
        ensureUnused();
        if (frame.isFinished()) { // before every other check (D11)
          flight.use();
          payload = null;
          return COMPLETED;
        }
        first = flight.isFresh();
        if (first) {
          ensureIdle();
          if (core.closed) { // a driven aclose was ignored (D19)
            flight.use();
            throw StopAsyncIteration.stackless(null);
          }
          if (sent != null) { // stays fresh (D13)
            throw new IllegalStateException(Messages.justStarted("coroutine"));
          }
          begin();
          core.closed |= isClose();
        }
        try {
          if (first) {
            frame.enterThrow(error == null ? new GeneratorExit() : error, ExitMode.PASS_ON);
          } else {
            entered = frame.enterSend(sent);
          }
        } catch (Throwable thrown) {
          // An athrow that was suspended is not used up by completing (D8).
          return failed(thrown, first || isClose());
        }
      }
      return deliver(entered, first || isClose());
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** How aclose ends: a value is an error (E2 to E7). */
  @Override
  @Nullable Object deliver(boolean entered, boolean uses) {
    if (!isClose()) {
      return super.deliver(entered, uses);
    }
    Signal signal;
    try {
      signal = entered ? frame.run(this) : Signal.RETURN;
    } catch (Throwable left) {
      return failed(left, uses);
    }
    Object taken = takeToken();
    if (signal == Signal.TOKEN) {
      return taken;
    }
    end(uses, false);
    if (signal == Signal.YIELD) {
      throw new IllegalStateException(Messages.ignoredExit("async generator"));
    }
    return COMPLETED;
  }

  /** How aclose fails: the end and GeneratorExit are success (E2, E15). */
  @Override
  @Nullable Object failed(Throwable left, boolean uses) {
    if (!isClose()) {
      return super.failed(left, uses);
    }
    end(uses, false);
    if (!Frame.isExit(left)) {
      throw Rethrow.unchecked(left);
    }
    payload = null;
    return COMPLETED;
  }
}
