package dev.agen.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.agen.conformance.check.Check;
import dev.agen.conformance.python.Drawing;
import dev.agen.conformance.python.PythonException;
import dev.agen.conformance.python.PythonFinder;
import dev.agen.conformance.trace.Normalization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that nobody has seen before do on agen what they do on CPython 3.13. */
@ParameterizedClass
@MethodSource("dev.agen.conformance.EnginesUnderTest#names")
class FreshProgramsTest {

  private static final int PROGRAMS = 150;

  @Parameter String engine;

  @ParameterizedTest
  @ValueSource(strings = {"core", "with"})
  void agenDoesWhatCpythonDoes(String profile) {
    Path python = python();
    String seed = Long.toHexString(RandomGenerator.getDefault().nextLong());
    Check check =
        new Check(EnginesUnderTest.named(engine), 2, Duration.ofSeconds(30), Normalization.STRICT);
    List<String> differences = new ArrayList<>();
    try (Drawing drawing = new Drawing(python, seed, PROGRAMS, profile, "", 2)) {
      Check.Tally tally = check.all(drawing, d -> differences.add(d.text()));
      assertThat(differences.stream().findFirst())
          .as(
              "./agen conform --engine %s --fuzz %s %d --profile %s",
              engine, seed, PROGRAMS, profile)
          .isEmpty();
      assertThat(tally).isEqualTo(new Check.Tally(PROGRAMS, 0));
    }
  }

  private static Path python() {
    try {
      return PythonFinder.find();
    } catch (PythonException e) {
      return abort("skipped: " + e.getMessage());
    }
  }
}
