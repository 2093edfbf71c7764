package dev.agen.conformance;

import dev.agen.conformance.check.Check;
import dev.agen.conformance.check.HungException;
import dev.agen.conformance.check.NamedProgram;
import dev.agen.conformance.check.Recorded;
import dev.agen.conformance.program.MalformedInputException;
import dev.agen.conformance.python.Oracle;
import dev.agen.conformance.shrink.Shrinker;
import dev.agen.conformance.trace.Difference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares programs that nobody has recorded, with the help of a live CPython. */
final class LiveComparison implements AutoCloseable {

  /** A candidate that hangs is passed over after a while. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final Check check;
  private final Oracle oracle;

  LiveComparison(Check check, Path python) {
    this.check = new Check(check.engine(), 1, LIMIT, check.normalization());
    this.oracle = new Oracle(python);
  }

  /** The smallest program found that still shows a difference. */
  JsonNode shrink(JsonNode program) {
    return new Shrinker(candidate -> difference(candidate).isPresent()).shrink(program);
  }

  /** Where agen differs from CPython; none also for what is no program, or hangs. */
  Optional<Difference> difference(JsonNode program) {
    try {
      NamedProgram named = NamedProgram.read("candidate", 0, program);
      return oracle.trace(program).flatMap(trace -> difference(named, program, trace));
    } catch (MalformedInputException e) {
      return Optional.empty();
    }
  }

  private Optional<Difference> difference(
      NamedProgram named, JsonNode program, List<JsonNode> trace) {
    List<Check.Differing> differing = new ArrayList<>();
    try {
      check.all(List.of(new Recorded(named, program, trace)).iterator(), differing::add);
    } catch (HungException e) {
      return Optional.empty();
    }
    return differing.stream().map(Check.Differing::difference).findAny();
  }

  @Override
  public void close() {
    oracle.close();
  }
}
