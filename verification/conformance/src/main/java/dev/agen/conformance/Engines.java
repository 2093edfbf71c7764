package dev.agen.conformance;

import dev.agen.conformance.run.Engine;
import dev.agen.conformance.run.StackfulEngine;
import dev.agen.conformance.source.SourceEngine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The engines that a command line can name. */
final class Engines {

  /** All of them, the usual one first. */
  static final List<Engine> ALL =
      List.of(new StackfulEngine(), SourceEngine.lenient(), SourceEngine.strict());

  private Engines() {}

  static Engine usual() {
    return ALL.getFirst();
  }

  static Optional<Engine> named(String name) {
    return ALL.stream().filter(engine -> engine.name().equals(name)).findAny();
  }

  static String names() {
    return ALL.stream().map(Engine::name).collect(Collectors.joining(", "));
  }
}
