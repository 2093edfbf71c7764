package dev.agen.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpreterFinderTest {

  private static final Interpreter.Kind PYTHON = Interpreter.Kind.CPYTHON_313;

  @TempDir private Path directory;

  private Path program(String path) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private Optional<Path> find(Map<String, String> environment, Path... working) {
    Set<Path> right = Set.of(working);
    return new InterpreterFinder(
            environment,
            List.of(directory.resolve("usual")),
            (kind, path) -> right.contains(path) ? Optional.of("3.13.1") : Optional.empty())
        .find(PYTHON)
        .map(Interpreter::program);
  }

  @Test
  void theChosenOneComesFirst() throws IOException {
    Path chosen = program("chosen/python");
    Path onPath = program("path/python3.13");

    assertThat(
            find(
                Map.of("AGEN_PYTHON", chosen.toString(), "PATH", onPath.getParent().toString()),
                chosen,
                onPath))
        .contains(chosen);
  }

  @Test
  void aChosenOneOfAnotherVersionIsPassedOver() throws IOException {
    Path chosen = program("chosen/python");
    Path usual = program("usual/python3.13");

    assertThat(find(Map.of("AGEN_PYTHON", chosen.toString()), usual)).contains(usual);
  }

  @Test
  void aShimThatDoesNotWorkIsPassedOver() throws IOException {
    Path shim = program("path/python3.13");
    Path installed = program("pyenv/versions/3.13.2/bin/python3.13");

    assertThat(
            find(
                Map.of(
                    "PATH",
                    shim.getParent().toString(),
                    "PYENV_ROOT",
                    directory.resolve("pyenv").toString()),
                installed))
        .contains(installed);
  }

  @Test
  void thereMayBeNone() {
    assertThat(find(Map.of("PATH", directory.resolve("empty").toString()))).isEmpty();
  }
}
