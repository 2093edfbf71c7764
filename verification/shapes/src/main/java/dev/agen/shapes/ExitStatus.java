package dev.agen.shapes;

/** What the process tells the shell. */
final class ExitStatus {

  /** Everything is equal, or was printed. */
  static final int SUCCESS = 0;

  /** There are differences, or bodies that were not compiled and should have been. */
  static final int DIFFERENCES = 1;

  /** The command line is wrong. */
  static final int MALFORMED = 2;

  /** A drawn program is not valid Java. */
  static final int INVALID = 3;

  /** A program did not end, or took its JVM down. */
  static final int HUNG = 4;

  private ExitStatus() {}
}
