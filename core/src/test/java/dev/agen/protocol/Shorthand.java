package dev.agen.protocol;

import java.util.concurrent.CompletableFuture;

/** What keeps the tests of this package as short as the traces they replay. */
final class Shorthand {

  private Shorthand() {}

  /** A stage that another thread completes. */
  static CompletableFuture<Object> later(Object value) {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    Thread.startVirtualThread(() -> stage.complete(value));
    return stage;
  }

  /** A stage that completes when somebody waits for it, and is pending for who does not. */
  static CompletableFuture<Object> onceWaitedFor(Object value) {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    Thread.ofPlatform() // a virtual one that polls starves the others on a machine with one CPU
        .daemon()
        .start(() -> {
          while (stage.getNumberOfDependents() == 0 && !stage.isDone()) {
            Thread.yield();
          }
          stage.complete(value);
        });
    return stage;
  }

  /** A stage that another thread lets fail. */
  static CompletableFuture<Object> failingLater(Throwable error) {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    Thread.startVirtualThread(() -> stage.completeExceptionally(error));
    return stage;
  }

  /** Lets a checked exception be caught that a yield can throw: {@code athrow} takes any. */
  @SuppressWarnings("unused") // the parameters only say what
  static <X extends Throwable> void mayThrow(Class<X> type) throws X {}

  /** Throws anything, as Python does: {@code throw raise(error)}. */
  @SuppressWarnings("unchecked")
  static <X extends Throwable> X raise(Throwable error) throws X {
    throw (X) error;
  }
}
