package dev.agen.internal.protocol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * An object whose monitor is nearly free for a thread that keeps coming back.
 *
 * <p>A generator is almost always driven by one thread, again and again. Its decisions must be
 * atomic all the same, and an atomic instruction costs more than the rest of a step. So the monitor
 * can be <em>biased</em> to a thread, which then enters with a plain store and a plain load, and
 * whoever else comes pays for both.
 *
 * <pre>
 *   the favourite                          anybody else, holding the real monitor
 *     entered = true          (1)            bias = null                        (a)
 *     bias is still mine?     (2)            stop the favourite at a safepoint  (b)
 *       no: entered = false, take            wait until !entered                (c)
 *           the monitor                      ... is alone ...
 *     ... is alone ...
 *     entered = false         (3, release)
 * </pre>
 *
 * <h2>Why this excludes</h2>
 *
 * <p>It is Dekker's handshake with both fences moved to the slow side. (1) and (2) are opaque
 * accesses, which compilers keep in order; between them the processor may let the load overtake the
 * store. (b) asks for the favourite's stack trace, for which the JVM must bring that thread to a
 * safepoint (or find it outside of Java code), and passing one is a full fence for that thread:
 * what it stored before is visible afterwards, and what it loads afterwards is fresh. So relative
 * to (b) there are two cases. If (2) comes after (b), it finds the null of (a), and the favourite
 * does not go in. If (2) came before (b), then (1) did, too, and (c) sees it and waits for (3). If
 * the thread has ended, {@code isAlive} says so, and all it did happened before.
 *
 * <p>Visibility: what the favourite does inside happens-before (3), an acquire load in (c) sees it.
 * The other way round a bias is given under the monitor only, to the thread that holds it, so what
 * others did before is known to the favourite from then on; nobody else gets in without (a) to (c).
 *
 * <p>The Java memory model promises nothing about safepoints; HotSpot, OpenJ9 and GraalVM all stop
 * a thread to walk its stack. {@code -Dagen.bias=false} switches to the plain monitor.
 *
 * <p><b>Cost.</b> Entering and leaving takes about a nanosecond for the favourite. Taking a bias
 * away costs tens of microseconds. So a bias is given to a thread that has entered {@value #ENOUGH}
 * times in a row, or that is about to loop; after one was taken away it takes {@value #MANY} times.
 *
 * <p><b>Rule.</b> Inside, reached through a bias, nobody may wait for the real monitor: whoever
 * holds it may be waiting in (c).
 */
abstract class BiasedMonitor {

  private static final int ENOUGH = 16;
  private static final int MANY = 112;

  private static final boolean ENABLED = !"false".equalsIgnoreCase(System.getProperty("agen.bias"));

  private static final VarHandle BIAS;
  private static final VarHandle ENTERED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      BIAS = lookup.findVarHandle(BiasedMonitor.class, "bias", Bias.class);
      ENTERED = lookup.findVarHandle(Bias.class, "entered", boolean.class);
    } catch (ReflectiveOperationException impossible) {
      throw new ExceptionInInitializerError(impossible);
    }
  }

  /** That one thread is favoured. Each time a new one, so that a late favourite disturbs nobody. */
  static final class Bias {
    private final Thread thread;

    @SuppressWarnings("UnusedVariable") // through ENTERED
    private boolean entered;

    private Bias(Thread thread) {
      this.thread = thread;
    }

    /** Leaves. */
    void exit() {
      ENTERED.setRelease(this, false);
    }
  }

  private @Nullable Bias bias; // through BIAS, except under the monitor

  // Guarded by the monitor.
  private byte streak;
  private byte latest; // a few bits of the latest thread's id

  /** Nobody is favoured. */
  BiasedMonitor() {}

  /**
   * Enters if this thread is favoured.
   *
   * @return to be exited; null if the monitor has to be taken instead, followed by {@link
   *     #excludeOthers}
   */
  final @Nullable Bias tryEnter() {
    Bias mine = (Bias) BIAS.getOpaque(this);
    if (mine == null || mine.thread != Thread.currentThread()) {
      return null;
    }
    ENTERED.setOpaque(mine, true);
    if (BIAS.getOpaque(this) == mine) {
      return mine;
    }
    mine.exit();
    return null;
  }

  /** To be called first by whoever holds the monitor: afterwards nobody is in through a bias. */
  final void excludeOthers() {
    Bias given = bias;
    if (given != null && given.thread != Thread.currentThread()) {
      takeAway(given);
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // the other one may need this very processor
  private void takeAway(Bias given) {
    BIAS.setVolatile(this, null);
    streak = -MANY;
    if (given.thread.isAlive()) {
      given.thread.getStackTrace();
      while ((boolean) ENTERED.getAcquire(given)) {
        Thread.yield(); // it needs a few instructions, and perhaps this processor
      }
    }
    biasTaken(given.thread);
  }

  /**
   * Called when another thread's bias has been taken away, under the monitor.
   *
   * @param thread whose it was
   */
  abstract void biasTaken(Thread thread);

  /** Counts an entrance through the monitor, which the caller holds. */
  final void entered() {
    byte now = (byte) Thread.currentThread().threadId();
    if (now != latest) {
      latest = now;
      streak = (byte) (streak < 0 ? -MANY : 0);
    } else if (++streak == ENOUGH) {
      streak = 0;
      favour();
    }
  }

  /** The current thread, which holds the monitor, is going to enter very often. */
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

  /** {@return whether the calling thread is favoured} */
  final boolean isFavourite() {
    Bias given = (Bias) BIAS.getOpaque(this);
    return given != null && given.thread == Thread.currentThread();
  }

  /** {@return the favoured thread} The caller holds the monitor. */
  final @Nullable Thread favourite() {
    Bias given = bias;
    return given == null ? null : given.thread;
  }
}
