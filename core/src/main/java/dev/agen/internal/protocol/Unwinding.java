package dev.agen.internal.protocol;

import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.drive.ExitMode;
import dev.agen.internal.drive.Resumable;
import dev.agen.internal.finalization.CreationSite;
import dev.agen.internal.finalization.Reports;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unwinds the body of a dropped generator or coroutine, whatever it was doing: throws GeneratorExit
 * in and awaits its cleanup (SEMANTICS A25, I7, I8). A body that yields instead of ending gets it
 * again, a few times; one that still does not end is reported and left where it stands.
 */
public final class Unwinding implements Runnable {

  private static final int ATTEMPTS = 10;

  private final Frame frame;
  private final CreationSite created;

  /**
   * Prepares.
   *
   * @param frame what to unwind; nobody else can reach it any more
   * @param created where it was created
   */
  public Unwinding(Frame frame, CreationSite created) {
    this.frame = frame;
    this.created = created;
  }

  @Override
  public void run() {
    if (frame.isFinished()) {
      return;
    }
    if (!frame.isCreated()) {
      List<StackTraceElement> stack = frame.stack();
      Reports.abandoned(created, stack.isEmpty() ? null : stack.getFirst());
    }
    for (int attempt = 0; attempt < ATTEMPTS && !frame.isFinished(); attempt++) {
      try {
        BlockingDriver.await(new Exit(frame));
        if (!frame.isFinished()) {
          Reports.unraisable(
              "closing dropped " + created,
              new IllegalStateException(Messages.ignoredExit("async generator")));
        }
      } catch (GeneratorExit | StopAsyncIteration ended) {
        return;
      } catch (Throwable error) {
        Reports.unraisable("closing dropped " + created, error);
      }
    }
  }

  /** One GeneratorExit, driven past all awaits until the body yields or ends. */
  private static final class Exit extends Resumable<@Nullable Void> {

    private final Frame frame;
    private boolean started;

    Exit(Frame frame) {
      this.frame = frame;
    }

    @Override
    public @Nullable Object resume(@Nullable Object value) {
      if (!started) {
        started = true;
        return resumeThrowing(new GeneratorExit(), ExitMode.CLOSE_FIRST);
      }
      synchronized (frame) {
        frame.enterSend(value);
      }
      return deliver();
    }

    @Override
    public @Nullable Object resumeThrowing(Throwable error, ExitMode mode) {
      synchronized (frame) {
        frame.enterThrow(error, mode);
      }
      return deliver();
    }

    private @Nullable Object deliver() {
      Signal signal = frame.run(this);
      Object taken = takeToken();
      return signal == Signal.TOKEN ? taken : COMPLETED;
    }

    @Override
    public @Nullable Void close() {
      return null;
    }
  }
}
