package dev.agen.benchmarks.run;

import java.time.Duration;
import java.util.List;

/**
 * Tasks that are run in the same rounds.
 *
 * @param name what is measured
 * @param tasks the tasks; those that are compared lie side by side
 * @param rounds how many rounds
 * @param limit after how long, from its beginning, it is ended early
 */
public record Phase(String name, List<Task> tasks, int rounds, Duration limit) {

  /** Copies the tasks. */
  public Phase {
    tasks = List.copyOf(tasks);
  }
}
