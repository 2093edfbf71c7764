package dev.agen.benchmarks.run;

import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.NotMeasured;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Runs the tasks of a phase in rounds, every other round in reverse order. */
public final class Rounds {

  private final Store store;
  private final PrintStream out;

  /**
   * Makes one.
   *
   * @param store keeps what is measured
   * @param out gets a line for each task
   */
  public Rounds(Store store, PrintStream out) {
    this.store = store;
    this.out = out;
  }

  /**
   * Runs a phase.
   *
   * @param phase the phase
   */
  public void run(Phase phase) {
    store.plan(phase.tasks());
    Progress progress = new Progress(out, phase);
    List<Task> tasks = new ArrayList<>(phase.tasks());
    for (int round = 1; round <= phase.rounds(); round++) {
      for (Task task : round % 2 == 1 ? List.copyOf(tasks) : tasks.reversed().stream().toList()) {
        if (progress.elapsed().compareTo(phase.limit()) > 0) {
          if (round == 1) {
            skip(task);
          }
        } else if (!measure(task, round, progress)) {
          tasks.remove(task);
        }
      }
    }
  }

  private boolean measure(Task task, int round, Progress progress) {
    progress.begins(task, round);
    try {
      List<Measurement> measured = task.measure(round);
      store.holdIfFrozen();
      store.add(measured);
      progress.ended(measured);
      return true;
    } catch (MeasurementException e) {
      store.holdIfFrozen();
      store.add(NotMeasured.failed(task.question(), task.subject(), e.reason()));
      progress.failed(e.reason());
      return false;
    }
  }

  private void skip(Task task) {
    store.add(
        NotMeasured.absent(
            task.question(), task.subject(), "the time that a smoke run has was over"));
  }
}
