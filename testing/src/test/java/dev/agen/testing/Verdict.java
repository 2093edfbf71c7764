package dev.agen.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** What comes of dynamic tests. */
final class Verdict {

  private Verdict() {}

  /** The failures, by the names of the tests. */
  static Map<String, Throwable> failures(Stream<? extends DynamicNode> nodes) {
    Map<String, Throwable> failures = new LinkedHashMap<>();
    nodes.forEach(node -> run(node, failures));
    return failures;
  }

  private static void run(DynamicNode node, Map<String, Throwable> failures) {
    switch (node) {
      case DynamicContainer container ->
          container.getChildren().forEach(child -> run(child, failures));
      case DynamicTest test -> {
        try {
          test.getExecutable().execute();
        } catch (Throwable failure) {
          failures.put(test.getDisplayName(), failure);
        }
      }
      default -> throw new AssertionError(node);
    }
  }
}
