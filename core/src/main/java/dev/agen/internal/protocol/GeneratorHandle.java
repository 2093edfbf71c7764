package dev.agen.internal.protocol;

import dev.agen.AlreadyExecutingException;
import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenHooks;
import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.Engine;
import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.finalization.Abandonment;
import dev.agen.internal.finalization.Hooks;
import dev.agen.internal.finalization.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The generator that users hold: makes the operations, and tells the state. It only refers to the
 * {@link GeneratorCore}; when users drop it, {@link Abandonment} notices.
 *
 * @param <T> the type of what it yields
 * @param <S> the type of what is sent
 * @param <R> the type of the result
 */
public final class GeneratorHandle<
        T extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
    implements AsyncGenerator<T, S, R> {

  private final Frame frame;

  private GeneratorHandle(Frame frame) {
    this.frame = frame;
  }

  /**
   * Makes a just-started generator.
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent
   * @param <R> the type of the result
   * @param frame of the body
   * @return the generator
   */
  public static <T extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      GeneratorHandle<T, S, R> of(Frame frame) {
    GeneratorHandle<T, S, R> handle = new GeneratorHandle<>(frame);
    if (!frame.ownsNothing()) {
      handle.watch();
    }
    return handle;
  }

  /** {@return the activation of the body} */
  public Frame theFrame() {
    return frame;
  }

  /** The body starts: from now on being dropped is noticed. The caller holds the monitor. */
  void watchStarted() {
    if (frame.needsUnwinding() || Reports.isListening()) {
      watchHeld();
    }
  }

  /** From now on being dropped is noticed. */
  void watch() {
    synchronized (frame) {
      frame.excludeOthers();
      watchHeld();
    }
  }

  private void watchHeld() {
    if (frame.beginWatch()) {
      var dropped = new DroppedGenerator(frame, GeneratorHandle::new);
      frame.attach().onFinish = Abandonment.watch(this, dropped, frame::isFinished);
    }
  }

  /** Runs the first-iteration hook, once, and captures the finalizer (I2, I3, I9). */
  private void firstIteration() {
    if (frame.isHooked()) {
      return;
    }
    AsyncGenHooks hooks;
    synchronized (frame) {
      frame.excludeOthers();
      if (frame.isHooked()) {
        return;
      }
      frame.hook();
      hooks = Hooks.get();
      if (hooks.finalizer() != null) {
        frame.attach().finalizer = hooks.finalizer();
        watchHeld();
      }
    }
    var firstIter = hooks.firstIter();
    if (firstIter != null) {
      firstIter.accept(this);
    }
  }

  @Override
  public Coroutine<T> anext() {
    return step(null);
  }

  @Override
  public Coroutine<T> asend(S value) {
    return step(value);
  }

  /** Makes the step of which a loop needs only one; see {@link Step#restart}. */
  public Step<T> loopStep() {
    firstIteration();
    synchronized (frame) {
      frame.excludeOthers();
      frame.expectLoop();
    }
    return Step.forLoop(this);
  }

  /** Makes such a step for a loop that may be driven from any thread. */
  public Step<T> step() {
    firstIteration();
    return Step.forLoop(this);
  }

  /**
   * Makes the step with which a body delegates.
   *
   * @param captor whose body
   * @return a step to {@link Step#drive}
   */
  public Step<T> stepFor(Captor captor) {
    firstIteration();
    return new Step<>(captor, this);
  }

  /**
   * Makes what a body that delegates throws in or closes with.
   *
   * @param captor whose body
   * @param error what to throw; null to close
   * @return a fresh operation
   */
  public Operation<?> interruptFor(Captor captor, @Nullable Throwable error) {
    firstIteration();
    return new Interrupt<@Nullable Object>(this, error, captor);
  }

  private Step<T> step(@Nullable Object value) {
    firstIteration();
    return watching(new Step<>(this, value), "asend");
  }

  @Override
  public Coroutine<T> athrow(Throwable error) {
    Objects.requireNonNull(error, "error");
    firstIteration();
    return watching(new Interrupt<>(this, error, null), "athrow");
  }

  @Override
  public Coroutine<@Nullable Void> aclose() {
    firstIteration();
    return watching(new Interrupt<@Nullable Void>(this, null, null), "aclose");
  }

  private <O extends Operation<?>> O watching(O operation, String method) {
    if (Reports.tracksNeverAwaited()) {
      operation.report(
          "coroutine method '"
              + method
              + "' of '"
              + frame.created().name()
              + "' was never awaited");
    }
    return operation;
  }

  // ---- cancelling -----------------------------------------------------------------------------

  @Override
  public CompletableFuture<@Nullable Void> cancel() {
    CompletableFuture<@Nullable Void> cancelled = new CompletableFuture<>();
    cancelFor(List.of(cancelled));
    return cancelled;
  }

  /** Cancels; whoever ends it completes the cancellers. */
  private void cancelFor(List<CompletableFuture<@Nullable Void>> cancellers) {
    CancellationException reason = new CancellationException("generator cancelled");
    if (Captivity.postpones(frame, reason, () -> cancelFor(cancellers))) {
      return;
    }
    boolean idle;
    boolean takenOver = false;
    synchronized (frame) {
      frame.excludeOthers();
      idle = !frame.isRunning();
      if (!idle) {
        cancellers.forEach(frame.attach()::addCanceller);
        takenOver = !frame.requestCancel(reason);
      }
    }
    if (idle) {
      finishCancel(cancellers);
    } else if (takenOver) {
      takeOver(reason);
    }
  }

  /** It waits for something by which nobody would wake its driver: drive the frame ourselves. */
  private void takeOver(CancellationException reason) {
    Thread.ofVirtual()
        .name("agen-cancel")
        .start(() -> {
          try {
            BlockingDriver.await(new RawDrive(frame, reason));
          } catch (AlreadyExecutingException driverCameBack) {
            return; // the operation in flight ends by itself
          } catch (Throwable delivered) {
            // what the cancelled operation would have failed with; its driver has left it
          }
          List<CompletableFuture<@Nullable Void>> cancellers;
          synchronized (frame) {
            frame.excludeOthers();
            frame.attach().takeovers++;
            frame.endFlight();
            cancellers = frame.takeCancellers();
          }
          finishCancel(cancellers);
        });
  }

  /**
   * Closes what is still alive after a cancelled operation has ended. If somebody is faster and
   * begins another operation, that is cancelled, too, for the same cancellers; a consumer that goes
   * on looping may be faster very often.
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the cancellers
  void finishCancel(List<CompletableFuture<@Nullable Void>> cancellers) {
    List<CompletableFuture<@Nullable Void>> all = withClosing(cancellers);
    aclose()
        .start()
        .whenComplete((nothing, error) -> {
          if (error instanceof AlreadyRunningException) {
            cancelFor(all);
          } else {
            complete(all, error);
          }
        });
  }

  /**
   * Adds what those wait for who close meanwhile, unless it has been added before. Perhaps in the
   * middle of a step: steps without the monitor know nothing of it.
   */
  private List<CompletableFuture<@Nullable Void>> withClosing(
      List<CompletableFuture<@Nullable Void>> cancellers) {
    synchronized (frame) {
      Attachments attached = frame.attach();
      CompletableFuture<@Nullable Void> closing = attached.closing;
      if (closing != null && !closing.isDone()) {
        return cancellers;
      }
      closing = new CompletableFuture<>();
      attached.closing = closing;
      List<CompletableFuture<@Nullable Void>> all = new ArrayList<>(cancellers);
      all.add(closing);
      return all;
    }
  }

  /**
   * {@return completes when a cancellation that is closing this generator has ended; null if none
   * is} Whoever closes now need not disturb it.
   */
  @Nullable CompletableFuture<@Nullable Void> closingOfCancellation() {
    synchronized (frame) {
      CompletableFuture<@Nullable Void> closing = frame.attach().closing;
      return closing == null || closing.isDone() ? null : closing;
    }
  }

  private static void complete(
      List<CompletableFuture<@Nullable Void>> cancellers, @Nullable Throwable error) {
    for (CompletableFuture<@Nullable Void> canceller : cancellers) {
      if (error == null) {
        canceller.complete(null);
      } else {
        canceller.completeExceptionally(error);
      }
    }
  }

  @Override
  public void close() {
    PatientClose.close(this);
  }

  /** {@return whether the calling thread is executing the body} */
  boolean isExecutingHere() {
    Frame user = Captivity.user(frame);
    return (user == null ? frame : user).isExecutingHere();
  }

  /** {@return whether closing runs nothing of the body} */
  public boolean closesAtOnce() {
    return frame.isCreated() || frame.isFinished();
  }

  /** {@return whether closing occupies no thread but the one that drives it} */
  boolean closesHere() {
    return closesAtOnce() || frame.engine() instanceof Engine.Compiled;
  }

  // ---- inspection -----------------------------------------------------------------------------

  @Override
  public Engine engine() {
    return frame.engine();
  }

  @Override
  public State state() {
    if (Captivity.user(frame) != null) {
      return State.RUNNING;
    }
    synchronized (frame) {
      frame.excludeOthers();
      if (frame.isRunning()) {
        return State.RUNNING;
      }
      if (frame.isSuspended()) {
        return State.SUSPENDED;
      }
      if (frame.isFinished()) {
        return State.CLOSED;
      }
      return frame.isCreated() ? State.CREATED : State.RUNNING;
    }
  }

  @Override
  public boolean isRunning() {
    if (Captivity.user(frame) != null) {
      return true;
    }
    synchronized (frame) {
      frame.excludeOthers();
      return frame.isRunning();
    }
  }

  @Override
  public boolean isSuspended() {
    Frame user = Captivity.user(frame);
    synchronized (frame) {
      frame.excludeOthers(); // a step of the favourite does not show in the state
      return frame.isSuspended() && (user == null || !user.isExecuting());
    }
  }

  @Override
  public boolean isFinished() {
    return frame.isFinished();
  }

  @Override
  public @Nullable Object awaiting() {
    Frame user = Captivity.user(frame);
    if (user == null || !user.isInAwait()) {
      return frame.awaitedObject();
    }
    synchronized (frame) {
      frame.excludeOthers();
      return frame.isInAwait() ? frame.awaitedObject() : frame.delegatedOperation();
    }
  }

  @Override
  public List<StackTraceElement> frame() {
    return frame.stack();
  }

  @Override
  public String toString() {
    return "<async_generator " + frame.created() + " " + state() + ">";
  }
}
