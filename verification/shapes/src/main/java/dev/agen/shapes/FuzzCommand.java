package dev.agen.shapes;

import dev.agen.shapes.check.HungException;
import dev.agen.shapes.check.Lanes;
import dev.agen.shapes.check.Runner;
import dev.agen.shapes.draw.Program;
import dev.agen.shapes.prepare.Preparation;
import dev.agen.shapes.shrink.Shrinker;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Draws programs, runs them, and compares. */
final class FuzzCommand {

  private static final Duration SHRINKING = Duration.ofSeconds(90);
  private static final Duration CANDIDATE = Duration.ofSeconds(10);
  private static final int NAMED = 30;

  private FuzzCommand() {}

  static int run(CommandLine line, PrintStream out) {
    List<String> arguments = line.arguments("SEED", "COUNT");
    long seed = CommandLine.number("SEED", arguments.get(0));
    int count = (int) CommandLine.number("COUNT", arguments.get(1));
    Preparation.Settings settings = line.settings(seed);
    Summary summary = new Summary(line.isStrict());
    new Lanes(settings, line.modes(), line.limit(), line.jobs())
        .run(
            count,
            outcome -> {
              int before = summary.failures().size();
              summary.add(outcome);
              summary.failures().stream()
                  .skip(before)
                  .limit(Math.max(0, NAMED - before))
                  .forEach(failure -> out.println(failure.headline()));
              out.flush();
            });
    if (!summary.failures().isEmpty()) {
      report(summary.failures().getFirst(), settings, line, out);
    }
    return summary.print(out);
  }

  private static void report(
      Failure failure, Preparation.Settings settings, CommandLine line, PrintStream out) {
    out.println();
    if (!line.has("--no-shrink")) {
      out.println("shrinking " + failure.program().name() + "...");
      out.flush();
      shrunk(failure, settings).print(out);
    } else {
      failure.print(out);
    }
    out.printf(
        "again: ./agen shapes --only %s%s --traces%n%n",
        failure.program().name(), line.isStrict() ? " --engine compiled" : "");
  }

  private static Failure shrunk(Failure failure, Preparation.Settings settings) {
    Preparation preparation = new Preparation(settings);
    Failure[] smallest = {failure};
    try (Runner runner = Runner.of(failure.mode(), CANDIDATE)) {
      new Shrinker(candidate -> fails(candidate, smallest, preparation, runner), SHRINKING)
          .shrink(failure.program());
    } catch (HungException e) {
      // A candidate that does not end leaves nobody to ask about the next one.
    }
    return smallest[0];
  }

  private static boolean fails(
      Program candidate, Failure[] smallest, Preparation preparation, Runner runner) {
    Failure failure = smallest[0].of(candidate, preparation, runner);
    if (failure != null) {
      smallest[0] = failure;
    }
    return failure != null;
  }
}
