package dev.agen.internal.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * An object whose monitor need not be taken by a thread that keeps doing the same simple thing.
 *
 * <p>A generator is almost always driven by one thread, from yield to yield. Whether it may is a
 * decision that must be atomic, and an atomic instruction costs more than the rest of a step. So an
 * object can be <em>biased</em> to a thread: this favourite announces a step with a plain store and
 * goes on if a plain load finds the bias still there; whoever else comes pays for both.
 *
 * <pre>
 *   the favourite                        anybody else, holding the monitor
 *     busy = true            (1)           bias = null                         (a)
 *     bias is still mine?    (2)           stop the favourite at a safepoint   (b)
 *       no: take the monitor; if           busy?                               (c)
 *           overtaken, go on, else
 *           busy = false and begin anew
 *     ... the step ...                       yes: a step is under way; record that (overtaken)
 *     busy = false           (3)             no: there is none, and there will be none
 *     bias is still mine?    (4)
 *       no: take the monitor; if overtaken, settle the step there
 * </pre>
 *
 * <h2>Why this excludes</h2>
 *
 * <p>It is Dekker's handshake with both fences moved to the slow side. (1), (2) and (4) are opaque
 * accesses and (3) is a release, which compilers keep in order; between a store and the load after
 * it the processor may change the order. (b) asks for the favourite's stack trace, for which the
 * JVM must bring that thread to a safepoint (or find it outside of Java code), and passing one is a
 * full fence for that thread: what it stored before is visible afterwards, and what it loads
 * afterwards is fresh. So, relative to (b):
 *
 * <ul>
 *   <li>(2) after (b): it finds the null of (a) and takes the monitor, which the other one has
 *       left. (b) may have come between (1) and (2), though, so (c) may have seen true. Then others
 *       know of a step, and this is it; else there is none without the monitor.
 *   <li>(2) before (b), (3) not: (c) sees true. The other thread knows that a step is under way and
 *       does what one does to a generator that is running; (4) is after (b), finds null, and the
 *       favourite settles under the monitor, after the other one.
 *   <li>(3) before (b), too: (c) sees false, and the acquire of (c) what the step has done. Whether
 *       (4) finds null or not, the step is over.
 * </ul>
 *
 * <p>If the favourite has ended, {@code isAlive} says so, and all it did happened before. A bias is
 * given under the monitor, to the thread that holds it, which therefore sees what others did;
 * nobody else does anything without (a) to (c). Nobody ever waits for a step to end.
 *
 * <p>The Java memory model promises nothing about safepoints, and orders opaque accesses only if
 * they are to one variable. HotSpot, OpenJ9 and GraalVM all stop a thread to walk its stack, and
 * HotSpot's compilers move nothing across an opaque access. {@code -Dagen.bias=false} switches to
 * the plain monitor.
 *
 * <p><b>Re-entrance.</b> A step whose body drives its own generator finds {@code busy} set and
 * takes the monitor, where it meets itself as running.
 *
 * <p><b>Cost.</b> About a nanosecond for the favourite. Taking a bias away costs tens of
 * microseconds, so it is given to a thread that has come {@value #ENOUGH} times in a row, or that
 * is about to loop; after it was taken away once, to one that has come {@value #MANY} times.
 */
abstract class BiasedMonitor {

  /** No step would be simple. */
  static final byte NONE = 0;

  /** A step of anybody would be. */
  static final byte DIRECT = 1;

  /** A step of the frame's {@link Captor} would be. */
  static final byte CAPTIVE = 2;

  private static final int ENOUGH = 16;
  private static final int MANY = 112;

  private static final boolean ENABLED = !"false".equalsIgnoreCase(System.getProperty("agen.bias"));

  private static final VarHandle BIAS;
  private static final VarHandle BUSY;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      BIAS = lookup.findVarHandle(BiasedMonitor.class, "bias", Bias.class);
      BUSY = lookup.findVarHandle(Bias.class, "busy", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** That one thread is favoured. Each time a new one, so that a late favourite disturbs nobody. */
  static final class Bias {
    private final Thread thread;
    private boolean busy; // through BUSY, except by the favourite

    /** Whose step would be simple. The favourite's alone. */
    private byte mode;

    /** Whether others have seen a step under way. Guarded by the monitor. */
    private boolean overtaken;

    private Bias(Thread thread) {
      this.thread = thread;
    }
  }

  private @Nullable Bias bias; // through BIAS, except under the monitor

  // Guarded by the monitor.
  private byte streak;
  private byte latest; // a few bits of the latest thread's id

  /** Nobody is favoured. */
  BiasedMonitor() {}

  // ---- the favourite, without the monitor -------------------------------------------------------

  /**
   * Announces a step.
   *
   * @param mode whose
   * @return to be ended; null if the monitor has to be taken
   */
  final @Nullable Bias tryStep(byte mode) {
    Bias mine = (Bias) BIAS.getOpaque(this);
    if (mine == null || mine.thread != Thread.currentThread() || mine.mode != mode || mine.busy) {
      return null;
    }
    BUSY.setOpaque(mine, true);
    return BIAS.getOpaque(this) == mine || isUnderWay(mine) ? mine : null;
  }

  /** The bias was taken away while a step was being announced: did the other one see that? */
  private synchronized boolean isUnderWay(Bias mine) {
    if (!mine.overtaken) {
      mine.busy = false;
    }
    return mine.overtaken;
  }

  /**
   * Ends a step that was as simple as expected, and whose results have been taken.
   *
   * @param mine the bias
   * @return whether that was all; else {@link #isOvertaken} has to be asked
   */
  final boolean endStep(Bias mine) {
    BUSY.setRelease(mine, false);
    return BIAS.getOpaque(this) == mine && mine.mode != NONE;
  }

  // ---- under the monitor ------------------------------------------------------------------------

  /**
   * To be called first by whoever has taken the monitor: afterwards nobody begins a step without
   * it, and one that is under way has been {@link #overtaken}.
   */
  final void excludeOthers() {
    Bias given = bias;
    if (given == null) {
      return;
    }
    if (given.thread == Thread.currentThread()) {
      given.mode = NONE;
      if (given.busy) {
        overtake(given);
      }
      return;
    }
    BIAS.setVolatile(this, null);
    boolean stopped = false;
    try {
      if (given.thread.isAlive()) {
        given.thread.getStackTrace();
      }
      stopped = true;
    } finally {
      if (!stopped) { // no stack or memory left: nothing has been decided
        BIAS.setVolatile(this, given);
      }
    }
    streak = -MANY;
    if ((boolean) BUSY.getAcquire(given)) {
      overtake(given);
    }
  }

  private void overtake(Bias given) {
    if (!given.overtaken) {
      given.overtaken = true;
      overtaken(given.thread);
    }
  }

  /**
   * Called when a step is under way that was begun without the monitor.
   *
   * @param thread the favourite
   */
  abstract void overtaken(Thread thread);

  /**
   * Tells the favourite whether its step has to be settled.
   *
   * @param mine the bias that the step began with
   * @return false if nobody has seen it
   */
  final boolean isOvertaken(Bias mine) {
    return mine.overtaken;
  }

  /** A step has been settled. */
  final void settled(byte mode) {
    Bias given = bias;
    if (given != null && given.thread == Thread.currentThread()) {
      given.busy = false;
      given.overtaken = false;
      given.mode = mode;
    }
  }

  /** Counts a step begun under the monitor. */
  final void stepped() {
    byte now = (byte) Thread.currentThread().threadId();
    if (now != latest) {
      latest = now;
      streak = (byte) (streak < 0 ? -MANY : 0);
    } else if (++streak == ENOUGH) {
      streak = 0;
      favour();
    }
  }

  /** The current thread is going to make very many steps. */
  final void expectLoop() {
    if (streak >= 0) {
      favour();
    }
  }

  private void favour() {
    if (ENABLED && bias == null) {
      BIAS.setOpaque(this, new Bias(Thread.currentThread()));
    }
  }
}
