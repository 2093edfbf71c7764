package dev.agen.internal.stream.concurrent;

import dev.agen.Awaiter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many through, and those after them when some have come back: a semaphore, first come,
 * first served.
 *
 * <p>Whoever waits is resumed on a thread of its own, which costs more than the rest of an
 * element's way. A gate <em>in batches</em> is for one that goes through again and again: once it
 * has to wait, it waits until several have come back.
 */
public final class Gate {

  private final Queue<CompletableFuture<@Nullable Void>> waiting = new ArrayDeque<>(); // guarded
  private final long batch;
  private long free; // guarded by this; less than a batch while somebody waits

  /**
   * Open for so many.
   *
   * @param permits how many
   */
  public Gate(long permits) {
    this(permits, 1);
  }

  private Gate(long permits, long batch) {
    free = permits;
    this.batch = batch;
  }

  /**
   * A gate in batches, of half of the permits. All that go through must come back by themselves,
   * one after the other, whether or not others go through meanwhile.
   *
   * @param permits how many
   * @return the gate
   */
  public static Gate inBatches(long permits) {
    return new Gate(permits, Math.max(1, permits / 2));
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
      free++;
      next = free >= batch ? waiting.poll() : null;
      if (next != null) {
        free--;
      }
    }
    if (next != null) {
      next.complete(null);
    }
  }
}
