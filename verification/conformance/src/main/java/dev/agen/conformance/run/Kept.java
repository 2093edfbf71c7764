package dev.agen.conformance.run;

import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Everything a run has made. It stays reachable until the run is over, so that the garbage
 * collector cannot show; then what is still suspended is unwound, so that no thread is left behind.
 */
final class Kept {

  private final List<AsyncGenerator<Object, Object, Object>> generators = new ArrayList<>();
  private final List<Coroutine<?>> awaitables = new ArrayList<>();
  private final Set<Coroutine<?>> coroutines = Collections.newSetFromMap(new IdentityHashMap<>());

  AsyncGenerator<Object, Object, Object> generator(
      AsyncGenerator<Object, Object, Object> generator) {
    generators.add(generator);
    return generator;
  }

  Coroutine<Object> coroutine(Coroutine<Object> coroutine) {
    coroutines.add(coroutine);
    return awaitable(coroutine);
  }

  <T, A extends Awaitable<T>> A awaitable(A awaitable) {
    if (awaitable instanceof Coroutine<?> coroutine) {
      awaitables.add(coroutine);
    }
    return awaitable;
  }

  /** Whether it was made as a coroutine, and not by an operation on a generator. */
  boolean isCoroutine(Coroutine<?> awaitable) {
    return coroutines.contains(awaitable);
  }

  /** Ends all bodies. They let {@link TooLong} pass: every statement throws it by now. */
  void unwind() {
    // Copies, because unwinding bodies exit their context managers.
    List.copyOf(awaitables)
        .reversed()
        .forEach(awaitable -> quietly(() -> awaitable.throwIn(new TooLong())));
    for (AsyncGenerator<Object, Object, Object> generator : List.copyOf(generators)) {
      if (!generator.isFinished()) {
        quietly(() -> generator.anext().throwIn(new TooLong()));
      }
      if (!generator.isFinished()) {
        // An operation is in flight that a loop had made and that nobody has any more.
        quietly(() -> generator.cancel().join());
      }
    }
  }

  private static void quietly(Runnable ending) {
    try {
      ending.run();
    } catch (Throwable expected) {
      // TooLong itself, or a refusal.
    }
  }
}
