package dev.agen.internal.stream.concurrent;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * See {@link Gate#ahead}. The pump counts down what it may still put, the reader counts up what it
 * has read, each for itself; they meet once in half of the permits.
 *
 * <p><b>Invariant.</b> What the pump has left, what is on its way to the reader, what the reader
 * has counted and what is back are together the permits. The reader's part is less than a batch; so
 * when the pump waits there is something to read.
 */
final class AheadGate implements Gate {

  private final int batch;

  private int left; // of the pump alone
  private int read; // of the reader alone

  private int back; // guarded by this
  private @Nullable CompletableFuture<@Nullable Void> waiting; // guarded by this

  AheadGate(int permits) {
    left = permits;
    batch = Math.max(1, permits / 2);
  }

  @Override
  public @Nullable CompletableFuture<@Nullable Void> turn() {
    if (left == 0) {
      synchronized (this) {
        if (back == 0) {
          waiting = new CompletableFuture<>();
          return waiting;
        }
        left = back;
        back = 0;
      }
    }
    left--;
    return null;
  }

  /** There is only one pump, and it ends. */
  @Override
  public void renounce(CompletableFuture<@Nullable Void> turn) {}

  @Override
  public void leave() {
    if (++read < batch) {
      return;
    }
    read = 0;
    CompletableFuture<@Nullable Void> turn;
    synchronized (this) {
      turn = waiting;
      waiting = null;
      back += turn == null ? batch : batch - 1;
    }
    if (turn != null) {
      turn.complete(null);
    }
  }
}
