package dev.agen.benchmarks.run;

import dev.agen.benchmarks.report.Figures;
import dev.agen.benchmarks.result.Measurement;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Tells what is being measured and how long it will go on. */
final class Progress {

  private final PrintStream out;
  private final Phase phase;
  private final int total;
  private final long start = System.nanoTime();
  private int begun;

  Progress(PrintStream out, Phase phase) {
    this.out = out;
    this.phase = phase;
    this.total = phase.rounds() * phase.tasks().size();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  void begins(Task task, int round) {
    begun++;
    out.printf(
        "%s, round %d of %d, %d/%d%s: %s %s",
        phase.name(),
        round,
        phase.rounds(),
        begun,
        total,
        remaining(),
        task.question(),
        task.subject());
    out.flush();
  }

  void ended(List<Measurement> measured) {
    out.println(
        measured.size() == 1
            ? "  " + Figures.time(measured.getFirst().nanos())
            : "  " + measured.size() + " measured");
  }

  void failed(String reason) {
    out.println("  FAILED: " + reason);
  }

  private String remaining() {
    if (begun < 3) {
      return "";
    }
    long seconds = elapsed().toSeconds() * (total - begun + 1) / (begun - 1);
    return ", " + Figures.duration(seconds) + " left";
  }
}
