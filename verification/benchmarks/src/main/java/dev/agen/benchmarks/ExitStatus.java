package dev.agen.benchmarks;

/** What the process tells the shell. */
final class ExitStatus {

  /** Everything was measured, or said to be absent. */
  static final int SUCCESS = 0;

  /** A ratio is worse than the baseline's, or something failed. */
  static final int FAILURE = 1;

  /** The command line or a file named by it is wrong. */
  static final int USAGE = 2;

  private ExitStatus() {}
}
