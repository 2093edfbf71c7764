package dev.agen.internal.protocol;

import dev.agen.AlreadyRunningException;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
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
abstract sealed class Operation<T extends @Nullable Object> extends Resumable<T>
    permits Step, Interrupt {

  /** Keeps the generator from being taken for abandoned while one of its operations is in use. */
  final GeneratorHandle<?, ?, ?> generator;

  final GeneratorCore core;
  final Frame frame;
  final Flight flight = new Flight();

  Operation(GeneratorHandle<?, ?, ?> generator) {
    this.generator = generator;
    this.core = generator.core();
    this.frame = core.frame;
  }

  /** How messages call a used one. */
  abstract String reuseName();

  /** How messages call a refused one. */
  abstract String refusedName();

  /** From now on it is reported if nobody ever drives it. */
  final void report(String neverAwaited) {
    watchNeverAwaited(neverAwaited);
  }

  final void ensureUnused() {
    driven();
    if (flight.isUsed()) {
      throw new IllegalStateException(Messages.reused(reuseName()));
    }
  }

  /** The in-flight check of a fresh operation (F2): refusing uses the operation up. */
  final void ensureIdle() {
    if (core.running) {
      flight.use();
      throw new AlreadyRunningException(refusedName());
    }
  }

  final void begin() {
    flight.begin();
    core.running = true;
    core.inFlight = flight;
    if (frame.isCreated()) {
      generator.watch();
    }
  }

  @Override
  public final @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    try {
      synchronized (frame) {
        ensureUnused();
        if (flight.isFresh()) {
          ensureIdle();
          begin();
        }
        try {
          frame.enterThrow(error, ExitMode.CLOSE_FIRST);
        } catch (Throwable left) {
          return failed(left, true);
        }
      }
      return deliver(true, true);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /**
   * Runs the claimed frame and delivers as M4 says.
   *
   * @param entered whether the frame was claimed; false: the generator has ended
   * @param uses whether completing uses the operation up; false only in the case of D8
   */
  @Nullable Object deliver(boolean entered, boolean uses) {
    Signal signal;
    try {
      signal = entered ? frame.run(this) : Signal.RETURN;
    } catch (Throwable left) {
      return failed(left, uses);
    }
    return switch (signal) {
      case TOKEN -> takeToken();
      case YIELD -> {
        end(uses, false);
        yield COMPLETED;
      }
      case RETURN -> {
        Object result = entered ? takeToken() : null;
        end(uses, true);
        throw StopAsyncIteration.stackless(result);
      }
    };
  }

  /** Ends the operation with what left the frame, or with what claiming it failed with. */
  @Nullable Object failed(Throwable left, boolean uses) {
    end(uses, Frame.isExit(left));
    throw Rethrow.unchecked(left);
  }

  final void end(boolean uses, boolean closes) {
    List<CompletableFuture<@Nullable Void>> cancellers;
    synchronized (frame) {
      if (closes) {
        core.closed = true;
      }
      if (uses) {
        flight.use();
      }
      cancellers = core.endFlight();
    }
    if (!cancellers.isEmpty()) {
      generator.finishCancel(cancellers);
    }
  }

  @Override
  public boolean wake() {
    return frame.wake();
  }

  @Override
  public final @Nullable T close() {
    synchronized (frame) {
      driven();
      if (flight.isUsed()) {
        return null;
      }
    }
    try {
      if (resumeThrowing(new GeneratorExit(), ExitMode.CLOSE_FIRST) == COMPLETED) {
        takeToken();
        return null;
      }
    } catch (StopIteration | StopAsyncIteration | GeneratorExit ended) {
      return null;
    }
    throw new IllegalStateException(Messages.ignoredExit("coroutine"));
  }
}
