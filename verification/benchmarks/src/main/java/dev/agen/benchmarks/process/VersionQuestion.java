package dev.agen.benchmarks.process;

import dev.agen.benchmarks.run.MeasurementException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a program which version of which interpreter it is. */
final class VersionQuestion {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PYTHON =
      "import platform;print(platform.python_implementation(), platform.python_version())";

  private VersionQuestion() {}

  static Optional<String> ask(Interpreter.Kind kind, Path program) {
    List<String> command =
        kind.isPython()
            ? List.of(program.toString(), "-c", PYTHON)
            : List.of(program.toString(), "--version");
    try {
      Child.Output output = Child.run(command, Map.of(), LIMIT);
      String prefix = kind.isPython() ? "CPython " : "v";
      String answer = output.text().strip();
      return answer.startsWith(prefix + kind.wanted() + ".")
          ? Optional.of(answer.substring(prefix.length()))
          : Optional.empty();
    } catch (MeasurementException e) {
      return Optional.empty();
    }
  }
}
