package dev.agen.shapes;

import dev.agen.shapes.draw.Construct;
import dev.agen.shapes.prepare.Coverage;
import java.io.PrintStream;
import java.util.List;

/** Draws programs and counts what they are made of. */
final class CoverageCommand {

  private CoverageCommand() {}

  static int run(CommandLine line, PrintStream out) {
    List<String> arguments = line.arguments("SEED", "COUNT");
    Coverage coverage =
        Coverage.of(
            line.settings(CommandLine.number("SEED", arguments.get(0))),
            (int) CommandLine.number("COUNT", arguments.get(1)));
    for (Construct construct : Construct.values()) {
      out.printf(
          "%8d times in %6d programs  %s%n",
          coverage.times(construct), coverage.programs(construct), construct);
    }
    return ExitStatus.SUCCESS;
  }
}
