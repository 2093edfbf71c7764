package dev.agen.internal.protocol;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What it means for a generator that others delegate to it.
 *
 * <p>In a chain of generators that delegate, the outermost one drives the innermost one directly;
 * those in between are not touched and look as if they stood at a yield. In truth they are running
 * while an operation of the outermost one is in flight. So each frame that is delegated to knows
 * its {@link Captor}, and whoever wants to know whether such a frame is running asks from captor to
 * captor for one that is.
 *
 * <h2>Operations of others</h2>
 *
 * <p>A captured generator at rest may be driven by anybody. Afterwards what the outer ones know of
 * the inner ones may be wrong, so they have to forget it before ({@link Captor#forget}); and if one
 * of them is in flight, the operation is refused. The monitors of the outer frames are taken one
 * after the other and never together with that of an inner one. What happens between asking and
 * claiming is noticed by a counter: an outer one that has forgotten goes through all frames when it
 * is driven again, and counts in each; then has to be asked again. The result of asking is a
 * <em>pass</em>: the count, or its complement if the operation is to be refused.
 *
 * <p><b>Invariant.</b> A captor is known by its captive as long as its body stands at that
 * delegation; it is forgotten when the delegation ends. Captors of a frame at rest form no circle,
 * since asking a generator that is running is refused.
 */
final class Captivity {

  /** What to show for the first time. */
  static final int NO_PASS = 0;

  private Captivity() {}

  /**
   * Whether an operation may decide on its claim. The caller holds the monitor.
   *
   * @param frame what it wants to drive
   * @param mine whose operation it is
   * @param pass what {@link #ask} has given
   * @return false if it has to ask (again), without the monitor
   */
  static boolean admits(Frame frame, @Nullable Captor mine, int pass) {
    return guard(frame, mine) == null || frame.attach().captures == (pass < 0 ? ~pass : pass);
  }

  /** Whether a frame that admits an operation with this pass is running nevertheless. */
  static boolean isLent(Frame frame, @Nullable Captor mine, int pass) {
    return pass < 0 && guard(frame, mine) != null;
  }

  /** Who has to be asked. The caller holds the monitor. */
  private static @Nullable Captor guard(Frame frame, @Nullable Captor mine) {
    Captor captor = frame.captor();
    return captor == mine || !frame.isAtYield() ? null : captor;
  }

  /** Makes those who delegate to a frame forget, unless they are running. */
  static int ask(Frame frame, @Nullable Captor mine) {
    int pass;
    Captor captor;
    synchronized (frame) {
      frame.excludeOthers();
      pass = frame.attach().captures;
      captor = guard(frame, mine);
    }
    return running(captor, true) == null ? pass : ~pass;
  }

  /**
   * The outermost frame that is running and uses this one by delegating to it.
   *
   * @param frame a frame
   * @return null if it stands at no yield, or nobody does
   */
  static @Nullable Frame user(Frame frame) {
    if (frame.captor() == null) {
      return null;
    }
    Captor captor;
    synchronized (frame) {
      frame.excludeOthers();
      captor = frame.isAtYield() ? frame.captor() : null;
    }
    return running(captor, false);
  }

  private static @Nullable Frame running(@Nullable Captor first, boolean forget) {
    Captor captor = first;
    while (captor != null) {
      Frame frame = captor.delegating();
      synchronized (frame) {
        frame.excludeOthers();
        if (frame.isExecuting() || frame.isInAwait()) {
          return frame;
        }
        if (!frame.isAtYield()) {
          return null;
        }
        if (forget && !frame.isRunning()) {
          captor.forget();
        }
        captor = frame.captor();
      }
    }
    return null;
  }

  // ---- cancelling -------------------------------------------------------------------------------

  /**
   * Prepares the cancelling of a frame that others may delegate to. If those wait, the frame is
   * made to wait by itself, and can be cancelled like any other. If they execute, the innermost
   * body is asked to stop, and the rest has to wait for that.
   *
   * @param frame what is to be cancelled
   * @param reason what the innermost body gets
   * @param again cancels again
   * @return whether that will be called
   */
  static boolean postpones(Frame frame, CancellationException reason, Runnable again) {
    for (Frame user = user(frame); user != null; user = user(frame)) {
      synchronized (user) {
        user.excludeOthers();
        if (user.isInAwait()) {
          user.isolate(frame);
          return false;
        }
        if (user.isExecuting()) {
          user.attach().addAfterwards(again);
        } else {
          continue; // it has come to rest, or has ended
        }
      }
      cancelInnermost(frame, reason);
      return true;
    }
    return false;
  }

  private static void cancelInnermost(Frame frame, CancellationException reason) {
    Frame at = frame;
    while (at != null) {
      synchronized (at) {
        at.excludeOthers();
        if (at.isExecuting()) {
          at.requestCancel(reason);
          return;
        }
        at = at.isAtYield() ? at.captive() : null;
      }
    }
  }
}
