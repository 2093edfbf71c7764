package dev.agen.conformance;

import dev.agen.conformance.check.Check;
import dev.agen.conformance.json.Json;
import dev.agen.conformance.python.Drawing;
import dev.agen.conformance.python.PythonFinder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Draws programs on CPython, runs them on agen, and compares. */
final class FuzzCommand {

  private static final Set<String> PROFILES = Set.of("core", "with");

  private static final Set<String> FEATURES =
      Set.of(
          "anextd",
          "badexc",
          "base",
          "bodyops",
          "close",
          "genexit",
          "reentrancy",
          "stopiteration",
          "swallowleaf",
          "x-executing",
          "x-staleathrow");

  private static final Set<String> OPTIONS =
      Set.of(
          "--avoid",
          "--engine",
          "--jobs",
          "--no-cause",
          "--no-messages",
          "--no-shrink",
          "--profile",
          "--timeout");

  private FuzzCommand() {}

  static int run(List<String> args, PrintStream out) {
    CommandLine line = CommandLine.parse(args, OPTIONS);
    List<String> arguments = line.arguments("SEED", "COUNT");
    int count = CommandLine.number("COUNT", arguments.get(1));
    String profile = checked("profile", line.option("--profile", "core"), PROFILES);
    String avoid = line.option("--avoid", "");
    for (String feature : avoid.isEmpty() ? new String[0] : avoid.split(",", -1)) {
      checked("feature", feature, FEATURES);
    }
    Check check = new Check(line.engine(), line.jobs(), line.limit(), line.normalization());
    Path python = PythonFinder.find();
    Summary summary = Summary.start();
    try (Drawing drawing =
        new Drawing(python, arguments.get(0), count, profile, avoid, line.jobs())) {
      summary.add(
          check.all(
              drawing,
              differing -> {
                if (summary.isFirst()) {
                  out.println(differing.text());
                  if (!line.has("--no-shrink")) {
                    shrink(differing, check, python, out);
                  }
                }
              }));
    }
    return summary.print(out, line.engine());
  }

  private static String checked(String what, String name, Set<String> known) {
    if (!known.contains(name)) {
      throw new UsageException(
          "unknown "
              + what
              + " \""
              + name
              + "\"; there are "
              + String.join(", ", known.stream().sorted().toList()));
    }
    return name;
  }

  private static void shrink(Check.Differing differing, Check check, Path python, PrintStream out) {
    out.println("shrinking...");
    out.flush();
    try (LiveComparison comparison = new LiveComparison(check, python)) {
      JsonNode small = comparison.shrink(differing.recorded().json());
      String text = Json.line(small);
      out.println("shrunk program of " + text.length() + " characters:");
      out.println(text);
      comparison
          .difference(small)
          .ifPresent(difference -> {
            out.println("shrunk program, event " + difference.event());
            out.println(difference.text());
          });
    }
    out.flush();
  }
}
