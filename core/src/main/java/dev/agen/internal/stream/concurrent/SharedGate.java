package dev.agen.internal.stream.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** See {@link Gate#of}. */
final class SharedGate implements Gate {

  private final Queue<CompletableFuture<@Nullable Void>> waiting = new ArrayDeque<>(); // guarded
  private long free; // guarded by this; 0 while somebody waits

  SharedGate(long permits) {
    free = permits;
  }

  @Override
  public synchronized @Nullable CompletableFuture<@Nullable Void> turn() {
    if (free > 0) {
      free--;
      return null;
    }
    CompletableFuture<@Nullable Void> turn = new CompletableFuture<>();
    waiting.add(turn);
    return turn;
  }

  @Override
  @SuppressWarnings("UndefinedEquals") // identity is meant
  public void renounce(CompletableFuture<@Nullable Void> turn) {
    boolean hadItsTurn;
    synchronized (this) {
      hadItsTurn = !waiting.remove(turn);
    }
    if (hadItsTurn) {
      leave();
    }
  }

  @Override
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
