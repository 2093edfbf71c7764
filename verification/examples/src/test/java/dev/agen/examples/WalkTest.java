package dev.agen.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {

  private final Example walk = new Example("Walk");
  private Path root;

  @BeforeEach
  void makeTree(@TempDir Path directory) throws IOException {
    root = directory.resolve("garden");
    Files.createDirectories(root.resolve("beds").resolve("empty"));
    Files.createDirectories(root.resolve("shed"));
    Files.writeString(root.resolve("beds").resolve("beans"), "x".repeat(30));
    Files.writeString(root.resolve("beds").resolve("peas"), "x".repeat(7));
    Files.writeString(root.resolve("shed").resolve("rake"), "x".repeat(1000));
    Files.writeString(root.resolve("gate"), "");
  }

  @Test
  void printsTheTree() {
    assertThat(walk.run(root)).isEqualTo(new Example.Outcome(0, walk.expected(), ""));
  }

  @Test
  void stopsEarlyAndHasReadNoMoreThanItPrinted() {
    assertThat(walk.run("--max", 3, root))
        .isEqualTo(
            new Example.Outcome(
                0,
                """
                garden/
                  beds/
                    beans  30
                ... stopped; directories read: 2
                """,
                ""));
  }

  @Test
  void doesNotFollowLinks() throws IOException {
    Path link = root.resolve("shed").resolve("around");
    try {
      Files.createSymbolicLink(link, Path.of(".."));
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no symbolic links here: " + e);
    }
    Example.Outcome outcome = walk.run(root);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out().replace("\\", "/"))
        .isEqualTo(walk.expected().replace("  shed/\n", "  shed/\n    around -> ..\n"));
  }

  @Test
  void reportsAnUnreadableDirectoryAndGoesOn() throws IOException {
    Path beds = root.resolve("beds");
    assumeTrue(beds.toFile().setReadable(false), "no permissions here");
    try {
      assumeFalse(Files.isReadable(beds), "root reads everything");
      assertThat(walk.run(root))
          .isEqualTo(
              new Example.Outcome(
                  0,
                  """
                  garden/
                    beds  (unreadable: AccessDeniedException)
                    gate  0
                    shed/
                      rake  1000
                  1000 bytes in 2 directories
                  """,
                  ""));
    } finally {
      assertThat(beds.toFile().setReadable(true)).isTrue();
    }
  }

  @Test
  void refusesWhatIsNoDirectory() {
    Path missing = root.resolve("pond");
    assertThat(walk.run(missing))
        .isEqualTo(new Example.Outcome(2, "", "cannot read directory " + missing + "\n"));
    Path file = root.resolve("gate");
    assertThat(walk.run(file))
        .isEqualTo(new Example.Outcome(2, "", "cannot read directory " + file + "\n"));
  }

  @Test
  void refusesWrongArguments() {
    String usage = "usage: Walk [--max LINES] DIRECTORY\n";
    assertThat(walk.run()).isEqualTo(new Example.Outcome(2, "", usage));
    assertThat(walk.run("--max", root)).isEqualTo(new Example.Outcome(2, "", usage));
    assertThat(walk.run("--max", 0, root)).isEqualTo(new Example.Outcome(2, "", usage));
    assertThat(walk.run("--max", "few", root))
        .isEqualTo(new Example.Outcome(2, "", "--max wants a number\n"));
  }
}
