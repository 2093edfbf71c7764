package dev.agen.testing;

import java.time.Duration;
import java.util.Objects;

/**
 * Brings steps of several threads into one order, without sleeping: a step is made when all before
 * it have been made.
 *
 * {@snippet class=snippets.SequencerSnippets region=order}
 *
 * <p>Steps are numbered from 0. May be used by any threads.
 */
public final class Sequencer {

  private final Duration limit;
  private int made; // guarded by this

  /** One whose steps are waited for ten seconds. */
  public Sequencer() {
    this(Duration.ofSeconds(10));
  }

  /**
   * One that gives up.
   *
   * @param limit how long to wait for a step
   */
  public Sequencer(Duration limit) {
    this.limit = Objects.requireNonNull(limit, "limit");
  }

  /**
   * Makes a step: waits until those before it have been made, and lets those after it be made.
   *
   * @param number which step, from 0
   * @throws IllegalStateException if it has been made, or one before it is not made in time
   * @throws InterruptedException if the thread is interrupted
   */
  public synchronized void step(int number) throws InterruptedException {
    Objects.checkIndex(number, Integer.MAX_VALUE);
    awaitMade(number, "step " + number);
    if (made > number) {
      throw new IllegalStateException("step " + number + " has been made already");
    }
    made++;
    notifyAll();
  }

  /**
   * Waits until a step has been made.
   *
   * @param number which step, from 0
   * @throws IllegalStateException if it is not made in time
   * @throws InterruptedException if the thread is interrupted
   */
  public synchronized void await(int number) throws InterruptedException {
    Objects.checkIndex(number, Integer.MAX_VALUE);
    awaitMade(number + 1, Thread.currentThread().getName());
  }

  /** {@return how many steps have been made} */
  public synchronized int made() {
    return made;
  }

  /** The caller holds the lock. */
  @SuppressWarnings("WaitNotInLoop") // it is
  private void awaitMade(int count, String who) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (made < count) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IllegalStateException(
            who + " has waited for " + limit + ", but step " + made + " has not been made");
      }
      wait(left);
    }
  }
}
