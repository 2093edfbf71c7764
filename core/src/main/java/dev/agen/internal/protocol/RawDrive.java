package dev.agen.internal.protocol;

import dev.agen.internal.Rethrow;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import org.jspecify.annotations.Nullable;

/**
 * Drives a frame without any operation: throws one exception in and goes on past all awaits until
 * the body yields or ends. What it yields or returns is dropped.
 */
final class RawDrive extends Resumable<@Nullable Void> implements Drive {

  private final Frame frame;
  private @Nullable Throwable first;

  RawDrive(Frame frame, Throwable first) {
    this.frame = frame;
    this.first = first;
  }

  @Override
  public @Nullable Object resume(@Nullable Object value) {
    Throwable error = first;
    if (error != null) {
      first = null;
      return resumeThrowing(error, ExitMode.CLOSE_FIRST);
    }
    synchronized (frame) {
      frame.excludeOthers();
      frame.enterSend(value);
    }
    return frame.run(this);
  }

  @Override
  public @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
    synchronized (frame) {
      frame.excludeOthers();
      frame.enterThrow(error, mode);
    }
    return frame.run(this);
  }

  @Override
  public @Nullable Object stopped(Signal why, @Nullable Object what) {
    return why == Signal.TOKEN ? what : COMPLETED;
  }

  @Override
  public @Nullable Object threw(Throwable error) {
    throw Rethrow.unchecked(error);
  }

  @Override
  public @Nullable Void close() {
    return null;
  }
}
