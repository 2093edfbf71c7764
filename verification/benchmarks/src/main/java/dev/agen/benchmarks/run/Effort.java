package dev.agen.benchmarks.run;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param quick whether it is a smoke run
 * @param rounds how many rounds
 * @param warmups iterations of warm-up
 * @param iterations iterations that count
 * @param iteration how long each is at least
 * @param patient whether a fork that was still warming up is measured anew
 * @param coldStarts how many processes for each cold start
 * @param inProcess when, from the beginning of the run, the rounds of JMH are cut short
 * @param coldStart when the cold starts are
 * @param realWork when real work is
 */
public record Effort(
    boolean quick,
    int rounds,
    int warmups,
    int iterations,
    Duration iteration,
    boolean patient,
    int coldStarts,
    Duration inProcess,
    Duration coldStart,
    Duration realWork) {

  /** The rounds of a full run, unless somebody says otherwise. */
  public static final int ROUNDS = 3;

  /** To start a JVM, check a variant and report. */
  private static final Duration JVM = Duration.ofMillis(600);

  private static final Duration NEVER = Duration.ofDays(365);

  /**
   * {@return what a full run does}
   *
   * @param rounds how many rounds
   */
  public static Effort full(int rounds) {
    return new Effort(false, rounds, 12, 6, Duration.ofMillis(200), true, 30, NEVER, NEVER, NEVER);
  }

  /**
   * {@return what a brief run does: warm-up half as long, fewer iterations that count}
   *
   * @param rounds how many rounds
   */
  public static Effort brief(int rounds) {
    return new Effort(false, rounds, 6, 4, Duration.ofMillis(250), false, 10, NEVER, NEVER, NEVER);
  }

  /**
   * {@return what a smoke run does: under five minutes altogether}
   *
   * @param rounds how many rounds
   */
  public static Effort quick(int rounds) {
    return new Effort(
        true,
        rounds,
        1,
        1,
        Duration.ofMillis(100),
        false,
        5,
        Duration.ofSeconds(140),
        Duration.ofSeconds(210),
        Duration.ofSeconds(270));
  }

  /** {@return how long a fork runs, its start included} */
  public Duration fork() {
    return iteration.multipliedBy((long) warmups + iterations).plus(JVM);
  }

  /** {@return the settings of a benchmark, in words} */
  public String words() {
    String process = quick ? "in one JVM with all others of its class" : "in a JVM of its own";
    return "%s, iterations of %d ms: %d for warm-up, %d that count; %d processes for a cold start"
        .formatted(process, iteration.toMillis(), warmups, iterations, coldStarts);
  }
}
