package dev.agen.benchmarks.process;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.run.MeasurementException;
import dev.agen.benchmarks.run.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts an interpreter and takes the time until it prints its first element. */
final class ScriptStart implements Task {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Interpreter interpreter;
  private final Scripts scripts;
  private final CaseId id;

  ScriptStart(Interpreter interpreter, Scripts scripts) {
    this.interpreter = interpreter;
    this.scripts = scripts;
    this.id =
        new CaseId(
            ColdStart.QUESTION, interpreter.kind().peer(), "forLoop", Map.of("cache", "none"));
  }

  @Override
  public String question() {
    return id.question();
  }

  @Override
  public String subject() {
    return id.name();
  }

  @Override
  public List<CaseId> cases() {
    return List.of(id);
  }

  @Override
  public Duration estimate() {
    return Duration.ofMillis(150);
  }

  @Override
  public List<Measurement> measure(int round) throws MeasurementException {
    try {
      List<String> command =
          List.of(
              interpreter.program().toString(),
              scripts.file("first", interpreter.kind()).toString());
      Child.Output output = Child.run(command, Map.of(), LIMIT);
      if (!output.text().strip().equals("1")) {
        throw new MeasurementException("the first element is " + output.text().strip());
      }
      return List.of(Measurement.of(id, round, (double) output.firstNanos()));
    } catch (IOException e) {
      throw new MeasurementException(String.valueOf(e.getMessage()));
    }
  }
}
