package dev.agen.conformance;

import dev.agen.conformance.trace.Difference;
import dev.agen.conformance.trace.Normalization;
import dev.agen.conformance.trace.TraceFile;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares two files of traces. */
final class CompareCommand {

  private CompareCommand() {}

  static int run(List<String> args, PrintStream out) {
    CommandLine line = CommandLine.parse(args, Set.of("--no-messages", "--no-cause"));
    List<String> files = line.arguments("EXPECTED", "ACTUAL");
    Normalization normalization = line.normalization();
    int programs = 0;
    int differences = 0;
    try (TraceFile expected = TraceFile.open(files.get(0));
        TraceFile actual = TraceFile.open(files.get(1))) {
      for (; expected.hasNext() || actual.hasNext(); programs++) {
        Optional<Difference> difference =
            Difference.first(next(expected), next(actual), normalization);
        if (difference.isPresent()) {
          differences++;
          out.println("program " + programs + ", event " + difference.get().event());
          out.println(difference.get().text());
        }
      }
    }
    out.println(programs + " programs, " + differences + " differences");
    return differences == 0 ? ExitStatus.SUCCESS : ExitStatus.DIFFERENCES;
  }

  private static List<JsonNode> next(TraceFile traces) {
    return traces.hasNext() ? traces.next() : List.of();
  }
}
