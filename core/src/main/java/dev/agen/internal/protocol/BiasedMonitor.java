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
 *     state = busy          (1)            revoked = true                    (a)
 *     revoked?              (2)            stop the favourite at a safepoint (b)
 *       yes: take the monitor; if          busy?                             (c)
 *            overtaken, go on, else
 *            state = none and begin
 *            anew
 *     ... the step ...                       yes: a step is under way; record that (overtaken)
 *     state = idle          (3)              no: there is none, and there will be none
 *     revoked?              (4)
 *       yes: take the monitor; if
 *            overtaken, settle the step
 *            there
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
 *   <li>(2) after (b): it finds what (a) has stored and takes the monitor, which the other one has
 *       left. (b) may have come between (1) and (2), though, so (c) may have seen busy. Then others
 *       know of a step, and this is it; else there is none without the monitor.
 *   <li>(2) before (b), (3) not: (c) sees busy. The other thread knows that a step is under way and
 *       does what one does to a generator that is running; (4) is after (b), finds the bias
 *       revoked, and the favourite settles under the monitor, after the other one.
 *   <li>(3) before (b), too: (c) sees idle, and the acquire of (c) what the step has done. Whether
 *       (4) finds the bias revoked or not, the step is over.
 * </ul>
 *
 * <p>If the favourite has ended, {@code isAlive} says so, and all it did happened before. A bias is
 * given under the monitor, to the thread that holds it, which therefore sees what others did;
 * nobody else does anything without (a) to (c). A bias that was revoked never comes back. Nobody
 * ever waits for a step to end.
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

  private static final byte BUSY = 4;

  private static final int ENOUGH = 16;
  private static final int MANY = 112;

  private static final boolean ENABLED = !"false".equalsIgnoreCase(System.getProperty("agen.bias"));

  private static final VarHandle BIAS;
  private static final VarHandle STATE;
  private static final VarHandle REVOKED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      BIAS = lookup.findVarHandle(BiasedMonitor.class, "bias", Bias.class);
      STATE = lookup.findVarHandle(Bias.class, "state", byte.class);
      REVOKED = lookup.findVarHandle(Bias.class, "revoked", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** That one thread is favoured. Each time a new one, so that a late favourite disturbs nobody. */
  static final class Bias {

    /** Nobody is. */
    static final Bias NOBODY = new Bias(null);

    private final @Nullable Thread thread;

    /**
     * Whose step would be simple; {@link #BUSY} is added while one is under way. The favourite
     * writes it, through STATE where others read it.
     */
    private byte state;

    private boolean revoked; // through REVOKED

    /** Whether others have seen a step under way. Guarded by the monitor. */
    private boolean overtaken;

    private Bias(@Nullable Thread thread) {
      this.thread = thread;
    }
  }

  private Bias bias = Bias.NOBODY; // through BIAS, except under the monitor

  // Guarded by the monitor.
  private byte streak;
  private byte latest; // a few bits of the latest thread's id

  /** Nobody is favoured. */
  BiasedMonitor() {}

  // ---- the favourite, without the monitor -------------------------------------------------------

  /** {@return who is favoured, if that is worth remembering} */
  final Bias bias() {
    return (Bias) BIAS.getOpaque(this);
  }

  /**
   * Announces a step.
   *
   * @param mine the bias as remembered
   * @param mode whose step
   * @return whether the bias is this thread's, and the step is to be ended; else the monitor has to
   *     be taken
   */
  final boolean tryStep(Bias mine, byte mode) {
    if (mine.state != mode || mine.thread != Thread.currentThread()) {
      return false;
    }
    STATE.setOpaque(mine, (byte) (mode | BUSY));
    return !(boolean) REVOKED.getOpaque(mine) || isUnderWay(mine);
  }

  /** The bias was taken away while a step was being announced: did the other one see that? */
  private synchronized boolean isUnderWay(Bias mine) {
    if (!mine.overtaken) {
      mine.state = NONE;
    }
    return mine.overtaken;
  }

  /**
   * Ends a step that was as simple as expected, and whose results have been taken.
   *
   * @param mine the bias
   * @param mode that it was begun with
   * @return whether that was all; else {@link #isOvertaken} has to be asked
   */
  final boolean endStep(Bias mine, byte mode) {
    if (mine.state != (mode | BUSY)) {
      STATE.setRelease(mine, NONE);
      return false;
    }
    STATE.setRelease(mine, mode);
    if ((boolean) REVOKED.getOpaque(mine)) {
      mine.state = NONE; // whoever has remembered this bias forgets it
      return false;
    }
    return true;
  }

  // ---- under the monitor ------------------------------------------------------------------------

  /**
   * To be called first by whoever has taken the monitor: afterwards nobody begins a step without
   * it, and one that is under way has been {@link #overtaken}.
   */
  final void excludeOthers() {
    Bias given = bias;
    Thread thread = given.thread;
    if (thread == null) {
      return;
    }
    if (thread == Thread.currentThread()) {
      if ((given.state & BUSY) == 0) {
        given.state = NONE;
      } else {
        given.state = BUSY;
        overtake(given, thread);
      }
      return;
    }
    REVOKED.setVolatile(given, true);
    boolean stopped = false;
    try {
      if (thread.isAlive()) {
        thread.getStackTrace();
      }
      stopped = true;
    } finally {
      if (!stopped) { // no stack or memory left: nothing has been decided
        REVOKED.setVolatile(given, false);
      }
    }
    BIAS.setOpaque(this, Bias.NOBODY);
    streak = -MANY;
    if (((byte) STATE.getAcquire(given) & BUSY) != 0) {
      overtake(given, thread);
    }
  }

  private void overtake(Bias given, Thread favourite) {
    if (!given.overtaken) {
      given.overtaken = true;
      overtaken(favourite);
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
    if (given.thread == Thread.currentThread()) {
      given.overtaken = false;
      given.state = mode;
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
    if (ENABLED && bias == Bias.NOBODY) {
      BIAS.setOpaque(this, new Bias(Thread.currentThread()));
    }
  }
}
