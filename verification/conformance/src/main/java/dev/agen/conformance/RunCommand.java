package dev.agen.conformance;

import dev.agen.conformance.check.NamedProgram;
import dev.agen.conformance.check.Runs;
import dev.agen.conformance.json.Json;
import dev.agen.conformance.json.JsonValues;
import dev.agen.conformance.json.Located;
import dev.agen.conformance.program.MalformedInputException;
import dev.agen.conformance.run.ProgramRun;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Runs the programs of a file and prints their traces. */
final class RunCommand {

  private RunCommand() {}

  static int run(List<String> args, PrintStream out) {
    CommandLine line = CommandLine.parse(args, Set.of("--engine", "--jobs", "--timeout"));
    Runs runs = new Runs(line.engine(), line.jobs(), line.limit());
    String file = line.arguments("PROGRAMS").getFirst();
    try (JsonValues values = JsonValues.open(file)) {
      Programs programs = new Programs(values);
      if (!programs.hasNext()) {
        throw new MalformedInputException("no program in " + file);
      }
      boolean separators = programs.areSeveral();
      int[] number = new int[1];
      boolean[] refused = new boolean[1];
      runs.<NamedProgram, List<JsonNode>>forEach(
          programs,
          NamedProgram::program,
          (named, trace) -> trace,
          trace -> {
            print(trace, separators ? number[0]++ : -1, out);
            refused[0] |= ProgramRun.isRefusal(trace);
          });
      return refused[0] ? ExitStatus.DIFFERENCES : ExitStatus.SUCCESS;
    }
  }

  private static void print(List<JsonNode> trace, int number, PrintStream out) {
    if (number >= 0) {
      out.println(Json.line(Json.NODES.objectNode().put("e", "program").put("n", number)));
    }
    trace.forEach(event -> out.println(Json.line(event)));
  }

  /** The programs of a file. */
  private static final class Programs implements Iterator<NamedProgram> {

    private final JsonValues values;
    private Located ahead;
    private int count;

    Programs(JsonValues values) {
      this.values = values;
    }

    @Override
    public boolean hasNext() {
      if (ahead == null && values.hasNext()) {
        ahead = values.next();
      }
      return ahead != null;
    }

    /** Whether there are several still to come. */
    boolean areSeveral() {
      return hasNext() && values.hasNext();
    }

    @Override
    public NamedProgram next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Located current = ahead;
      ahead = null;
      return NamedProgram.read(current.place(), count++, current.json());
    }
  }
}
