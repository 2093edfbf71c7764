package dev.agen.internal.protocol;

import dev.agen.AlreadyExecutingException;
import dev.agen.AlreadyRunningException;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.drive.Waker;
import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the awaitables of a generator have in common: SEMANTICS M5.
 *
 * <p>All state is guarded by the frame's monitor: a drive makes its checks and claims the frame in
 * one go, runs the body outside of the monitor, and settles its own state and the generator's in
 * one go.
 *
 * @param <T> the type of the result
 */
public abstract sealed class Operation<T extends @Nullable Object> extends Resumable<T>
    implements Drive permits Step, Interrupt {

  // Stages.
  private static final byte FRESH = 0;
  private static final byte ITERATING = 1;
  private static final byte USED = 2;

  // Manners, if not an ordinary one.

  /** Even a captor leaves it to the body to ask what that delegates to. */
  static final byte ALONE = 1;

  /** For a loop: the end is a result. */
  static final byte LOOPING = 2;

  /** Keeps the generator from being taken for abandoned while one of its operations is in use. */
  final GeneratorHandle<?, ?, ?> generator;

  final Frame frame;

  /** Whose operation this is, if a body delegates with it; null for everybody else's. */
  final @Nullable Captor captor;

  private byte stage;

  /**
   * Whether completing the present drive uses this up; false only in the case of D8. Guarded by the
   * monitor.
   */
  boolean uses = true;

  /** How the present drive is meant: {@link #ALONE}, {@link #LOOPING} or 0. */
  byte manner;

  /** {@link Frame#takeovers} when this began: one more means that a cancellation has taken over. */
  private byte takeovers;

  Operation(GeneratorHandle<?, ?, ?> generator, @Nullable Captor captor) {
    this.generator = generator;
    this.captor = captor;
    this.frame = generator.theFrame();
  }

  /**
   * Whether a captor asks what the body delegates to during this operation itself.
   *
   * @param why which delegation
   */
  abstract boolean leads(Signal why);

  @Override
  public final boolean handsOver(Signal why) {
    return captor != null && manner != ALONE && leads(why);
  }

  /** How messages call a used one. */
  abstract String reuseName();

  /** How messages call a refused one. */
  abstract String refusedName();

  /** From now on it is reported if nobody ever drives it. */
  final void report(String neverAwaited) {
    watchNeverAwaited(neverAwaited);
  }

  final boolean isFresh() {
    return stage == FRESH;
  }

  private boolean isUsed() {
    return stage == USED || (stage == ITERATING && takeovers != (byte) frame.takeovers());
  }

  final void use() {
    stage = USED;
  }

  /** Whether driving it has nothing to do but to run the body. */
  final boolean isPlain() {
    return stage == FRESH && !isWatched();
  }

  final void iterate() {
    stage = ITERATING;
  }

  /** For a loop, which needs only one operation. */
  final void renew() {
    stage = FRESH;
  }

  final void ensureUnused() {
    driven();
    if (isUsed()) {
      throw new IllegalStateException(Messages.reused(reuseName()));
    }
  }

  /**
   * The in-flight check of a fresh operation (F2): refusing uses the operation up.
   *
   * @param lent whether the generator is in flight through somebody who delegates to it
   */
  final void ensureIdle(boolean lent) {
    if (lent || frame.isRunning()) {
      use();
      throw new AlreadyRunningException(refusedName());
    }
  }

  /** The same for one that has begun. */
  final void ensureNotLent(boolean lent) {
    if (lent) {
      throw new AlreadyExecutingException(frame.kind());
    }
  }

  /** The frame has been claimed. The caller holds the monitor. */
  final void claimed() {
    if (captor != null) {
      frame.captured(captor, true);
    }
  }

  final void begin() {
    stage = ITERATING;
    remember();
    frame.beginFlight();
    if (frame.isCreated()) {
      generator.watchStarted();
    }
  }

  /** Remembers how often a cancellation has taken over until now. */
  final void remember() {
    takeovers = (byte) frame.takeovers();
  }

  @Override
  public final @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    try {
      int pass = Captivity.NO_PASS;
      while (true) {
        synchronized (frame) {
          frame.excludeOthers();
          if (Captivity.admits(frame, captor, pass)) {
            boolean lent = Captivity.isLent(frame, captor, pass);
            ensureUnused();
            if (isFresh()) {
              ensureIdle(lent);
              begin();
            }
            try {
              ensureNotLent(lent);
              frame.enterThrow(error, ExitMode.CLOSE_FIRST);
              claimed();
            } catch (Throwable refused) {
              return refused(refused, true);
            }
            uses = true;
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
   * Claiming the frame failed. If that is because this very operation is executing, the drive that
   * executes goes on as it began.
   */
  final @Nullable Object refused(Throwable error, boolean usesUp) {
    boolean executing = uses;
    uses = usesUp;
    try {
      return threw(error);
    } finally {
      uses = executing;
    }
  }

  /** Delivers as M4 says. */
  @Override
  public @Nullable Object stopped(Signal why, @Nullable Object what) {
    return switch (why) {
      case TOKEN -> what;
      case DELEGATE, DELEGATE_CLOSE -> {
        end(false);
        yield why;
      }
      case YIELD -> {
        end(false);
        payload = what;
        yield COMPLETED;
      }
      case RETURN -> {
        end(true);
        throw StopAsyncIteration.stackless(what);
      }
      case UNWOUND -> throw new IllegalArgumentException(why.toString());
    };
  }

  @Override
  public @Nullable Object threw(Throwable error) {
    end(Frame.isExit(error));
    throw Rethrow.unchecked(error);
  }

  /**
   * The operation is over. The caller holds the monitor; if there is somebody who has cancelled,
   * the real one.
   */
  final void end(boolean closes) {
    if (closes) {
      frame.close();
    }
    if (uses) {
      use();
    }
    frame.endFlight();
    List<CompletableFuture<@Nullable Void>> cancellers = frame.takeCancellers();
    if (!cancellers.isEmpty()) {
      generator.finishCancel(cancellers);
    }
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
  public final @Nullable T close() {
    synchronized (frame) {
      frame.excludeOthers();
      driven();
      if (isUsed()) {
        return null;
      }
    }
    byte before = manner;
    manner = ALONE;
    try {
      if (resumeThrowing(new GeneratorExit(), ExitMode.CLOSE_FIRST) == COMPLETED) {
        takeResult(); // dropped: nobody asked for it
        return null;
      }
    } catch (StopIteration | StopAsyncIteration | GeneratorExit ended) {
      return null;
    } finally {
      manner = before;
    }
    throw ignoredExit();
  }

  /** {@return what closing fails with if the body awaits again} */
  public static IllegalStateException ignoredExit() {
    return new IllegalStateException(Messages.ignoredExit("coroutine"));
  }
}
