package dev.agen.conformance;

import dev.agen.conformance.run.Engine;
import java.util.stream.Stream;

/** The engines on which every build runs the recorded corpus and fresh programs. */
final class EnginesUnderTest {

  /** What runs the programs as Java, and fails if a body is not compiled into a state machine. */
  static final String JAVA = "compiled";

  private EnginesUnderTest() {}

  static Stream<String> names() {
    return Stream.of(Engines.usual().name(), JAVA);
  }

  static Engine named(String name) {
    return Engines.named(name).orElseThrow();
  }
}
