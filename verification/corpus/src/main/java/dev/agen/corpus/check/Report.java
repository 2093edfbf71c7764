package dev.agen.corpus.check;

import dev.agen.Limit;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Counts outcomes, and keeps the slowest. */
public final class Report {

  private static final int SLOWEST = 8;

  private final Map<Limit, Integer> refused = new EnumMap<>(Limit.class);
  private final Map<Limit, String> examples = new EnumMap<>(Limit.class);
  private final Map<String, Integer> omitted = new TreeMap<>();
  private final Map<Pass, Long> nanos = new EnumMap<>(Pass.class);
  private final PriorityQueue<Slow> slowest =
      new PriorityQueue<>(Comparator.comparingLong(Slow::nanos));
  private final List<Outcome.Failed> failures = new ArrayList<>();
  private int classes;
  private int bodies;
  private int compiled;
  private final Map<String, Integer> absent = new TreeMap<>();
  private long points;

  private record Slow(long nanos, String body, Map<Pass, Long> passes) {}

  /** Counts a class. */
  public void addClass() {
    classes++;
  }

  /**
   * Counts methods of which no body could be made.
   *
   * @param why the reason
   * @param count how many
   */
  public void addOmitted(String why, int count) {
    omitted.merge(why, count, Integer::sum);
  }

  /**
   * Counts an outcome.
   *
   * @param outcome of one body
   */
  public void add(Outcome outcome) {
    bodies++;
    switch (outcome) {
      case Outcome.Compiled done -> {
        compiled++;
        points += done.body().points();
        time(done.body().toString(), done.nanos());
      }
      case Outcome.RefusedBy by -> {
        refused.merge(by.limit(), 1, Integer::sum);
        examples.putIfAbsent(by.limit(), by.body() + ": " + by.seen());
        time(by.body().toString(), by.nanos());
      }
      case Outcome.Absent lacks -> absent.merge(lacks.what(), 1, Integer::sum);
      case Outcome.Failed failed -> failures.add(failed);
    }
  }

  private void time(String body, Map<Pass, Long> passes) {
    passes.forEach((pass, time) -> nanos.merge(pass, time, Long::sum));
    long compiler =
        passes.getOrDefault(Pass.SCAN, 0L)
            + passes.getOrDefault(Pass.PLAN, 0L)
            + passes.getOrDefault(Pass.EMIT, 0L);
    slowest.add(new Slow(compiler, body, passes));
    if (slowest.size() > SLOWEST) {
      slowest.remove();
    }
  }

  /** {@return how many bodies there were} */
  public int bodies() {
    return bodies;
  }

  /** {@return how many bodies were compiled} */
  public int compiled() {
    return compiled;
  }

  /** {@return what must not be} */
  public List<Outcome.Failed> failures() {
    return failures;
  }

  /**
   * Prints it.
   *
   * @param out where
   */
  public void print(PrintStream out) {
    out.printf(
        "  %d bodies of %d classes: %d compiled with %d points, %d refused, %d failures%n",
        bodies, classes, compiled, points, sum(refused), failures.size());
    refused.forEach((limit, count) ->
        out.printf("  %8d refused: %s %s, as %s%n", count, limit.id(), limit, examples.get(limit)));
    absent.forEach((what, count) -> out.printf("  %8d not loaded: %s%n", count, what));
    omitted.forEach((why, count) -> out.printf("  %8d left out: %s%n", count, why));
    out.print("  seconds:");
    nanos.forEach(
        (pass, time) -> out.printf(" %s %.1f", pass.name().toLowerCase(Locale.ROOT), time / 1e9));
    out.println();
    out.println("  slowest to compile (ms):");
    slowest.stream()
        .sorted(Comparator.comparingLong(Slow::nanos).reversed())
        .forEach(slow -> out.printf("  %8.1f %s %s%n", slow.nanos / 1e6, slow.body, ms(slow)));
    for (Outcome.Failed failure : failures) {
      out.printf("  FAILED in %s: %s%n    %s%n", failure.pass(), failure.body(), failure.why());
    }
  }

  private static int sum(Map<?, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String ms(Slow slow) {
    StringBuilder text = new StringBuilder();
    slow.passes.forEach((pass, time) ->
        text.append(
            String.format(
                Locale.ROOT, " %s %.1f", pass.name().toLowerCase(Locale.ROOT), time / 1e6)));
    return text.toString();
  }
}
