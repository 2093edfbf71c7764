package dev.agen.benchmarks.process;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.run.Effort;
import dev.agen.benchmarks.run.MeasurementException;
import dev.agen.benchmarks.run.Store;
import dev.agen.benchmarks.run.Task;
import dev.agen.benchmarks.shared.AgenEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The programs that do real work. Each takes part only if it prints what the hand-written one
 * prints.
 */
public final class RealWork implements AutoCloseable {

  /** About how long a round takes. */
  public static final Duration ESTIMATE = Duration.ofSeconds(50);

  private static final String QUESTION = "Q9";

  private final List<Interpreter> interpreters;
  private final Scripts scripts;
  private final Effort effort;
  private final Store store;
  private final PageServer server;

  /**
   * Starts the server.
   *
   * @param directory where scripts go
   * @param interpreters the peers outside of the JVM
   * @param effort how much to measure
   * @param store keeps what does not take part, and why
   * @throws IOException if the server cannot be started
   */
  public RealWork(Path directory, List<Interpreter> interpreters, Effort effort, Store store)
      throws IOException {
    this.interpreters = List.copyOf(interpreters);
    this.scripts = new Scripts(directory.resolve("scripts"));
    this.effort = effort;
    this.store = store;
    this.server = new PageServer(effort.quick() ? 30 : 500);
  }

  /**
   * {@return the programs}
   *
   * @throws IOException if a script cannot be written
   */
  public List<Task> tasks() throws IOException {
    List<Task> tasks = new ArrayList<>();
    Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    if (Files.isReadable(sources)) {
      String prefix = effort.quick() ? "java.base/java/util/concurrent/" : "";
      tasks.addAll(agreeing(programs(Work.grep(sources.toString(), prefix))));
    } else {
      store.add(
          NotMeasured.absent(QUESTION, "grep", "this JDK comes without its sources, lib/src.zip"));
    }
    tasks.addAll(agreeing(programs(Work.pages(server.address()))));
    return tasks;
  }

  private List<WorkTask> programs(Work work) throws IOException {
    Map<String, String> params = Map.of("work", work.name());
    List<WorkTask> programs = new ArrayList<>();
    for (Work.Program program : work.java()) {
      CaseId id = new CaseId(QUESTION, program.peer(), program.variant(), params);
      List<String> options = AgenEngine.options(id.name());
      programs.add(
          new WorkTask(
              id, JavaCommand.of(options, program.main(), work.args().toArray(String[]::new))));
    }
    for (Interpreter interpreter : interpreters) {
      if (!work.isFor(interpreter.kind())) {
        store.add(
            NotMeasured.absent(
                QUESTION,
                work.name() + " with " + interpreter.kind().label(),
                "its library has no reader of zip files"));
        continue;
      }
      List<String> command = new ArrayList<>();
      command.add(interpreter.program().toString());
      command.add(scripts.file(work.script(), interpreter.kind()).toString());
      command.addAll(work.args());
      String peer = interpreter.kind().peer();
      programs.add(new WorkTask(new CaseId(QUESTION, peer, "asyncGenerator", params), command));
    }
    return programs;
  }

  /**
   * Those that print what the first one prints. A smoke run finds that out while it times them;
   * each timed run is checked in any case.
   */
  private List<WorkTask> agreeing(List<WorkTask> programs) {
    List<WorkTask> agreeing = new ArrayList<>();
    byte[] expected = expected(programs.getFirst());
    for (WorkTask program : expected.length == 0 ? List.<WorkTask>of() : programs) {
      try {
        program.expect(expected);
        if (!effort.quick()) {
          program.checked();
        }
        agreeing.add(program);
      } catch (MeasurementException e) {
        store.add(NotMeasured.failed(QUESTION, program.subject(), e.reason()));
      }
    }
    return agreeing;
  }

  private byte[] expected(WorkTask handWritten) {
    try {
      return handWritten.output();
    } catch (MeasurementException e) {
      store.add(NotMeasured.failed(QUESTION, handWritten.subject(), e.reason()));
      return new byte[0];
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
