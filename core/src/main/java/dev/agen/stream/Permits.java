package dev.agen.stream;

import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.internal.stream.concurrent.Gate;
import org.jspecify.annotations.Nullable;

/**
 * A budget of calls that may run at once, shared by any number of operators and streams: give the
 * same object to each. First come, first served. An operator holds a permit only while it calls the
 * function, never while a result waits for its consumer; so streams that share permits cannot make
 * each other wait for ever, unless a function itself consumes a stream that needs them.
 *
 * <p>Code of one's own may take part:
 *
 * <pre>{@code
 * y.await(permits.acquire());
 * try {
 *   ...
 * } finally {
 *   permits.release();
 * }
 * }</pre>
 */
public final class Permits {

  private final int count;
  private final Gate gate;
  private int held; // guarded by this

  private Permits(int count) {
    this.count = count;
    gate = Gate.of(count);
  }

  /**
   * Makes a budget.
   *
   * @param n how many calls may run at once
   * @return the budget
   * @throws IllegalArgumentException if {@code n} is less than 1
   */
  public static Permits of(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1, but is " + n);
    }
    return new Permits(n);
  }

  /** {@return how many calls may run at once} */
  public int count() {
    return count;
  }

  /**
   * Takes a permit, to be given back with {@link #release}.
   *
   * @return a one-shot awaitable that completes when there is one; cancelled before, it takes none
   */
  public Awaitable<@Nullable Void> acquire() {
    return Coroutine.of(c -> {
      Gate.enter(c, gate);
      taken();
      return null;
    });
  }

  private synchronized void taken() {
    held++;
  }

  /**
   * Gives a permit back. Any thread may do that.
   *
   * @throws IllegalStateException if none is taken
   */
  public void release() {
    synchronized (this) {
      if (held == 0) {
        throw new IllegalStateException("release() without an acquire(): no permit is taken");
      }
      held--;
    }
    gate.leave();
  }

  @Override
  public synchronized String toString() {
    return "Permits[" + held + " of " + count + " taken]";
  }
}
