package dev.agen.internal.stream;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is still going on, and does something when nothing is any more. */
final class Countdown {

  private final AtomicInteger open;
  private final Runnable atZero;

  /** So many are going on. */
  Countdown(int open, Runnable atZero) {
    this.open = new AtomicInteger(open);
    this.atZero = atZero;
  }

  /** Another one; to be called by one that is going on. */
  void up() {
    open.incrementAndGet();
  }

  /** One has ended. */
  void down() {
    if (open.decrementAndGet() == 0) {
      atZero.run();
    }
  }
}
