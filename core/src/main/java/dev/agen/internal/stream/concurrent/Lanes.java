package dev.agen.internal.stream.concurrent;

import dev.agen.internal.Rethrow;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * From several pumps to the one body that reads. Each pump has a {@link Lane}; a lane in which
 * there is something is listed once. The reader goes from lane to lane, in the order in which they
 * were listed, and takes what it found there on arrival, so that none can crowd out the others.
 *
 * <p>It is read like a {@link Mailbox}:
 *
 * <pre>{@code
 * for (Object next = lanes.poll(); next != Mailbox.END; next = lanes.poll()) {
 *   if (next == Mailbox.EMPTY) {
 *     y.await(lanes.ready());
 *   } else {
 *     ... (T) next ...
 *   }
 * }
 * }</pre>
 */
public final class Lanes {

  private final LinkedMailbox<Lane> listed = new LinkedMailbox<>();

  // Of the reader alone.
  private final Queue<Lane> known = new ArrayDeque<>();
  private @Nullable Lane current;
  private boolean ending;
  private @Nullable Throwable failure;

  /** None yet. */
  public Lanes() {}

  /**
   * Adds one, before anything is read.
   *
   * @param ahead how much may be in it
   * @return the lane
   */
  public Lane add(int ahead) {
    return new Lane(this, ahead);
  }

  void list(Lane lane) {
    listed.put(lane);
  }

  /** There will be nothing more; what has been put is still read. */
  public void end() {
    listed.end();
  }

  /**
   * Ends it with a failure, which is thrown after what had been put was read.
   *
   * @param error what to throw
   */
  public void fail(Throwable error) {
    listed.fail(error);
  }

  /**
   * {@return an element, {@link Mailbox#EMPTY} if there is nothing at the moment, or {@link
   * Mailbox#END}} Throws the failure at the end, if there is one.
   */
  public @Nullable Object poll() {
    Lane lane = current;
    if (lane == null || lane.isExhausted()) {
      lane = next(lane);
      current = lane;
      if (lane == null) {
        return nothing();
      }
    }
    return lane.take();
  }

  private @Nullable Object nothing() {
    if (!ending) {
      return Mailbox.EMPTY;
    }
    if (failure != null) {
      throw Rethrow.unchecked(failure);
    }
    return Mailbox.END;
  }

  /** The next lane in which there is something, after {@code left}. */
  private @Nullable Lane next(@Nullable Lane left) {
    boolean wasEnding = ending;
    learn();
    if (left != null && !wasEnding && (left.look() || !left.unlist())) {
      known.add(left);
    }
    for (Lane lane = known.poll(); lane != null; lane = known.poll()) {
      if (lane.look()) {
        return lane;
      }
      if (!lane.unlist()) {
        known.add(lane);
      }
    }
    return null;
  }

  /** What has been listed meanwhile. After the end nothing is; what is known is read once more. */
  private void learn() {
    while (!ending) {
      try {
        Object next = listed.poll();
        if (next == Mailbox.EMPTY) {
          return;
        }
        if (next instanceof Lane lane) {
          known.add(lane);
        } else {
          ending = true;
        }
      } catch (Throwable error) {
        failure = error;
        ending = true;
      }
    }
  }

  /** {@return completes when {@link #poll} will not give EMPTY} */
  public CompletableFuture<@Nullable Void> ready() {
    return listed.ready();
  }
}
