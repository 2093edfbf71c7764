package dev.agen.internal.protocol;

import dev.agen.AlreadyExecutingException;
import dev.agen.AsyncGenerator;
import dev.agen.Engine;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.drive.Waker;
import dev.agen.internal.finalization.CreationSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
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
 *   CREATED -- enterThrow ----------> UNSTARTED ----------> FINISHED   without running
 *                                     EXECUTING ----------> FINISHED   it returned or threw
 * </pre>
 *
 * <p><b>Invariants.</b> Only the thread whose claim succeeded runs the engine, and only until
 * {@code run} settles the state. The engine's fields are plain: they are published by the monitor,
 * which every claim and every settlement passes. A frame never refers to the handle that users
 * hold, or an abandoned handle could never be noticed.
 *
 * <p><b>The monitor</b> is a {@link BiasedMonitor}; "holding" it means {@code synchronized} and
 * then {@link #excludeOthers}. A step of the favourite from yield to yield is not recorded in the
 * state at all; if somebody comes by meanwhile, {@link #overtaken} does that for it.
 *
 * <p><b>Size.</b> A program may have millions of suspended frames; what only few of them need is in
 * {@link Attachments}.
 */
public abstract class Frame extends BiasedMonitor {

  // States.
  private static final byte CREATED = 0;
  private static final byte AT_YIELD = 1;
  private static final byte IN_AWAIT = 2;
  private static final byte EXECUTING = 3;
  private static final byte UNSTARTED = 4;
  private static final byte FINISHED = 5;

  // Flags.
  private static final byte COROUTINE = 1;
  private static final byte RUNNING = 2;
  private static final byte CLOSED = 4;
  private static final byte HOOKED = 8;
  private static final byte WATCHED = 16;
  private static final byte CAPTIVE = 32;

  /** How a body is resumed: by sending, or by throwing in one of the two {@link ExitMode}s. */
  protected static final byte SEND = 0;

  /** See {@link ExitMode#CLOSE_FIRST}. */
  protected static final byte THROW_CLOSE_FIRST = 1;

  /** See {@link ExitMode#PASS_ON}. */
  protected static final byte THROW_PASS_ON = 2;

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Frame.class, "state", byte.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  // Written under the monitor; state also read without.
  private byte state;
  private byte flags;

  /** How {@link #transfer} is meant, between a claim and the engine's taking it. */
  protected byte how;

  /**
   * On the way in: what is sent or thrown. On the way out: the token or the result. Belongs to the
   * thread that has claimed the frame.
   */
  protected @Nullable Object transfer;

  /**
   * While executing: the thread that does. While in an await: the {@link Waker} of the driver that
   * waits. Guarded by the monitor.
   */
  private @Nullable Object driver;

  // Written by the engine while it executes; read by anybody for inspection.
  private volatile @Nullable Delegate<?> awaiting;

  // Set once, under the monitor.
  private volatile @Nullable Attachments attachments;

  /** A just-created frame of a generator. */
  protected Frame() {}

  /** Before it is shared: it is a coroutine's. */
  protected final void becomeCoroutine() {
    flags = COROUTINE;
  }

  /**
   * Before it is shared: what it closes at its end.
   *
   * @param owned the resources
   */
  protected final void own(OwnedResources owned) {
    if (!owned.isEmpty()) {
      attach().owned = owned;
    }
  }

  // ---- what an engine provides ----------------------------------------------------------------

  /**
   * Starts or resumes the body, as {@link #how} and {@link #transfer} say, and returns when it
   * stops. At its end the engine calls {@link #release}.
   *
   * @return the value that it yields; or {@link Signal#TOKEN} or {@link Signal#RETURN}, and the
   *     token or result is in {@link #transfer}
   * @throws Throwable what left the body
   */
  protected abstract @Nullable Object resumeBody() throws Throwable;

  /**
   * The first half of {@link #resumeBody} for a body that stands at a yield. If it yields again
   * that is all; else {@link #afterSignal} or {@link #afterThrow} follows.
   *
   * @return the value that it yields, or any signal
   * @throws Throwable what left the body
   */
  protected @Nullable Object resumeAtYield() throws Throwable {
    return resumeBody();
  }

  /**
   * The second half, if the first one has given a signal.
   *
   * @param signal which one
   * @return as {@link #resumeBody}
   * @throws Throwable what left the body
   */
  protected @Nullable Object afterSignal(Signal signal) throws Throwable {
    return signal;
  }

  /**
   * The second half, if the first one has thrown.
   *
   * @param error what
   * @return what has left the body
   */
  protected Throwable afterThrow(Throwable error) {
    return error;
  }

  /** Lets go all that the body refers to: it has ended, or will never be run. */
  protected abstract void forget();

  /**
   * Interrupts the executing body in what it is blocked in. Called under the monitor.
   *
   * @param runner the thread that drives it
   * @return false if the body has just stopped
   */
  protected abstract boolean interruptBody(Thread runner);

  /**
   * Called under the monitor when a body has stopped that was interrupted by a cancellation: the
   * interrupt must not reach the driver.
   */
  protected abstract void dropInterrupt();

  /**
   * Where the body stands.
   *
   * @param runner the thread that drives it; null if it is suspended
   * @return innermost first
   */
  protected abstract List<StackTraceElement> bodyStack(@Nullable Thread runner);

  /**
   * Tells whether the calling thread is executing the body.
   *
   * @param runner the thread that drives it; null if nobody does
   * @return whether it is this one
   */
  protected abstract boolean isExecutingHere(@Nullable Thread runner);

  /** {@return which engine this is, and why} */
  protected abstract Engine engine();

  /** {@return where it was created, or where its body is} */
  protected abstract CreationSite created();

  /**
   * {@return whether ending it would run anything} If not, nobody need watch whether it is dropped.
   */
  protected abstract boolean needsUnwinding();

  // ---- driving --------------------------------------------------------------------------------

  /**
   * First half of a send. The caller holds the monitor.
   *
   * @param value what to send
   * @return whether {@link #run} is to be called; false: the generator has ended
   */
  final boolean enterSend(@Nullable Object value) {
    byte now = state;
    if (now == CREATED && value != null) {
      throw new IllegalArgumentException(Messages.justStarted(kind()));
    }
    if (now >= EXECUTING) {
      ensureNotExecuting();
      ensureReusable();
      return false;
    }
    claim(EXECUTING);
    how = SEND;
    transfer = value;
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
    ensureNotExecuting();
    if (state == FINISHED) {
      ensureReusable();
      throw Rethrow.unchecked(error);
    }
    claim(state == CREATED ? UNSTARTED : EXECUTING);
    how = mode == ExitMode.PASS_ON ? THROW_PASS_ON : THROW_CLOSE_FIRST;
    transfer = error;
  }

  private void claim(byte next) {
    STATE.setRelease(this, next);
    flags &= ~CAPTIVE;
    driver = Thread.currentThread();
    stepped();
  }

  /** A step that was begun without the monitor is under way: as if it had been claimed. */
  @Override
  final void overtaken(Thread thread) {
    STATE.setRelease(this, EXECUTING);
    flags |= RUNNING;
    driver = thread;
  }

  /**
   * Second half: runs the body until it stops. Not under the monitor.
   *
   * @param drive is told how it stopped
   * @return what the drive returns
   */
  final @Nullable Object run(Drive drive) {
    if (state == UNSTARTED) {
      return settle(drive, Signal.RETURN, null, endUnstarted());
    }
    Object outcome;
    try {
      outcome = resumeBody();
    } catch (Throwable error) {
      return threw(drive, error);
    }
    return stopped(drive, outcome);
  }

  /** The body has stopped, as {@link #resumeBody} says. */
  final @Nullable Object stopped(Drive drive, @Nullable Object outcome) {
    if (!(outcome instanceof Signal signal)) {
      return settle(drive, Signal.YIELD, outcome, null);
    }
    return signal.isDelegation()
        ? delegates(drive, signal)
        : settle(drive, signal, takeTransfer(), null);
  }

  /** A body that delegates stops for that, or goes on with what it delegates to. */
  private @Nullable Object delegates(Drive drive, Signal why) {
    synchronized (this) {
      excludeOthers();
      Attachments attached = attachments;
      if (drive.handsOver(why) && (attached == null || attached.isQuiet())) {
        return settle(drive, why, null, null);
      }
      flags &= ~CAPTIVE;
    }
    return run(drive);
  }

  /** The body has ended by throwing. */
  final @Nullable Object threw(Drive drive, Throwable error) {
    transfer = null;
    return settle(drive, Signal.RETURN, null, converted(error));
  }

  private @Nullable Object takeTransfer() {
    Object what = transfer;
    transfer = null;
    return what;
  }

  /** Settles how the body has stopped, and tells the drive. */
  private @Nullable Object settle(
      Drive drive, Signal signal, @Nullable Object what, @Nullable Throwable error) {
    Runnable finished = null;
    List<Runnable> afterwards = List.of();
    try {
      synchronized (this) {
        excludeOthers();
        Attachments attached = attachments;
        if (attached != null && attached.cancelledByInterrupt) {
          attached.cancelledByInterrupt = false;
          dropInterrupt();
        }
        STATE.setRelease(this, signal.state);
        driver = null;
        if (attached != null) {
          afterwards = attached.takeAfterwards();
          if (signal == Signal.RETURN) {
            finished = attached.onFinish;
            attached.onFinish = null;
            attached.cancellation = null;
            attached.captor = null;
          }
        }
        try {
          return error == null ? drive.stopped(signal, what) : drive.threw(error);
        } finally {
          settled(simpleFor());
        }
      }
    } finally {
      if (finished != null) {
        finished.run();
      }
      afterwards.forEach(Runnable::run);
      if (signal == Signal.TOKEN && isCancelled()) {
        wake(); // requested after the body stopped and before that was settled
      }
    }
  }

  /** Whose step would be simple: the body stands at a yield and nothing else is going on. */
  private byte simpleFor() {
    if (state != AT_YIELD || (flags & (RUNNING | CLOSED)) != 0) {
      return BiasedMonitor.NONE;
    }
    Attachments attached = attachments;
    if (attached == null) {
      return BiasedMonitor.DIRECT;
    }
    if (!attached.isQuiet() || attached.takeovers != 0) {
      return BiasedMonitor.NONE;
    }
    if (attached.captor == null) {
      return BiasedMonitor.DIRECT;
    }
    return isCaptive() ? BiasedMonitor.CAPTIVE : BiasedMonitor.NONE;
  }

  /** Thrown into a just-started frame: nothing runs and nothing is converted (D16). */
  private Throwable endUnstarted() {
    Throwable error = (Throwable) Objects.requireNonNull(transfer);
    transfer = null;
    forget();
    return owned().closeAfter(error);
  }

  private void ensureNotExecuting() {
    if (isExecuting()) {
      throw new AlreadyExecutingException(kind());
    }
  }

  /** A coroutine that has ended is not driven again; a generator is asked again and again. */
  private void ensureReusable() {
    if (isCoroutine()) {
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
            : error instanceof StopAsyncIteration && !isCoroutine() ? "StopAsyncIteration" : null;
    return name == null ? error : new IllegalStateException(Messages.raised(kind(), name), error);
  }

  /**
   * Closes what the body owned, to be called by the engine at the body's end.
   *
   * @param error what the body failed with, null if it returned
   * @return what to fail with instead, null for nothing
   */
  protected final @Nullable Throwable release(@Nullable Throwable error) {
    if (attachments == null) {
      return error;
    }
    if (error != null) {
      return owned().closeAfter(error);
    }
    try {
      owned().close();
      return null;
    } catch (Throwable failure) {
      return failure;
    }
  }

  // ---- the operation in flight ------------------------------------------------------------------

  /** {@return whether an operation is in flight: {@code ag_running}} Under the monitor. */
  final boolean isRunning() {
    return (flags & RUNNING) != 0;
  }

  /** {@return whether aclose was driven, or the end was signalled: {@code ag_closed}} */
  final boolean isClosed() {
    return (flags & CLOSED) != 0;
  }

  /** An operation begins. The caller holds the monitor. */
  final void beginFlight() {
    flags |= RUNNING;
  }

  final void close() {
    flags |= CLOSED;
  }

  /** The operation in flight has ended. The caller holds the monitor. */
  final void endFlight() {
    flags &= ~RUNNING;
    if (attachments != null) {
      forgetCancellation();
    }
  }

  /** {@return how often a cancellation has taken an operation over} Under the monitor. */
  final int takeovers() {
    Attachments attached = attachments;
    return attached == null ? 0 : attached.takeovers;
  }

  // ---- attachments ------------------------------------------------------------------------------

  /** The caller holds the monitor, or is alone. */
  final Attachments attach() {
    Attachments attached = attachments;
    if (attached == null) {
      attached = new Attachments();
      attachments = attached;
    }
    return attached;
  }

  final @Nullable Attachments attached() {
    return attachments;
  }

  private OwnedResources owned() {
    Attachments attached = attachments;
    return attached == null ? OwnedResources.NONE : attached.owned;
  }

  final boolean ownsNothing() {
    return owned().isEmpty();
  }

  /** Marks the handle as watched; true if it was not. The caller holds the monitor. */
  final boolean beginWatch() {
    boolean first = (flags & WATCHED) == 0;
    flags |= WATCHED;
    return first;
  }

  /** The handle was dropped; the next one is watched anew. */
  final synchronized void endWatch() {
    excludeOthers();
    flags &= ~WATCHED;
  }

  /** {@return whether the hooks have been looked at} */
  final boolean isHooked() {
    return (flags & HOOKED) != 0;
  }

  final void hook() {
    flags |= HOOKED;
  }

  /** Gives the finalizer hook to be called for a dropped generator, at most once (I5, I6). */
  final synchronized @Nullable Consumer<? super AsyncGenerator<?, ?, ?>> takeFinalizer() {
    excludeOthers();
    Attachments attached = attachments;
    if (attached == null) {
      return null;
    }
    Consumer<? super AsyncGenerator<?, ?, ?>> hook = isClosed() ? null : attached.finalizer;
    attached.finalizer = null;
    return hook;
  }

  // ---- delegation -------------------------------------------------------------------------------

  /**
   * {@return whether the drive under way is one by a captor, who asks what this body delegates to
   * itself} For the engine, while it executes.
   */
  protected final boolean isCaptive() {
    return (flags & CAPTIVE) != 0;
  }

  /**
   * A captor has claimed this frame. The caller holds the monitor.
   *
   * @param captor whose body delegates to this one
   * @param handsOver whether it asks what this body delegates to itself
   */
  final void captured(Captor captor, boolean handsOver) {
    Attachments attached = attach();
    attached.captor = captor;
    attached.captures++;
    if (handsOver) {
      flags |= CAPTIVE;
    }
  }

  /** {@return whose body delegates to this one, as far as is known} */
  public final @Nullable Captor captor() {
    Attachments attached = attachments;
    return attached == null ? null : attached.captor;
  }

  /**
   * A body delegates to this one no longer.
   *
   * @param captor whose
   */
  public final void letGo(Captor captor) {
    if (captor() != captor) {
      return; // it has ended, or somebody else has captured it
    }
    synchronized (this) {
      excludeOthers();
      if (captor() == captor) {
        attach().captor = null;
      }
    }
  }

  /**
   * A body that stands at a yield, but whose operation has in fact not ended, is from now on
   * suspended in an await as everywhere else.
   *
   * @param delegate what it awaits
   */
  protected final void becomeAwaiting(Delegate<?> delegate) {
    synchronized (this) {
      excludeOthers();
      awaiting = delegate;
      flags |= RUNNING;
      STATE.setRelease(this, IN_AWAIT);
    }
  }

  /**
   * {@return the frame that this suspended one delegates to, if it leaves that to its captor} The
   * caller holds the monitor.
   */
  protected @Nullable Frame captive() {
    return null;
  }

  /**
   * {@return the operation that this suspended body awaits by delegating} The caller holds the
   * monitor.
   */
  protected @Nullable Object delegatedOperation() {
    return null;
  }

  /**
   * Makes one of the bodies that this one delegates through, directly or not, {@linkplain
   * #becomeAwaiting await} by itself. The caller holds the monitor, and this body is suspended in
   * an await.
   *
   * @param member which one
   * @return false if it is not one of them
   */
  protected boolean isolate(Frame member) {
    return false;
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

  /** {@return whether the body is suspended in an await} */
  protected final boolean isAwaiting() {
    return awaiting != null;
  }

  /** {@return what the body is awaiting} */
  protected final @Nullable Delegate<?> awaiting() {
    return awaiting;
  }

  /**
   * Asks a frame in flight to stop: interrupts a body that executes, makes the driver of one that
   * waits come back. The caller holds the monitor.
   *
   * @param reason what the body gets at its await or checkpoint
   * @return false if the body waits for something whose driver will not come back by itself
   */
  final boolean requestCancel(CancellationException reason) {
    Attachments attached = attach();
    attached.cancellation = reason;
    if (isExecuting()) {
      Thread runner = runner();
      attached.cancelledByInterrupt = runner != null && interruptBody(runner);
      return true;
    }
    return wake();
  }

  /** What was asked for has come too late or has been done. The caller holds the monitor. */
  final void forgetCancellation() {
    Attachments attached = attachments;
    if (attached != null) {
      attached.cancellation = null;
      attached.cancelledByInterrupt = false;
    }
  }

  private boolean isCancelled() {
    Attachments attached = attachments;
    return attached != null && attached.cancellation != null;
  }

  /** See {@link Resumable#drivenBy}. A cancellation that did not find the waker yet is not lost. */
  final void drivenBy(Waker waker) {
    synchronized (this) {
      excludeOthers();
      if (state == IN_AWAIT) {
        driver = waker;
      }
    }
    Delegate<?> delegate = awaiting;
    if (delegate != null) {
      delegate.drivenBy(waker);
    }
    if (isCancelled()) {
      waker.wake();
    }
  }

  /** See {@link Resumable#wake}. */
  final boolean wake() {
    Waker waker = null;
    synchronized (this) {
      excludeOthers();
      if (driver instanceof Waker waiting) {
        waker = waiting;
      }
    }
    if (waker != null) {
      waker.wake();
      return true;
    }
    Delegate<?> delegate = awaiting;
    return delegate != null && delegate.wake();
  }

  /** The thread that executes the body. The caller holds the monitor. */
  private @Nullable Thread runner() {
    if (!isExecuting()) {
      return null;
    }
    return (Thread) driver;
  }

  /** {@return whether the calling thread is executing the body} */
  protected final boolean isExecutingHere() {
    Thread runner;
    synchronized (this) {
      excludeOthers();
      runner = runner();
    }
    return isExecutingHere(runner);
  }

  /**
   * {@return the cancellation that an await has to throw, null for none} Called on the body's
   * thread by the engine. One that came as an interrupt which the body has already seen is not
   * thrown again (J19).
   */
  protected final @Nullable CancellationException takeCancellation() {
    if (!isCancelled()) {
      return null; // a racing request is seen at the next await
    }
    synchronized (this) {
      excludeOthers();
      Attachments attached = attach();
      CancellationException reason = attached.cancellation;
      attached.cancellation = null;
      if (attached.cancelledByInterrupt) {
        attached.cancelledByInterrupt = false;
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
    Attachments attached = attachments;
    if (attached == null) {
      return false;
    }
    boolean ours = attached.cancelledByInterrupt;
    attached.cancelledByInterrupt = false;
    return ours;
  }

  /**
   * What {@link dev.agen.Awaiter#checkpoint} does.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  public final void checkpoint() throws InterruptedException {
    if (!isCancelled() && !Thread.currentThread().isInterrupted()) {
      return; // polled: without the monitor, so that whoever wants to interrupt can get at it
    }
    CancellationException reason = null;
    boolean interrupted;
    synchronized (this) {
      excludeOthers();
      Attachments attached = attachments;
      if (attached != null) {
        reason = attached.cancellation;
        forgetCancellation();
      }
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

  private byte state() {
    return (byte) STATE.getAcquire(this);
  }

  private boolean isCoroutine() {
    return (flags & COROUTINE) != 0;
  }

  /** Python's word for what this is. */
  final String kind() {
    return isCoroutine() ? "coroutine" : "async generator";
  }

  final boolean isCreated() {
    return state() == CREATED;
  }

  final boolean isExecuting() {
    byte now = state();
    return now == EXECUTING || now == UNSTARTED;
  }

  final boolean isFinished() {
    return state() == FINISHED;
  }

  final boolean isInAwait() {
    return state() == IN_AWAIT;
  }

  final boolean isAtYield() {
    return state() == AT_YIELD;
  }

  final boolean isSuspended() {
    byte now = state();
    return now == AT_YIELD || now == IN_AWAIT;
  }

  final @Nullable Object awaitedObject() {
    Delegate<?> delegate = isInAwait() ? awaiting : null;
    return delegate == null ? null : delegate.shown();
  }

  /** {@return where the body stands, innermost first; nowhere if it has not begun or has ended} */
  public final List<StackTraceElement> stack() {
    byte now = state();
    if (now == CREATED || now == FINISHED) {
      return List.of();
    }
    Thread runner;
    synchronized (this) {
      excludeOthers();
      runner = runner();
      if (runner == null) {
        return bodyStack(null);
      }
    }
    return bodyStack(runner);
  }

  /**
   * Gives those who wait for the end of the operation in flight. The caller holds the monitor.
   *
   * @return usually nobody
   */
  final List<CompletableFuture<@Nullable Void>> takeCancellers() {
    Attachments attached = attachments;
    return attached == null ? List.of() : attached.takeCancellers();
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
