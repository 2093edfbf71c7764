package dev.agen.shapes;

import dev.agen.shapes.check.Outcome;
import dev.agen.shapes.check.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts what came of a run, keeps the failures, and prints the last lines. */
final class Summary {

  /** What one mode has done. */
  private static final class Tally {
    private int programs;
    private int compiled;
    private long bodies;
    private long compiledBodies;
    private long events;
    private int differences;
    private int unverifiable;
  }

  private static final int KEPT = 200;

  private final boolean strict;
  private final long start = System.nanoTime();
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<String> invalid = new ArrayList<>();
  private int programs;
  private int ecj;
  private int refusedByEcj;

  Summary(boolean strict) {
    this.strict = strict;
  }

  List<Failure> failures() {
    return failures;
  }

  void add(Outcome outcome) {
    int size = outcome.prepared().programs().size();
    programs += size;
    refusedByEcj += outcome.prepared().refusedByEcj();
    ecj += outcome.prepared().options().isEcj() ? size - outcome.prepared().refusedByEcj() : 0;
    invalid.addAll(outcome.prepared().invalid());
    for (Outcome.Result result : outcome.results()) {
      for (int i = 0; i < size; i++) {
        Verdict verdict = result.verdicts().get(i);
        count(verdict, tallies.computeIfAbsent(result.mode().name(), _ -> new Tally()));
        if (Failure.isFailure(verdict, strict) && failures.size() < KEPT) {
          failures.add(
              new Failure(
                  outcome.prepared().programs().get(i),
                  outcome.prepared().options(),
                  result.mode(),
                  verdict));
        }
      }
    }
  }

  private void count(Verdict verdict, Tally tally) {
    tally.programs++;
    tally.events += verdict.events();
    tally.bodies += verdict.bodies();
    tally.compiledBodies += verdict.compiled();
    tally.compiled += verdict.compiled() == verdict.bodies() && verdict.bodies() > 0 ? 1 : 0;
    if (verdict.unverifiable()) {
      tally.unverifiable++;
      return;
    }
    tally.differences += verdict.different().isPresent() ? 1 : 0;
    for (String refusal : verdict.refusals()) {
      refusals.merge(Failure.limit(refusal), 1, Integer::sum);
      examples.putIfAbsent(
          Failure.limit(refusal),
          verdict.name() + ", " + refusal.lines().findFirst().orElseThrow());
    }
  }

  int print(PrintStream out) {
    invalid.forEach(out::println);
    refusals.forEach((limit, count) ->
        out.printf("not compiled %d times: %s (%s)%n", count, limit, examples.get(limit)));
    tallies.forEach((mode, tally) -> out.println(line(mode, tally)));
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf(
        Locale.ROOT,
        "%d programs, %d of them by ECJ (it refused %d more), %.1f seconds, %.1f a second%n",
        programs,
        ecj,
        refusedByEcj,
        seconds,
        programs / seconds);
    if (!failures.isEmpty()) {
      return ExitStatus.DIFFERENCES;
    }
    return invalid.isEmpty() ? ExitStatus.SUCCESS : ExitStatus.INVALID;
  }

  private static String line(String mode, Tally tally) {
    return String.format(
        "%s: %d programs with %d events, %d differences; compiled: %d of %d bodies, in %d programs"
            + " all; %d programs that no JVM verifies",
        mode,
        tally.programs,
        tally.events,
        tally.differences,
        tally.compiledBodies,
        tally.bodies,
        tally.compiled,
        tally.unverifiable);
  }
}
