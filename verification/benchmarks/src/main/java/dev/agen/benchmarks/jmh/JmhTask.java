package dev.agen.benchmarks.jmh;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.Stability;
import dev.agen.benchmarks.run.Effort;
import dev.agen.benchmarks.run.MeasurementException;
import dev.agen.benchmarks.run.Task;
import java.time.Duration;
import java.util.List;
import org.openjdk.jmh.results.RunResult;

/**
 * A benchmark with parameters. If a fork was still warming up when it was measured, another one
 * takes its place that warms up twice as long.
 */
public final class JmhTask implements Task {

  private static final int LONGER = 2;

  private final JmhPlan.Entry entry;
  private final CaseId id;
  private final Effort effort;
  private final JmhRunner runner;
  private final RawResults raw;
  private int warmups;

  /**
   * Makes one.
   *
   * @param entry the benchmark
   * @param effort how much to measure
   * @param runner runs it
   * @param raw keeps the results as JMH gives them
   */
  public JmhTask(JmhPlan.Entry entry, Effort effort, JmhRunner runner, RawResults raw) {
    this.entry = entry;
    this.id = entry.id();
    this.effort = effort;
    this.runner = runner;
    this.raw = raw;
    this.warmups = effort.warmups();
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

  @Override
  public Duration estimate() {
    return effort.fork();
  }

  @Override
  public List<Measurement> measure(int round) throws MeasurementException {
    RunResult result = runner.run(entry, effort, warmups);
    Measurement measurement = RunResults.measurement(id, round, result);
    if (effort.patient()
        && warmups == effort.warmups()
        && Stability.drifts(measurement.iterations())) {
      warmups *= LONGER; // in the rounds to come, too
      result = runner.run(entry, effort, warmups);
      measurement = RunResults.measurement(id, round, result);
    }
    raw.add(round, result);
    return List.of(measurement);
  }
}
