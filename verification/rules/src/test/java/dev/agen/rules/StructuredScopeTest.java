package dev.agen.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body may hold a structured scope open over a yield (J11 to J14); the API is preview in 25. */
class StructuredScopeTest {

  private static final Path JAR = Path.of(System.getProperty("agen.root"), "core/target/agen.jar");

  @Test
  void aScopeStaysOpenOverAYieldAndIsClosedWithTheGenerator(@TempDir Path dir) throws Exception {
    Path program =
        Files.writeString(
            dir.resolve("Scopes.java"),
            """
            import dev.agen.AsyncStream;
            import java.util.concurrent.StructuredTaskScope;

            static AsyncStream<String> sums() {
              return AsyncStream.generate(
                  y -> {
                    try (var scope = StructuredTaskScope.open()) {
                      var one = scope.fork(() -> 1);
                      y.yield("open");
                      var two = scope.fork(() -> 2);
                      scope.join();
                      y.yield("sum " + (one.get() + two.get()));
                    } finally {
                      IO.println("scope closed");
                    }
                  });
            }

            void main() {
              IO.println(sums().toList());
              try (var run = sums().open()) {
                IO.println(run.iterator().next());
              }
              IO.println("generator closed");
            }
            """);
    String output =
        JdkTool.run(
            "java",
            List.of("--enable-preview", "--source", "25", "-cp", JAR.toString()),
            program.toString());
    assertThat(output.lines().filter(line -> !line.startsWith("Note: ")))
        .containsExactly(
            "scope closed", "[open, sum 3]", "open", "scope closed", "generator closed");
  }
}
