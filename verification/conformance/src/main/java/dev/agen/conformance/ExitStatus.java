package dev.agen.conformance;

/** What the process tells the shell. */
final class ExitStatus {

  /** Everything is equal, or was run. */
  static final int SUCCESS = 0;

  /** There are differences, or functions that the engine refused. */
  static final int DIFFERENCES = 1;

  /** The command line or the input is wrong. */
  static final int MALFORMED = 2;

  /** There is no CPython 3.13, or it failed. */
  static final int NO_PYTHON = 3;

  /** A program did not end. */
  static final int HUNG = 4;

  private ExitStatus() {}
}
