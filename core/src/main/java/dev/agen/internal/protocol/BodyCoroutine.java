package dev.agen.internal.protocol;

import dev.agen.Engine;
import dev.agen.GeneratorExit;
import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.drive.Waker;
import dev.agen.internal.finalization.Abandonment;
import dev.agen.internal.finalization.Reports;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine made from a body: SEMANTICS M3. The handle that users hold; the frame does not know
 * it.
 *
 * @param <T> the type of the result
 */
public final class BodyCoroutine<T extends @Nullable Object> extends Resumable<T> implements Drive {

  private final Frame frame;

  private BodyCoroutine(Frame frame) {
    this.frame = frame;
  }

  /**
   * Makes a just-started coroutine.
   *
   * @param <T> the type of the result
   * @param frame of the body
   * @return the coroutine
   */
  public static <T extends @Nullable Object> BodyCoroutine<T> of(Frame frame) {
    BodyCoroutine<T> coroutine = new BodyCoroutine<>(frame);
    if (Reports.tracksNeverAwaited()) {
      coroutine.watchNeverAwaited("coroutine '" + frame.created().name() + "' was never awaited");
    }
    return coroutine;
  }

  @Override
  protected boolean isBeingAwaited() {
    return frame.isInAwait();
  }

  @Override
  public void drivenBy(Waker waker) {
    frame.drivenBy(waker);
  }

  @Override
  public boolean wake() {
    return frame.wake();
  }

  @Override
  public @Nullable Object resume(@Nullable Object value) {
    try {
      driven();
      synchronized (frame) {
        frame.excludeOthers();
        claim(value);
      }
      return frame.run(this);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Under the monitor. */
  private void claim(@Nullable Object value) {
    boolean first = frame.isCreated();
    frame.enterSend(value);
    if (first && (frame.needsUnwinding() || Reports.isListening())) {
      frame.attach().onFinish = Abandonment.watch(this, new Unwinding(frame), frame::isFinished);
    }
  }

  @Override
  public @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    try {
      driven();
      synchronized (frame) {
        frame.excludeOthers();
        frame.enterThrow(error, mode);
      }
      return frame.run(this);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  public @Nullable Object stopped(Signal why, @Nullable Object what) {
    if (why == Signal.TOKEN) {
      return what;
    }
    payload = what;
    return COMPLETED;
  }

  @Override
  public @Nullable Object threw(Throwable error) {
    throw Rethrow.unchecked(error);
  }

  @Override
  public @Nullable T close() {
    driven();
    if (frame.isFinished()) {
      return null;
    }
    try {
      if (resumeThrowing(new GeneratorExit(), ExitMode.CLOSE_FIRST) == COMPLETED) {
        return takeResult();
      }
    } catch (GeneratorExit ended) {
      return null;
    } catch (Throwable error) {
      throw Rethrow.unchecked(error);
    }
    throw new IllegalStateException(Messages.ignoredExit("coroutine"));
  }

  @Override
  public Engine engine() {
    return frame.engine();
  }

  @Override
  public String toString() {
    return "<coroutine " + frame.created() + ">";
  }
}
