package dev.agen.internal.stream.concurrent;

import dev.agen.Awaiter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many through, and those after them when some have come back: a semaphore, first come,
 * first served.
 */
public final class Gate {

  private final Queue<CompletableFuture<@Nullable Void>> waiting = new ArrayDeque<>(); // guarded
  private long free; // guarded by this; never positive while somebody waits

  /**
   * Open for so many.
   *
   * @param permits how many
   */
  public Gate(long permits) {
    free = permits;
  }

  /**
   * Goes through, or waits until that is possible.
   *
   * @param awaiter of the body that goes through
   * @param gate the gate
   */
  public static void enter(Awaiter awaiter, Gate gate) {
    CompletableFuture<@Nullable Void> turn = gate.turn();
    if (turn == null) {
      return;
    }
    try {
      awaiter.await(turn);
    } catch (Throwable error) {
      gate.renounce(turn);
      throw error;
    }
  }

  /** {@return completes when the caller may go through; null if at once} */
  private synchronized @Nullable CompletableFuture<@Nullable Void> turn() {
    if (free > 0) {
      free--;
      return null;
    }
    CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
    waiting.add(turn);
    return turn;
  }

  /** Somebody who has waited does not go through. */
  @SuppressWarnings("UndefinedEquals") // identity is meant
  private void renounce(CompletableFuture<@Nullable Void> turn) {
    boolean hadItsTurn;
    synchronized (this) {
      hadItsTurn = !waiting.remove(turn);
    }
    if (hadItsTurn) {
      leave();
    }
  }

  /** One has come back. */
  public void leave() {
    CompletableFuture<@Nullable Void> next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        free++;
      }
    }
    if (next != null) {
      next.complete(null);
    }
  }
}
