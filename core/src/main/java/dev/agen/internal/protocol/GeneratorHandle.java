package dev.agen.internal.protocol;

import dev.agen.AlreadyExecutingException;
import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.Engine;
import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.finalization.Abandonment;
import dev.agen.internal.finalization.CreationSite;
import dev.agen.internal.finalization.Reports;
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

  private final GeneratorCore core;
  private boolean watched; // guarded by the frame's monitor

  private GeneratorHandle(GeneratorCore core) {
    this.core = core;
  }

  /**
   * Makes a just-started generator.
   *
   * @param <T> the type of what it yields
   * @param <S> the type of what is sent
   * @param <R> the type of the result
   * @param frame of the body
   * @param created where, and what to call it
   * @return the generator
   */
  public static <T extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      GeneratorHandle<T, S, R> of(Frame frame, CreationSite created) {
    GeneratorHandle<T, S, R> handle = new GeneratorHandle<>(new GeneratorCore(frame, created));
    if (!frame.ownsNothing()) {
      handle.watch();
    }
    return handle;
  }

  GeneratorCore core() {
    return core;
  }

  /** From now on being dropped is noticed. */
  void watch() {
    synchronized (core.frame) {
      if (!watched) {
        watched = true;
        var dropped = new DroppedGenerator(core, GeneratorHandle::new);
        core.frame.onFinish(Abandonment.watch(this, dropped, core.frame::isFinished));
      }
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
    core.firstIteration(this);
    return new Step<>(this, null);
  }

  private Step<T> step(@Nullable Object value) {
    core.firstIteration(this);
    return watching(new Step<>(this, value), "asend");
  }

  @Override
  public Coroutine<T> athrow(Throwable error) {
    Objects.requireNonNull(error, "error");
    core.firstIteration(this);
    return watching(new Interrupt<>(this, error), "athrow");
  }

  @Override
  public Coroutine<@Nullable Void> aclose() {
    core.firstIteration(this);
    return watching(new Interrupt<@Nullable Void>(this, null), "aclose");
  }

  private <O extends Operation<?>> O watching(O operation, String method) {
    if (Reports.tracksNeverAwaited()) {
      operation.report(
          "coroutine method '" + method + "' of '" + core.created.name() + "' was never awaited");
    }
    return operation;
  }

  // ---- cancelling -----------------------------------------------------------------------------

  @Override
  public CompletableFuture<@Nullable Void> cancel() {
    CompletableFuture<@Nullable Void> cancelled = new CompletableFuture<>();
    CancellationException reason = new CancellationException("generator cancelled");
    boolean idle;
    Flight takenOver = null;
    synchronized (core.frame) {
      idle = !core.running;
      if (!idle) {
        core.addCanceller(cancelled);
        if (!core.frame.requestCancel(reason)) {
          takenOver = core.inFlight;
        }
      }
    }
    if (idle) {
      finishCancel(List.of(cancelled));
    } else if (takenOver != null) {
      takeOver(takenOver, reason);
    }
    return cancelled;
  }

  /** It waits for something by which nobody would wake its driver: drive the frame ourselves. */
  private void takeOver(Flight flight, CancellationException reason) {
    Thread.ofVirtual()
        .name("agen-cancel")
        .start(() -> {
          try {
            BlockingDriver.await(new RawDrive(core.frame, reason));
          } catch (AlreadyExecutingException driverCameBack) {
            return; // the operation in flight ends by itself
          } catch (Throwable delivered) {
            // what the cancelled operation would have failed with; its driver has left it
          }
          List<CompletableFuture<@Nullable Void>> cancellers;
          synchronized (core.frame) {
            flight.use();
            cancellers = core.endFlight();
          }
          finishCancel(cancellers);
        });
  }

  /** Closes what is still alive after a cancelled operation has ended. */
  @SuppressWarnings("FutureReturnValueIgnored") // the outcome goes to the cancellers
  void finishCancel(List<CompletableFuture<@Nullable Void>> cancellers) {
    aclose()
        .start()
        .whenComplete((nothing, error) -> {
          if (error instanceof AlreadyRunningException) { // somebody was faster: once more
            cancel().whenComplete((again, failure) -> complete(cancellers, failure));
          } else {
            complete(cancellers, error);
          }
        });
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
    return core.frame.isExecutingHere();
  }

  /** {@return whether closing runs nothing of the body} */
  public boolean closesAtOnce() {
    return core.frame.isCreated() || core.frame.isFinished();
  }

  // ---- inspection -----------------------------------------------------------------------------

  @Override
  public Engine engine() {
    return core.frame.engine();
  }

  @Override
  public State state() {
    synchronized (core.frame) {
      if (core.running) {
        return State.RUNNING;
      }
      if (core.frame.isSuspended()) {
        return State.SUSPENDED;
      }
      if (core.frame.isFinished()) {
        return State.CLOSED;
      }
      return core.frame.isCreated() ? State.CREATED : State.RUNNING;
    }
  }

  @Override
  public boolean isRunning() {
    synchronized (core.frame) {
      return core.running;
    }
  }

  @Override
  public boolean isSuspended() {
    return core.frame.isSuspended();
  }

  @Override
  public boolean isFinished() {
    return core.frame.isFinished();
  }

  @Override
  public @Nullable Object awaiting() {
    return core.frame.awaitedObject();
  }

  @Override
  public List<StackTraceElement> frame() {
    return core.frame.stack();
  }

  @Override
  public String toString() {
    return "<async_generator " + core.created + " " + state() + ">";
  }
}
