package dev.agen.conformance;

import dev.agen.conformance.check.Check;
import dev.agen.conformance.run.Engine;
import java.io.PrintStream;
import java.util.Locale;

/** Counts programs and differences, and prints the last line. */
final class Summary {

  private final long start = System.nanoTime();
  private int programs;
  private int differences;
  private boolean reported;

  private Summary() {}

  static Summary start() {
    return new Summary();
  }

  void add(Check.Tally tally) {
    programs += tally.programs();
    differences += tally.differences();
  }

  /** Whether this is asked for the first time. */
  boolean isFirst() {
    boolean first = !reported;
    reported = true;
    return first;
  }

  int print(PrintStream out, Engine engine) {
    if (engine.tooLarge() > 0) {
      out.printf(
          Locale.ROOT,
          "%d functions are too large for a method of the JVM, and ran stackful%n",
          engine.tooLarge());
    }
    out.printf(
        Locale.ROOT,
        "%d programs, %d differences, %.1f seconds%n",
        programs,
        differences,
        (System.nanoTime() - start) / 1e9);
    return differences == 0 ? ExitStatus.SUCCESS : ExitStatus.DIFFERENCES;
  }
}
