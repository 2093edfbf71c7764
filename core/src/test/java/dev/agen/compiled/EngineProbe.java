package dev.agen.compiled;

import dev.agen.AsyncStream;
import dev.agen.Yielder;
import java.util.List;
import java.util.function.Supplier;

/**
 * The program of {@link EnginePropertyTest}: tells which engines two bodies have, and runs them.
 */
public final class EngineProbe {

  private EngineProbe() {}

  /** Prints for each body its engine and its values, or what came instead. */
  public static void main(String[] arguments) {
    for (int i = 0; i < 3; i++) {
      show(() -> AsyncStream.generate(y -> y.yield("plain")));
      show(() -> AsyncStream.generate(y -> List.of("escaping").forEach(y::yield)));
    }
    show(() -> AsyncStream.generate(EngineProbe::helped));
  }

  private static void helped(Yielder<String, ?> y) {
    y.yield("reference");
  }

  private static void show(Supplier<AsyncStream<String>> made) {
    try {
      AsyncStream<String> stream = made.get();
      System.out.println(stream.toList() + " " + stream.engine().isCompiled());
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.out.println(e);
    }
  }
}
