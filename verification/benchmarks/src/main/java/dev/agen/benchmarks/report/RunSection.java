package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.page.Block;
import dev.agen.benchmarks.result.Machine;
import dev.agen.benchmarks.result.Renewal;
import dev.agen.benchmarks.result.Results;
import dev.agen.benchmarks.result.RunInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where, when, with what and how it was measured. */
final class RunSection {

  private RunSection() {}

  static List<Block> blocks(Results results) {
    List<Block> blocks = new ArrayList<>(blocks("The run", results.run()));
    for (Renewal renewal : results.renewals()) {
      String questions = String.join(", ", renewal.questions());
      blocks.addAll(blocks("The later run of " + questions, renewal.run()));
    }
    return blocks;
  }

  private static List<Block> blocks(String title, RunInfo run) {
    Machine machine = run.machine();
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("command", "`" + run.command() + "`"));
    facts.add(List.of("date", run.started()));
    facts.add(List.of("took", Figures.duration(run.seconds())));
    facts.add(List.of("rounds", String.valueOf(run.rounds())));
    facts.add(List.of("each benchmark", run.settings()));
    facts.add(List.of("processor", machine.cpu()));
    facts.add(List.of("cores", String.valueOf(machine.cores())));
    facts.add(List.of("memory", Figures.bytes((double) machine.memory())));
    facts.add(List.of("system", machine.os()));
    facts.add(List.of("virtual machine", machine.virtual()));
    facts.add(
        List.of(
            "load before, after", load(machine.loadBefore()) + ", " + load(machine.loadAfter())));
    List<List<String>> versions =
        run.versions().entrySet().stream()
            .map(entry -> List.of(entry.getKey(), entry.getValue()))
            .toList();
    return List.of(
        new Block.Heading(2, title),
        new Block.Table(List.of("what", "value"), Set.of(), facts),
        new Block.Heading(3, "Versions"),
        new Block.Table(List.of("what", "version"), Set.of(), versions));
  }

  private static String load(double load) {
    return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f", load);
  }
}
