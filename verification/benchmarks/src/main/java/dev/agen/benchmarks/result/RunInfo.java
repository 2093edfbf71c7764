package dev.agen.benchmarks.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the measurements were made.
 *
 * @param command the command, as it was typed
 * @param started when: ISO 8601, to the second
 * @param seconds how long it took
 * @param quick whether it was a smoke run
 * @param rounds how many rounds were asked for
 * @param settings iterations and their length, in words
 * @param complete whether it came to its end
 * @param machine where
 * @param versions of everything that took part, by name
 */
public record RunInfo(
    String command,
    String started,
    long seconds,
    boolean quick,
    int rounds,
    String settings,
    boolean complete,
    Machine machine,
    Map<String, String> versions) {

  /** Keeps the order of the versions. */
  public RunInfo {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
  }

  /**
   * {@return this with other versions}
   *
   * @param others the versions
   */
  public RunInfo with(Map<String, String> others) {
    return new RunInfo(
        command, started, seconds, quick, rounds, settings, complete, machine, others);
  }

  /**
   * {@return this with how long it has taken}
   *
   * @param duration in seconds
   * @param ended whether it came to its end
   * @param load the load average now
   */
  public RunInfo after(long duration, boolean ended, double load) {
    return new RunInfo(
        command,
        started,
        duration,
        quick,
        rounds,
        settings,
        ended,
        machine.withLoadAfter(load),
        versions);
  }
}
