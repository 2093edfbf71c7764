package dev.agen.benchmarks.jmh;

import dev.agen.benchmarks.result.Json;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.run.Effort;
import dev.agen.benchmarks.run.MeasurementException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The process of a smoke run in which the benchmarks of a class follow one another: starting a JVM
 * for each would take most of the time. Prints an object on a line for each of them.
 */
final class SmokeHost {

  private SmokeHost() {}

  /**
   * What became of a benchmark: one of the two.
   *
   * @param measured what it measured; empty if it failed
   * @param failed how it failed; empty if it did not
   */
  record Line(List<Measurement> measured, List<NotMeasured> failed) {}

  /**
   * Runs benchmarks.
   *
   * @param args JMH's log, after how many seconds to end, and the benchmarks
   */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // whatever a peer says is not meant for the other side
    JmhRunner runner = new JmhRunner(Path.of(args[0]));
    long end = System.nanoTime() + 1_000_000_000L * Long.parseLong(args[1]);
    for (String name : Arrays.asList(args).subList(2, args.length)) {
      JmhPlan.Entry entry = EntryName.parse(name);
      Line line =
          System.nanoTime() < end
              ? run(runner, entry)
              : new Line(List.of(), List.of(Skipped.of(entry.id())));
      out.println(Json.line(line));
    }
    System.exit(0); // a peer may have left threads
  }

  private static Line run(JmhRunner runner, JmhPlan.Entry entry) {
    try {
      return new Line(
          List.of(RunResults.measurement(entry.id(), 1, runner.runHere(entry, Effort.quick(1)))),
          List.of());
    } catch (MeasurementException e) {
      return new Line(
          List.of(),
          List.of(NotMeasured.failed(entry.id().question(), entry.id().subject(), e.reason())));
    }
  }
}
