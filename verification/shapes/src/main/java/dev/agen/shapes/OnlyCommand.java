package dev.agen.shapes;

import dev.agen.shapes.check.Mode;
import dev.agen.shapes.check.Runner;
import dev.agen.shapes.check.Verdict;
import dev.agen.shapes.draw.Program;
import dev.agen.shapes.prepare.Preparation;
import dev.agen.shapes.prepare.Prepared;
import dev.agen.shapes.run.ProgramRun;
import dev.agen.shapes.world.Maker;
import java.io.PrintStream;

/** Draws one program again, prints it and what comes of it. */
final class OnlyCommand {

  private OnlyCommand() {}

  static int run(CommandLine line, PrintStream out) {
    String name = line.arguments("SEED/NUMBER").getFirst();
    String[] parts = name.split("/", -1);
    if (parts.length != 2) {
      throw new UsageException("expected SEED/NUMBER, got " + name);
    }
    long seed = CommandLine.number("SEED", parts[0]);
    int number = (int) CommandLine.number("NUMBER", parts[1]);
    Prepared prepared = new Preparation(line.settings(seed)).one(number);
    if (!prepared.invalid().isEmpty()) {
      prepared.invalid().forEach(out::println);
      return ExitStatus.INVALID;
    }
    Program program = prepared.programs().getFirst();
    boolean failed = false;
    for (Mode mode : line.modes()) {
      Verdict verdict;
      try (Runner runner = Runner.of(mode, line.limit())) {
        verdict = runner.run(prepared.batch()).getFirst();
      }
      new Failure(program, prepared.options(), mode, verdict).print(out);
      failed |= Failure.isFailure(verdict, line.isStrict());
      out.printf(
          "%s: %d events, compiled: %d of %d bodies%n",
          mode.name(), verdict.events(), verdict.compiled(), verdict.bodies());
    }
    if (line.has("--traces")) {
      traces(prepared, "stackful", Maker.STACKFUL, out);
      traces(prepared, "direct", Maker.DIRECT, out);
    }
    return failed ? ExitStatus.DIFFERENCES : ExitStatus.SUCCESS;
  }

  private static void traces(Prepared prepared, String side, Maker maker, PrintStream out) {
    ProgramRun.run(prepared.batch(), prepared.batch().jobs().getFirst(), maker)
        .events()
        .forEach(event -> out.println(side + "  " + event));
  }
}
