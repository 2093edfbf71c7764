package dev.agen.conformance;

import dev.agen.conformance.check.Check;
import dev.agen.conformance.check.Recorded;
import dev.agen.conformance.json.JsonValues;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** Runs recorded programs and compares with the recorded traces; needs no CPython. */
final class RecordedCommand {

  private RecordedCommand() {}

  static int run(List<String> args, PrintStream out) {
    CommandLine line =
        CommandLine.parse(
            args, Set.of("--engine", "--jobs", "--timeout", "--no-messages", "--no-cause"));
    Check check = new Check(line.engine(), line.jobs(), line.limit(), line.normalization());
    Summary summary = Summary.start();
    for (String file : line.someArguments("RECORDED...")) {
      try (JsonValues values = JsonValues.open(file)) {
        summary.add(
            check.all(
                Recorded.all(values),
                differing -> {
                  if (summary.isFirst()) {
                    out.println(file + ": " + differing.text());
                  }
                }));
      }
    }
    return summary.print(out, line.engine());
  }
}
