package dev.agen.internal.protocol;

import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.internal.drive.BlockingDriver;
import dev.agen.internal.finalization.Reports;
import java.util.List;

/**
 * Unwinds the body of a dropped generator or coroutine, whatever it was doing: throws GeneratorExit
 * in and awaits its cleanup (SEMANTICS A25, I7, I8). A body that yields instead of ending gets it
 * again, a few times; one that still does not end is reported and left where it stands.
 */
public final class Unwinding implements Runnable {

  private static final int ATTEMPTS = 10;

  private final Frame frame;

  /**
   * Prepares.
   *
   * @param frame what to unwind; nobody else can reach it any more
   */
  public Unwinding(Frame frame) {
    this.frame = frame;
  }

  @Override
  public void run() {
    if (frame.isFinished()) {
      return;
    }
    List<StackTraceElement> stood = frame.stack();
    boolean started = !frame.isCreated();
    for (int attempt = 0; attempt < ATTEMPTS && !frame.isFinished(); attempt++) {
      try {
        BlockingDriver.await(new RawDrive(frame, new GeneratorExit()));
        if (!frame.isFinished()) {
          Reports.unraisable(
              "closing dropped " + frame.created(),
              new IllegalStateException(Messages.ignoredExit("async generator")));
        }
      } catch (GeneratorExit | StopAsyncIteration ended) {
        // as it should be
      } catch (Throwable error) {
        Reports.unraisable("closing dropped " + frame.created(), error);
      }
    }
    if (started) {
      Reports.abandoned(
          frame.created(), stood.isEmpty() ? null : stood.getFirst(), frame.isFinished());
    }
  }
}
