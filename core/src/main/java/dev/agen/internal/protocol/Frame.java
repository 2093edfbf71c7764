package dev.agen.internal.protocol;

import dev.agen.AlreadyExecutingException;
import dev.agen.Engine;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.drive.Waker;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One activation of a body, with the rules that depend on it alone: SEMANTICS M1. How a body is
 * executed, suspended and resumed is the subclass's business, which is all that an engine has to
 * provide.
 *
 * <h2>How it works</h2>
 *
 * <p>A drive has two halves. {@link #enterSend} or {@link #enterThrow} checks and, under this
 * object's monitor, claims the frame by making it EXECUTING; then {@link #run}, outside of the
 * monitor, lets the engine execute the body until it stops. The callers hold the monitor over their
 * own checks, too, so that the decision who goes through is atomic: that is what CPython's global
 * lock gives it. The monitor is held for a few instructions only, never while user code runs.
 *
 * <pre>
 *            enterSend / enterThrow                 run
 *   CREATED ------------------------> EXECUTING ----------> AT_YIELD   the body yielded
 *   AT_YIELD, IN_AWAIT ------------->           ----------> IN_AWAIT   something awaited suspended
 *   CREATED -- enterThrow --> FINISHED          ----------> FINISHED   it returned or threw
 * </pre>
 *
 * <p><b>Invariants.</b> Only the thread whose claim succeeded runs the engine, and only until
 * {@code run} settles the state. The engine's fields are plain: they are published by the monitor,
 * which every claim and every settlement passes. A frame never refers to the handle that users
 * hold, or an abandoned handle could never be noticed.
 */
public abstract class Frame {

  /** What kind of function the body is. */
  public enum Kind {
    /** No yield in it. */
    COROUTINE("coroutine"),
    /** Yields. */
    GENERATOR("async generator");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** {@return Python's word for it} */
    public String text() {
      return text;
    }
  }

  private enum State {
    CREATED,
    EXECUTING,
    AT_YIELD,
    IN_AWAIT,
    FINISHED
  }

  private final Kind kind;
  private final OwnedResources owned;

  // Written under the monitor.
  private volatile State state = State.CREATED;
  private boolean neverStarted;
  private volatile @Nullable CancellationException cancellation;
  private boolean cancelledByInterrupt;
  private @Nullable Runnable onFinish;

  // Written by the claiming thread before run, read by the engine.
  /** What the suspension evaluates to, if {@link #thrown} is null. */
  protected @Nullable Object sent;

  /** What the suspension throws. */
  protected @Nullable Throwable thrown;

  /** How {@link #thrown} is passed to what is awaited. */
  protected ExitMode exitMode = ExitMode.CLOSE_FIRST;

  // Written by the engine, taken by the claiming thread.
  /** What the body left when it stopped: a token, a value or its result. */
  protected @Nullable Object left;

  // Written by the engine while it executes; read by anybody for inspection.
  private volatile @Nullable Delegate<?> awaiting;

  // Written by the driver that is about to wait for this frame.
  private volatile @Nullable Waker waker;

  /**
   * A just-created frame.
   *
   * @param kind what the body is
   * @param owned closed when the frame finishes, also if the body never ran
   */
  protected Frame(Kind kind, OwnedResources owned) {
    this.kind = kind;
    this.owned = owned;
  }

  // ---- what an engine provides ----------------------------------------------------------------

  /**
   * Starts or resumes the body, as {@link #sent} and {@link #thrown} say, and returns when it
   * stops. At its end the engine calls {@link #release}.
   *
   * @return why it stopped; the token, value or result is in {@link #left}
   * @throws Throwable what left the body
   */
  protected abstract Signal resumeBody() throws Throwable;

  /**
   * Interrupts the executing body in what it is blocked in. Called under the monitor.
   *
   * @return false if the body has just stopped
   */
  protected abstract boolean interruptBody();

  /** {@return where the suspended or executing body stands, innermost first} */
  protected abstract List<StackTraceElement> bodyStack();

  /** {@return which engine this is, and why} */
  protected abstract Engine engine();

  // ---- driving --------------------------------------------------------------------------------

  /**
   * First half of a send. The caller holds the monitor.
   *
   * @param value what to send
   * @return whether {@link #run} is to be called; false: the generator has ended
   */
  final boolean enterSend(@Nullable Object value) {
    assert Thread.holdsLock(this);
    if (state == State.CREATED && value != null) {
      throw new IllegalArgumentException(Messages.justStarted(kind.text));
    }
    ensureNotExecuting();
    if (state == State.FINISHED) {
      ensureReusable();
      return false;
    }
    state = State.EXECUTING;
    waker = null; // it would keep the driver alive, and the handle with it
    sent = value;
    return true;
  }

  /**
   * First half of a throw. The caller holds the monitor; {@link #run} is to be called next, unless
   * this throws.
   *
   * @param error what to throw
   * @param mode how to pass it on
   */
  final void enterThrow(Throwable error, ExitMode mode) {
    assert Thread.holdsLock(this);
    ensureNotExecuting();
    if (state == State.FINISHED) {
      ensureReusable();
      throw Rethrow.unchecked(error);
    }
    neverStarted = state == State.CREATED;
    state = State.EXECUTING;
    waker = null; // it would keep the driver alive, and the handle with it
    thrown = error;
    exitMode = mode;
  }

  /**
   * Second half: runs the body until it stops. Not under the monitor.
   *
   * @param drive is told how it stopped
   * @return what the drive returns
   */
  final @Nullable Object run(Drive drive) {
    Signal signal = Signal.RETURN;
    Throwable error = null;
    if (neverStarted) {
      error = endUnstarted();
    } else {
      try {
        signal = resumeBody();
      } catch (Throwable thrownByBody) {
        error = converted(thrownByBody);
      }
    }
    Object what = left;
    left = null;
    Runnable finished = null;
    try {
      synchronized (this) {
        state =
            switch (signal) {
              case TOKEN -> State.IN_AWAIT;
              case YIELD -> State.AT_YIELD;
              case RETURN -> State.FINISHED;
            };
        if (signal == Signal.RETURN) {
          finished = onFinish;
          onFinish = null;
          cancellation = null;
        }
        return error == null ? drive.stopped(signal, what) : drive.threw(error);
      }
    } finally {
      if (finished != null) {
        finished.run();
      }
      if (signal == Signal.TOKEN && cancellation != null) {
        wake(); // requested after the body stopped and before that was settled
      }
    }
  }

  /** Thrown into a just-started frame: nothing runs and nothing is converted (D16). */
  private Throwable endUnstarted() {
    Throwable error = Objects.requireNonNull(thrown);
    thrown = null;
    neverStarted = false;
    return owned.closeAfter(error);
  }

  private void ensureNotExecuting() {
    if (state == State.EXECUTING) {
      throw new AlreadyExecutingException(kind.text);
    }
  }

  /** A coroutine that has ended is not driven again; a generator is asked again and again. */
  private void ensureReusable() {
    if (kind == Kind.COROUTINE) {
      throw new IllegalStateException(Messages.reused("coroutine"));
    }
  }

  /**
   * StopIteration, and a generator's StopAsyncIteration, do not leave a body as they are (G1, G2).
   */
  private Throwable converted(Throwable error) {
    String name =
        error instanceof StopIteration
            ? "StopIteration"
            : error instanceof StopAsyncIteration && kind == Kind.GENERATOR
                ? "StopAsyncIteration"
                : null;
    return name == null
        ? error
        : new IllegalStateException(Messages.raised(kind.text, name), error);
  }

  /**
   * Closes what the body owned, to be called by the engine at the body's end.
   *
   * @param error what the body failed with, null if it returned
   * @return what to fail with instead, null for nothing
   */
  protected final @Nullable Throwable release(@Nullable Throwable error) {
    if (error != null) {
      return owned.closeAfter(error);
    }
    try {
      owned.close();
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }

  // ---- awaiting and cancelling ----------------------------------------------------------------

  /**
   * Says what the body is awaiting while it is suspended; called by the engine.
   *
   * @param delegate the delegation, null when it resumes
   */
  protected final void awaiting(@Nullable Delegate<?> delegate) {
    awaiting = delegate;
  }

  /**
   * Asks a frame in flight to stop: interrupts a body that executes, makes the driver of one that
   * waits come back. The caller holds the monitor.
   *
   * @param reason what the body gets at its await or checkpoint
   * @return false if the body waits for something whose driver will not come back by itself
   */
  final boolean requestCancel(CancellationException reason) {
    assert Thread.holdsLock(this);
    cancellation = reason;
    if (state == State.EXECUTING) {
      cancelledByInterrupt = interruptBody();
      return true;
    }
    return wake();
  }

  /** What was asked for has come too late or has been done. The caller holds the monitor. */
  final void forgetCancellation() {
    cancellation = null;
    cancelledByInterrupt = false;
  }

  /** See {@link Resumable#drivenBy}. A cancellation that did not find the waker yet is not lost. */
  final void drivenBy(Waker driver) {
    waker = driver;
    Delegate<?> delegate = awaiting;
    if (delegate != null) {
      delegate.drivenBy(driver);
    }
    if (cancellation != null) {
      driver.wake();
    }
  }

  /** See {@link Resumable#wake}. */
  final boolean wake() {
    Waker driver = waker;
    if (driver != null) {
      driver.wake();
      return true;
    }
    Delegate<?> delegate = awaiting;
    return delegate != null && delegate.wake();
  }

  /** {@return whether the calling thread is executing the body} */
  protected abstract boolean isExecutingHere();

  /**
   * {@return the cancellation that an await has to throw, null for none} Called on the body's
   * thread by the engine. One that came as an interrupt which the body has already seen is not
   * thrown again (J19).
   */
  protected final @Nullable CancellationException takeCancellation() {
    if (cancellation == null) {
      return null; // a racing request is seen at the next await
    }
    synchronized (this) {
      CancellationException reason = cancellation;
      cancellation = null;
      if (cancelledByInterrupt) {
        cancelledByInterrupt = false;
        return Thread.interrupted() ? reason : null;
      }
      return reason;
    }
  }

  /**
   * {@return whether the body's interrupt status, if set, was set by a cancellation and is not to
   * reach the driver} Called by the engine under the monitor when the body stops.
   */
  protected final boolean interruptedByCancel() {
    boolean ours = cancelledByInterrupt;
    cancelledByInterrupt = false;
    return ours;
  }

  /**
   * What {@link dev.agen.Awaiter#checkpoint} does.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  protected final void checkpoint() throws InterruptedException {
    if (cancellation == null && !Thread.currentThread().isInterrupted()) {
      return; // polled: without the monitor, so that whoever wants to interrupt can get at it
    }
    CancellationException reason;
    boolean interrupted;
    synchronized (this) {
      reason = cancellation;
      forgetCancellation();
      interrupted = Thread.interrupted();
    }
    if (reason != null) {
      throw reason;
    }
    if (interrupted) {
      throw new InterruptedException();
    }
  }

  // ---- inspection -----------------------------------------------------------------------------

  final void onFinish(Runnable action) {
    onFinish = action;
  }

  final boolean isCreated() {
    return state == State.CREATED;
  }

  final boolean isExecuting() {
    return state == State.EXECUTING;
  }

  final boolean isFinished() {
    return state == State.FINISHED;
  }

  final boolean isInAwait() {
    return state == State.IN_AWAIT;
  }

  final boolean isSuspended() {
    State now = state;
    return now == State.AT_YIELD || now == State.IN_AWAIT;
  }

  final boolean ownsNothing() {
    return owned.isEmpty();
  }

  final @Nullable Object awaitedObject() {
    Delegate<?> delegate = isInAwait() ? awaiting : null;
    return delegate == null ? null : delegate.shown();
  }

  final List<StackTraceElement> stack() {
    State now = state;
    return now == State.CREATED || now == State.FINISHED ? List.of() : bodyStack();
  }

  /**
   * {@return whether {@code error} means that the frame ended as closing wants it to}
   *
   * @param error what left the frame
   */
  static boolean isExit(Throwable error) {
    return error instanceof GeneratorExit || error instanceof StopAsyncIteration;
  }
}
