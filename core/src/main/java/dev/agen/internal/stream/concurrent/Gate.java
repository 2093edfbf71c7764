package dev.agen.internal.stream.concurrent;

import dev.agen.Awaiter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets so many through, and those after them when some have come back. */
public sealed interface Gate permits SharedGate, AheadGate {

  /**
   * A gate for whoever comes: a semaphore, first come, first served.
   *
   * @param permits how many it lets through at first
   * @return the gate
   */
  static Gate of(long permits) {
    return new SharedGate(permits);
  }

  /**
   * A gate for one pump and one reader: how far the pump may be ahead. It costs next to nothing as
   * long as neither waits. A pump that has to wait does so until half of what was ahead has been
   * read, since resuming it costs more than an element's way.
   *
   * @param permits how far
   * @return the gate
   */
  static Gate ahead(int permits) {
    return new AheadGate(permits);
  }

  /** {@return completes when the caller may go through; null if at once} */
  @Nullable CompletableFuture<@Nullable Void> turn();

  /**
   * Somebody who has waited does not go through.
   *
   * @param turn what it has waited for
   */
  void renounce(CompletableFuture<@Nullable Void> turn);

  /** One has come back. */
  void leave();

  /**
   * Goes through, or waits until that is possible.
   *
   * @param awaiter of the body that goes through
   * @param gate the gate
   */
  static void enter(Awaiter awaiter, Gate gate) {
    CompletableFuture<@Nullable Void> turn = gate.turn();
    if (turn != null) {
      pass(awaiter, gate, turn);
    }
  }

  /**
   * Waits until that is possible, and goes through.
   *
   * @param awaiter of the body that goes through
   * @param gate the gate
   * @param turn what {@link #turn} gave
   */
  static void pass(Awaiter awaiter, Gate gate, CompletableFuture<@Nullable Void> turn) {
    try {
      awaiter.await(turn);
    } catch (Throwable error) {
      gate.renounce(turn);
      throw error;
    }
  }
}
