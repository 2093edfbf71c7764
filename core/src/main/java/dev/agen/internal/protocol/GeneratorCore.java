package dev.agen.internal.protocol;

import dev.agen.AsyncGenHooks;
import dev.agen.AsyncGenerator;
import dev.agen.internal.finalization.CreationSite;
import dev.agen.internal.finalization.Hooks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a generator is apart from its frame: the two flags of SEMANTICS M4 and what finalization
 * needs. It outlives the {@link GeneratorHandle} that users hold, and never refers to it.
 */
final class GeneratorCore {

  final Frame frame;
  final CreationSite created;

  // Guarded by the frame's monitor.
  /** An operation is in flight: {@code ag_running}. */
  boolean running;

  /** aclose was driven, or the end was signalled: {@code ag_closed}. */
  boolean closed;

  /** The operation in flight, for a cancellation that has to take it over. */
  @Nullable Flight inFlight;

  private boolean hooksInitialized;
  private @Nullable Consumer<? super AsyncGenerator<?, ?, ?>> finalizer;
  private List<CompletableFuture<@Nullable Void>> cancellers = List.of();

  GeneratorCore(Frame frame, CreationSite created) {
    this.frame = frame;
    this.created = created;
  }

  /** Runs the first-iteration hook, once, and captures the finalizer (I2, I3, I9). */
  void firstIteration(GeneratorHandle<?, ?, ?> handle) {
    if (hooksInitialized) {
      return;
    }
    AsyncGenHooks hooks;
    synchronized (frame) {
      if (hooksInitialized) {
        return;
      }
      hooksInitialized = true;
      hooks = Hooks.get();
      finalizer = hooks.finalizer();
    }
    if (hooks.finalizer() != null) {
      handle.watch();
    }
    var firstIter = hooks.firstIter();
    if (firstIter != null) {
      firstIter.accept(handle);
    }
  }

  /** Gives the finalizer hook to be called for a dropped generator, at most once (I5, I6). */
  @Nullable Consumer<? super AsyncGenerator<?, ?, ?>> takeFinalizer() {
    synchronized (frame) {
      Consumer<? super AsyncGenerator<?, ?, ?>> hook = closed ? null : finalizer;
      finalizer = null;
      return hook;
    }
  }

  /** To be completed by whoever ends the operation in flight. The caller holds the monitor. */
  void addCanceller(CompletableFuture<@Nullable Void> canceller) {
    if (cancellers.isEmpty()) {
      cancellers = new ArrayList<>(1);
    }
    cancellers.add(canceller);
  }

  /** The operation in flight has ended. The caller holds the monitor. */
  List<CompletableFuture<@Nullable Void>> endFlight() {
    running = false;
    inFlight = null;
    frame.forgetCancellation();
    List<CompletableFuture<@Nullable Void>> waiting = cancellers;
    if (!waiting.isEmpty()) {
      cancellers = List.of();
    }
    return waiting;
  }
}
