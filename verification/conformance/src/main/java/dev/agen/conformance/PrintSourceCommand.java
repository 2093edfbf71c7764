package dev.agen.conformance;

import dev.agen.conformance.check.NamedProgram;
import dev.agen.conformance.json.JsonValues;
import dev.agen.conformance.json.Located;
import dev.agen.conformance.source.SourceWriter;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** Prints the Java that the engines {@code source} and {@code compiled} make of programs. */
final class PrintSourceCommand {

  private PrintSourceCommand() {}

  static int run(List<String> args, PrintStream out) {
    String file = CommandLine.parse(args, Set.of()).arguments("PROGRAMS").getFirst();
    try (JsonValues values = JsonValues.open(file)) {
      for (int number = 0; values.hasNext(); number++) {
        Located located = values.next();
        NamedProgram named = NamedProgram.read(located.place(), number, located.json());
        out.print(SourceWriter.write(named.program(), "P" + number));
      }
    }
    return ExitStatus.SUCCESS;
  }
}
