package dev.agen.conformance.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where CPython 3.13 is looked for, and in what order. */
class PythonFinderTest {

  @TempDir Path root;

  private final Set<Path> working = new HashSet<>();

  private Path python(String directory) throws IOException {
    Path program = Files.createDirectories(root.resolve(directory)).resolve("python3.13");
    Files.createFile(program);
    if (!program.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + program + " executable");
    }
    working.add(program);
    return program;
  }

  private Path search(Map<String, String> environment) {
    List<Path> usualPlaces = List.of(root.resolve("usr/bin"), root.resolve("opt/x/bin"));
    return new PythonFinder(environment, usualPlaces, working::contains).search();
  }

  private Map<String, String> environment() {
    return Map.of(
        "PATH",
        root.resolve("none") + File.pathSeparator + root.resolve("bin"),
        "PYENV_ROOT",
        root.resolve("pyenv").toString(),
        "HOME",
        root.resolve("home").toString());
  }

  @Test
  void looksInOrder() throws IOException {
    List<Path> inOrder =
        List.of(
            python("bin"),
            python("pyenv/versions/3.13.1/bin"),
            python("home/.pyenv/versions/3.13.0/bin"),
            python("usr/bin"),
            python("opt/x/bin"));
    python("pyenv/versions/3.12.1/bin");

    for (Path expected : inOrder) {
      assertThat(search(environment())).isEqualTo(expected);
      working.remove(expected);
    }
    assertThatExceptionOfType(PythonException.class)
        .isThrownBy(() -> search(environment()))
        .withMessage("no CPython 3.13 found; install one or name one in AGEN_PYTHON");
  }

  @Test
  void takesTheChosenOneAndNoOther() throws IOException {
    Path chosen = python("chosen");
    python("usr/bin");
    Map<String, String> environment = Map.of("AGEN_PYTHON", chosen.toString());

    assertThat(search(environment)).isEqualTo(chosen);
    working.remove(chosen);
    assertThatExceptionOfType(PythonException.class)
        .isThrownBy(() -> search(environment))
        .withMessage("AGEN_PYTHON is " + chosen + ", which is no CPython 3.13");
  }

  @Test
  void whatIsNotThereIsNoPython() {
    assertThat(VersionCheck.passes(root.resolve("python3.13"))).isFalse();
  }
}
