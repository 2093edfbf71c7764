package dev.agen.benchmarks.run;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import java.time.Duration;
import java.util.List;

/** Something that is measured once in each round. */
public interface Task {

  /** {@return the question that it belongs to} */
  String question();

  /** {@return its name, unique among the tasks} */
  String subject();

  /** {@return the cases that it is known to measure before it has; for the regression guard} */
  default List<CaseId> cases() {
    return List.of();
  }

  /** {@return about how long it takes to measure it once, on a machine that does nothing else} */
  Duration estimate();

  /**
   * Measures once.
   *
   * @param round in which round
   * @return what was measured
   * @throws MeasurementException if it could not be; the task is then given up
   */
  List<Measurement> measure(int round) throws MeasurementException;
}
