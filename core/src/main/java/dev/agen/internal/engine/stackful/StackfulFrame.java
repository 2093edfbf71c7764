package dev.agen.internal.engine.stackful;

import dev.agen.CoroutineBody;
import dev.agen.Engine;
import dev.agen.GeneratorBody;
import dev.agen.internal.Traces;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.finalization.CreationSite;
import dev.agen.internal.protocol.Delegate;
import dev.agen.internal.protocol.Frame;
import dev.agen.internal.protocol.OwnedResources;
import dev.agen.internal.protocol.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A body on a virtual thread of its own.
 *
 * <h2>How it works</h2>
 *
 * <p>Driver and body take turns; {@link #bodyTurn} says whose turn it is, and only the one whose
 * turn it is touches the plain fields. The driver sets {@code sent} or {@code thrown}, passes the
 * turn, and parks until it gets it back; the body, in {@link #suspend}, leaves a {@link Signal} and
 * a payload, passes the turn back, and parks until the next drive. The thread is made at the first
 * drive and ends with the body.
 *
 * <p><b>Interrupts.</b> The body has the interrupt status of its driver, as if it ran on the
 * driver's thread: a status set on a waiting driver moves to the body, one that the body leaves set
 * goes back when it stops. Both sides decide under the frame's monitor whether the body is still
 * running, so that no interrupt hits a body that waits for its next drive. An interrupt that a
 * cancellation caused does not go back.
 *
 * <p><b>Context.</b> The body's thread inherits the inheritable thread locals of the first driver,
 * and has the context class loader of the current one.
 */
public final class StackfulFrame extends Frame implements Runnable {

  /** What the body's thread executes. */
  @FunctionalInterface
  private interface Body {
    @Nullable Object run(StackfulYielder yielder) throws Exception;
  }

  private static final ThreadFactory BODIES = Thread.ofVirtual().name("agen-body").factory();

  private @Nullable Body body;

  /** The body's thread between its first drive and its end. */
  private volatile @Nullable Thread thread;

  /** Whose turn it is. */
  private volatile boolean bodyTurn;

  private @Nullable Thread driver;

  // Left by the body for the driver.
  private @Nullable Signal signal; // null: it threw what is in transfer
  private boolean leftInterrupted;

  private ExitMode thrownMode = ExitMode.CLOSE_FIRST;

  private final CreationSite created;
  private final Engine engine;

  private StackfulFrame(Body body, CreationSite created, Engine engine) {
    this.body = body;
    this.created = created;
    this.engine = engine;
  }

  /**
   * For a generator.
   *
   * @param body the code
   * @param owned closed at the end
   * @param created where, and what to call it
   * @param engine what to tell about this engine
   * @return a just-created frame
   */
  @SuppressWarnings("unchecked") // the yielder passes values on without looking at them
  public static StackfulFrame of(
      GeneratorBody<?, ?, ?> body, OwnedResources owned, CreationSite created, Engine engine) {
    var code = (GeneratorBody<@Nullable Object, @Nullable Object, @Nullable Object>) body;
    StackfulFrame frame = new StackfulFrame(code::run, created, engine);
    frame.own(owned);
    return frame;
  }

  /**
   * For a coroutine.
   *
   * @param body the code
   * @param created where, and what to call it
   * @param engine what to tell about this engine
   * @return a just-created frame
   */
  public static StackfulFrame of(CoroutineBody<?> body, CreationSite created, Engine engine) {
    StackfulFrame frame = new StackfulFrame(body::run, created, engine);
    frame.becomeCoroutine();
    return frame;
  }

  // ---- the driver's side ----------------------------------------------------------------------

  @Override
  protected @Nullable Object resumeBody() throws Throwable {
    Thread me = Thread.currentThread();
    driver = me;
    Thread started = thread;
    if (started == null) {
      started = BODIES.newThread(this);
      started.setContextClassLoader(me.getContextClassLoader());
      thread = started;
      bodyTurn = true;
      try {
        started.start();
      } catch (Throwable error) { // no memory for a thread
        bodyTurn = false;
        forget();
        throw error;
      }
    } else {
      ClassLoader loader = me.getContextClassLoader();
      if (started.getContextClassLoader() != loader) {
        started.setContextClassLoader(loader);
      }
      bodyTurn = true;
      LockSupport.unpark(started);
    }
    while (bodyTurn) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        passInterruptOn(me);
      }
    }
    driver = null;
    if (leftInterrupted) {
      leftInterrupted = false;
      me.interrupt();
    }
    Signal why = signal;
    if (why == null) {
      forget();
      Throwable error = (Throwable) Objects.requireNonNull(transfer);
      transfer = null;
      Traces.stitch(error, StackfulFrame.class);
      throw error;
    }
    if (why == Signal.RETURN) {
      forget();
    }
    return why == Signal.YIELD ? take() : why;
  }

  @Override
  protected void forget() {
    thread = null;
    body = null;
  }

  private synchronized void passInterruptOn(Thread me) {
    Thread running = thread;
    if (bodyTurn && running != null) {
      running.interrupt();
    } else {
      me.interrupt();
    }
  }

  @Override
  protected boolean interruptBody(Thread runner) {
    Thread running = thread;
    if (bodyTurn && running != null) {
      running.interrupt();
      return true;
    }
    return false;
  }

  // ---- the body's side ------------------------------------------------------------------------

  /** The body's thread. */
  @Override
  public void run() {
    Object result = null;
    Throwable error = null;
    StackfulYielder yielder = new StackfulYielder(this);
    try {
      result = Objects.requireNonNull(body).run(yielder);
    } catch (Throwable thrown) {
      error = thrown;
    }
    yielder.end();
    error = release(error);
    if (error == null) {
      passTurn(Signal.RETURN, result);
    } else {
      passTurn(null, error);
    }
  }

  /**
   * Suspends the body until the next drive; afterwards {@link #takeThrown} and {@link #take} say
   * how it was resumed.
   */
  void suspend(Signal why, @Nullable Object what) {
    passTurn(why, what);
    boolean interrupted = false;
    while (!bodyTurn) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void passTurn(@Nullable Signal why, @Nullable Object what) {
    signal = why;
    transfer = what;
    Thread waiting = driver;
    synchronized (this) {
      boolean interrupted = Thread.interrupted();
      leftInterrupted = !interruptedByCancel() && interrupted;
      bodyTurn = false;
    }
    LockSupport.unpark(waiting);
  }

  /** What was thrown in; null if something was sent. */
  @Nullable Throwable takeThrown() {
    if (how == SEND) {
      return null;
    }
    thrownMode = how == THROW_PASS_ON ? ExitMode.PASS_ON : ExitMode.CLOSE_FIRST;
    how = SEND;
    return (Throwable) take();
  }

  /** Empties what both sides use. */
  @Nullable Object take() {
    Object value = transfer;
    transfer = null;
    return value;
  }

  ExitMode thrownMode() {
    return thrownMode;
  }

  boolean isBodysThread() {
    return Thread.currentThread() == thread;
  }

  @Override
  protected boolean isExecutingHere(@Nullable Thread runner) {
    return isBodysThread();
  }

  @Override
  protected void dropInterrupt() {} // the body's thread has had it, not the driver's

  void awaits(@Nullable Delegate<?> delegate) {
    awaiting(delegate);
  }

  @Nullable CancellationException cancelled() {
    return takeCancellation();
  }

  void check() throws InterruptedException {
    checkpoint();
  }

  @Override
  protected Engine engine() {
    return engine;
  }

  @Override
  protected CreationSite created() {
    return created;
  }

  @Override
  protected boolean needsUnwinding() {
    return true; // its thread never ends by itself
  }

  @Override
  protected List<StackTraceElement> bodyStack(@Nullable Thread runner) {
    Thread current = thread;
    if (current == null) {
      return List.of();
    }
    return Arrays.stream(current.getStackTrace())
        .dropWhile(frame -> !isUsers(frame))
        .takeWhile(frame -> !frame.getClassName().equals(StackfulFrame.class.getName()))
        .filter(frame -> !Traces.isInternal(frame))
        .toList();
  }

  private static boolean isUsers(StackTraceElement frame) {
    String module = frame.getModuleName();
    return !Traces.isInternal(frame)
        && (module == null || !(module.startsWith("java.") || module.startsWith("jdk.")));
  }
}
