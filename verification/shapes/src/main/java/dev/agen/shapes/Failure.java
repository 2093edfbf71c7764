package dev.agen.shapes;

import dev.agen.shapes.check.Mode;
import dev.agen.shapes.check.Runner;
import dev.agen.shapes.check.Verdict;
import dev.agen.shapes.compile.Options;
import dev.agen.shapes.draw.Program;
import dev.agen.shapes.prepare.Preparation;
import dev.agen.shapes.prepare.Prepared;
import dev.agen.shapes.script.Script;
import java.io.PrintStream;
import java.util.List;

/**
 * A program that failed: its two sides differ, or it should have been compiled.
 *
 * @param program the program
 * @param options how it was compiled
 * @param mode where it was run
 * @param verdict what came of it
 */
record Failure(Program program, Options options, Mode mode, Verdict verdict) {

  /** {@return whether a program with this verdict fails} Nobody can run what cannot be verified. */
  static boolean isFailure(Verdict verdict, boolean strict) {
    return !verdict.unverifiable()
        && (verdict.different().isPresent() || (strict && !verdict.refusals().isEmpty()));
  }

  /** {@return what is wrong, in one line} */
  String headline() {
    return program.name() + " [" + mode.name() + "; " + options + "] " + what();
  }

  private String what() {
    if (verdict.unverifiable()) {
      return "cannot be verified";
    }
    if (verdict.different().isPresent()) {
      return "differs";
    }
    return verdict.refusals().isEmpty() ? "is equal" : "was not compiled";
  }

  /** Prints all that is known. */
  void print(PrintStream out) {
    out.println(headline());
    out.println(numbered(program.source()));
    out.println(Script.text(program.scripts()));
    verdict.different().ifPresent(difference -> out.println(difference.text()));
    verdict.refusals().forEach(refusal -> out.println("not compiled: " + refusal));
  }

  /** {@return the source with the numbers of its lines} */
  static String numbered(String source) {
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (String line : source.split("\n", -1)) {
      text.append(String.format("%4d  %s%n", number++, line));
    }
    return text.toString();
  }

  /** {@return the same failure of another program; null if it does not fail like this one} */
  Failure of(Program candidate, Preparation preparation, Runner runner) {
    Prepared prepared = preparation.prepare(List.of(candidate), options);
    if (!prepared.invalid().isEmpty() || prepared.refusedByEcj() > 0) {
      return null;
    }
    Verdict other = runner.run(prepared.batch()).getFirst();
    return isLike(other) ? new Failure(candidate, options, mode, other) : null;
  }

  private boolean isLike(Verdict other) {
    if (other.unverifiable()) {
      return false;
    }
    if (verdict.different().isPresent()) {
      return other.different().isPresent();
    }
    return other.refusals().stream().anyMatch(refusal -> limit(refusal).equals(limit()));
  }

  private String limit() {
    return limit(verdict.refusals().getFirst());
  }

  /** The identity of the limit: what is in front of the colon. */
  static String limit(String refusal) {
    return refusal.split(":", 2)[0];
  }
}
