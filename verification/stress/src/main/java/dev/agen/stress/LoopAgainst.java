package dev.agen.stress;

import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What the tests of a favourite have in common: one thread loops over a generator, and so becomes
 * its favourite, while another one wants something of it. Values are numbers from 0 on, and each
 * thread keeps those it got; the body counts how many of it execute.
 */
class LoopAgainst {

  /** Enough for a bias to be given again after it was taken away. */
  static final int MANY = 150;

  /** All is as it should be. */
  static final String FINE = "fine";

  /** How many bodies execute. */
  private int inside; // plain on purpose: the generator has to guard it

  /** How often a body found another one. */
  private final AtomicInteger collisions = new AtomicInteger();

  final AtomicInteger cleanups = new AtomicInteger();

  private final int values;
  private final BitSet loops = new BitSet();
  private final BitSet others = new BitSet();

  final AsyncGenerator<Integer, Object, Object> generator;

  LoopAgainst(int values) {
    this.values = values;
    generator =
        AsyncGenerator.of(y -> {
          try {
            for (int i = 0; i < values; i++) {
              if (inside++ != 0) {
                collisions.incrementAndGet();
              }
              inside--;
              y.yield(i);
            }
          } finally {
            cleanups.incrementAndGet();
          }
          return null;
        });
  }

  /** Loops to the end, however often it is refused; gives what ended it, null for the end. */
  Throwable loop() {
    return loop(() -> generator);
  }

  /** The same over something that gives the generator's values; made anew when it was refused. */
  Throwable loop(Supplier<? extends Iterable<Integer>> source) {
    while (true) {
      try {
        for (int value : source.get()) {
          if (loops.get(value)) {
            return new AssertionError("twice: " + value);
          }
          loops.set(value);
        }
        return null;
      } catch (AlreadyRunningException refused) {
        Thread.onSpinWait(); // the other one is in the middle of its step
      } catch (Throwable failure) {
        return failure;
      }
    }
  }

  /** One step by the other thread. */
  void step() {
    try {
      Integer value = generator.anext(-1).await();
      if (value >= 0) {
        others.set(value);
      }
    } catch (AlreadyRunningException refused) {
      // the loop is in the middle of its step
    }
  }

  /** What there is to complain of when all values up to some point must have been got once. */
  String check(boolean toTheEnd) {
    BitSet both = (BitSet) loops.clone();
    both.and(others);
    if (!both.isEmpty()) {
      return "twice: " + both;
    }
    BitSet all = (BitSet) loops.clone();
    all.or(others);
    int first = all.nextClearBit(0);
    if (all.nextSetBit(first) >= 0 || (toTheEnd && first != values)) {
      return "lost: " + first;
    }
    if (collisions.get() > 0) {
      return "two bodies at once: " + collisions;
    }
    generator.close();
    return cleanups.get() <= 1 ? FINE : "cleaned up twice";
  }
}
