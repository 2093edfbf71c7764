package dev.agen.benchmarks.process;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.run.MeasurementException;
import dev.agen.benchmarks.run.Task;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs a program that does real work, from start to end, and checks what it prints. */
final class WorkTask implements Task {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final CaseId id;
  private final List<String> command;
  private byte[] expected = {};

  WorkTask(CaseId id, List<String> command) {
    this.id = id;
    this.command = List.copyOf(command);
  }

  @Override
  public String question() {
    return id.question();
  }

  @Override
  public String subject() {
    return id.subject();
  }

  @Override
  public List<CaseId> cases() {
    return List.of(id);
  }

  /** What it prints. */
  byte[] output() throws MeasurementException {
    byte[] output = Child.run(command, Map.of(), LIMIT).bytes();
    if (output.length == 0) {
      throw new MeasurementException("prints nothing");
    }
    return output;
  }

  /** Sets what it has to print. */
  void expect(byte[] bytes) {
    expected = bytes;
  }

  /** Runs it and checks what it prints. */
  Child.Output checked() throws MeasurementException {
    Child.Output output = Child.run(command, Map.of(), LIMIT);
    if (!Arrays.equals(output.bytes(), expected)) {
      throw new MeasurementException(
          "prints something else than the hand-written program: %d bytes instead of %d"
              .formatted(output.bytes().length, expected.length));
    }
    return output;
  }

  @Override
  public Duration estimate() {
    return Duration.ofSeconds(4);
  }

  @Override
  public List<Measurement> measure(int round) throws MeasurementException {
    return List.of(Measurement.of(id, round, (double) checked().nanos()));
  }
}
