package dev.agen.internal.protocol;

import dev.agen.AsyncGenerator;
import dev.agen.internal.finalization.Reports;
import java.util.function.Function;

/**
 * What happens to a generator that users dropped: its finalizer hook is called with a new handle,
 * or, without one, its body is unwound (SEMANTICS I4 to I7). Runs on a virtual thread of the
 * library.
 */
final class DroppedGenerator implements Runnable {

  private final Frame frame;
  private final Function<Frame, GeneratorHandle<?, ?, ?>> revive;

  DroppedGenerator(Frame frame, Function<Frame, GeneratorHandle<?, ?, ?>> revive) {
    this.frame = frame;
    this.revive = revive;
  }

  @Override
  public void run() {
    if (frame.isFinished()) {
      return;
    }
    var finalizer = frame.takeFinalizer();
    if (finalizer == null) {
      new Unwinding(frame).run();
      return;
    }
    AsyncGenerator<?, ?, ?> revived = revived();
    try {
      finalizer.accept(revived);
    } catch (Throwable error) {
      Reports.unraisable("finalizer hook for " + revived, error);
    }
  }

  /** A new handle, dropped in its turn without the hook being called again. */
  private GeneratorHandle<?, ?, ?> revived() {
    frame.endWatch();
    GeneratorHandle<?, ?, ?> handle = revive.apply(frame);
    handle.watch();
    return handle;
  }

  @Override
  public String toString() {
    return "<async_generator " + frame.created() + ">";
  }
}
