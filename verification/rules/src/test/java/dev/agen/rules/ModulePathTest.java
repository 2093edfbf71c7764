package dev.agen.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a named module, for a modular program that has neither JSpecify nor anything else. */
class ModulePathTest {

  private static final Path JAR = Path.of(System.getProperty("agen.root"), "core/target/agen.jar");

  @Test
  void aModularProgramCompilesAndRunsWithNothingButTheJar(@TempDir Path dir) throws Exception {
    Path sources = Files.createDirectories(dir.resolve("src/app"));
    Files.writeString(dir.resolve("src/module-info.java"), "module app { requires dev.agen; }");
    Files.writeString(
        sources.resolve("Main.java"),
        """
        package app;

        import dev.agen.AsyncStream;

        public class Main {
          public static void main(String[] args) {
            AsyncStream<Integer> stream = AsyncStream.generate(y -> { y.yield(1); y.yield(null); });
            System.out.print(stream.toList());
          }
        }
        """);
    Path classes = dir.resolve("classes");
    JdkTool.run(
        "javac",
        List.of("-Xlint:all", "-Werror", "-p", JAR.toString(), "-d", classes.toString()),
        dir.resolve("src/module-info.java").toString(),
        sources.resolve("Main.java").toString());
    String path = JAR + System.getProperty("path.separator") + classes;
    assertThat(JdkTool.run("java", List.of("-p", path, "-m", "app/app.Main")))
        .isEqualTo("[1, null]");
  }

  @Test
  void theModuleNeedsTheBaseModuleOnly() throws Exception {
    String description = JdkTool.run("jar", List.of("--describe-module", "--file", JAR.toString()));
    assertThat(description.lines().filter(line -> line.startsWith("requires")).toList())
        .containsExactlyInAnyOrder("requires java.base mandated", "requires org.jspecify static");
    assertThat(description.lines().filter(line -> line.startsWith("exports")).toList())
        .containsExactlyInAnyOrder(
            "exports dev.agen", "exports dev.agen.function", "exports dev.agen.stream");
  }
}
