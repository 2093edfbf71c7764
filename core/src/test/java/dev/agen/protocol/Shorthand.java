package dev.agen.protocol;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.GeneratorBody;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What keeps the tests of this package as short as the traces they replay. */
final class Shorthand {

  private Shorthand() {}

  /** A generator of Python's kind: anything goes in and out. */
  static AsyncGenerator<Object, Object, Object> generator(
      GeneratorBody<Object, Object, Object> body) {
    return AsyncGenerator.of(body);
  }

  /** A coroutine of Python's kind. */
  static Coroutine<Object> coroutine(CoroutineBody<Object> body) {
    return Coroutine.of(body);
  }

  /** A stage that another thread completes. */
  static CompletionStage<Object> later(Object value) {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    Thread.startVirtualThread(() -> stage.complete(value));
    return stage;
  }

  /** A stage that another thread lets fail. */
  static CompletionStage<Object> failingLater(Throwable error) {
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
