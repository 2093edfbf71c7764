package dev.agen.internal.protocol;

import dev.agen.AsyncGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What few frames have: resources, a watch, a finalizer, a cancellation. Apart from the frame, so
 * that the many others are small. Guarded by the frame's monitor.
 */
final class Attachments {

  OwnedResources owned = OwnedResources.NONE;

  /** Ends the watch over the handle. */
  @Nullable Runnable onFinish;

  /** The hook for a dropped generator, taken once (I5, I6). */
  @Nullable Consumer<? super AsyncGenerator<?, ?, ?>> finalizer;

  /** What an await or checkpoint is to throw; null for nothing. Polled without the monitor. */
  volatile @Nullable CancellationException cancellation;

  /** The cancellation has interrupted the executing body. */
  boolean cancelledByInterrupt;

  /** How many operations a cancellation has taken over. */
  int takeovers;

  /** Whose body delegates to this one, as far as is known; see {@link Captivity}. */
  @Nullable Captor captor;

  /** How often a captor has taken this frame under the monitor. */
  int captures;

  /** The closing that ends a cancellation; completes when that has ended. */
  @Nullable CompletableFuture<@Nullable Void> closing;

  private List<Runnable> afterwards = List.of();

  private List<CompletableFuture<@Nullable Void>> cancellers = List.of();

  /** {@return whether nobody wants to stop the body} */
  boolean isQuiet() {
    return cancellation == null
        && !cancelledByInterrupt
        && cancellers.isEmpty()
        && afterwards.isEmpty();
  }

  /** To be run when the body has stopped. */
  void addAfterwards(Runnable task) {
    if (afterwards.isEmpty()) {
      afterwards = new ArrayList<>(1);
    }
    afterwards.add(task);
  }

  List<Runnable> takeAfterwards() {
    List<Runnable> tasks = afterwards;
    afterwards = List.of();
    return tasks;
  }

  /** To be completed by whoever ends the operation in flight. */
  void addCanceller(CompletableFuture<@Nullable Void> canceller) {
    if (cancellers.isEmpty()) {
      cancellers = new ArrayList<>(1);
    }
    cancellers.add(canceller);
  }

  List<CompletableFuture<@Nullable Void>> takeCancellers() {
    List<CompletableFuture<@Nullable Void>> waiting = cancellers;
    cancellers = List.of();
    return waiting;
  }
}
