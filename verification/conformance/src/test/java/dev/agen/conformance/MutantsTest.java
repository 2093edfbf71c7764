package dev.agen.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes of {@code mutants/} can still be planted. */
class MutantsTest {

  private static final Path ROOT = Path.of(System.getProperty("agen.root"));

  static List<Path> patches() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("verification/conformance/mutants"))) {
      return files.filter(file -> file.toString().endsWith(".patch")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("patches")
  @DisplayName("what a patch replaces is in the source")
  void applies(Path patch) throws IOException {
    List<String> lines = Files.readAllLines(patch);
    String file =
        lines.stream().filter(line -> line.startsWith("--- a/")).findFirst().orElseThrow();
    int hunk = 0;
    while (!lines.get(hunk).startsWith("@@")) {
      hunk++;
    }
    String replaced =
        lines.stream()
            .skip(hunk + 1L)
            .filter(line -> line.startsWith(" ") || line.startsWith("-"))
            .map(line -> line.substring(1))
            .collect(Collectors.joining("\n"));
    assertThat(ROOT.resolve(file.substring("--- a/".length()))).content().contains(replaced);
  }
}
