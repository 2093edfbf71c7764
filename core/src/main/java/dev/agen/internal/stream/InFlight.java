package dev.agen.internal.stream;

/** Arithmetic of bounds; see {@link dev.agen.AsyncStream#maxInFlight()}. */
final class InFlight {

  /** There is no bound. */
  static final long UNBOUNDED = Long.MAX_VALUE;

  private InFlight() {}

  static long sum(long first, long second) {
    long sum = first + second;
    return sum < 0 ? UNBOUNDED : sum;
  }

  static long times(long count, long each) {
    return each != 0 && count > UNBOUNDED / each ? UNBOUNDED : count * each;
  }
}
