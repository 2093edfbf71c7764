package dev.agen.internal.protocol;

/**
 * How far an operation has come: FRESH until its first drive, ITERATING until it completes, USED
 * afterwards. Apart from the operation, so that the generator can know the one in flight without
 * keeping the handle alive that the operation holds.
 *
 * <p>Guarded by the frame's monitor.
 */
final class Flight {

  private enum State {
    FRESH,
    ITERATING,
    USED
  }

  private State state = State.FRESH;

  boolean isFresh() {
    return state == State.FRESH;
  }

  boolean isUsed() {
    return state == State.USED;
  }

  void begin() {
    state = State.ITERATING;
  }

  void use() {
    state = State.USED;
  }

  /** For a loop, which needs only one operation. */
  void renew() {
    state = State.FRESH;
  }
}
