package dev.agen.benchmarks.jmh;

import dev.agen.benchmarks.process.Child;
import dev.agen.benchmarks.process.JavaCommand;
import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Json;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.run.MeasurementException;
import dev.agen.benchmarks.run.Store;
import dev.agen.benchmarks.run.Task;
import dev.agen.benchmarks.shared.AgenEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All benchmarks of a class, in one process: how a smoke run does them. Those of agen's stackful
 * engine need a process of their own.
 */
public final class SmokeTask implements Task {

  private static final int SECONDS = 40;
  private static final Duration LIMIT = Duration.ofSeconds(SECONDS + 25L);

  private final List<JmhPlan.Entry> entries;
  private final Path log;
  private final Store store;

  private SmokeTask(List<JmhPlan.Entry> entries, Path log, Store store) {
    this.entries = List.copyOf(entries);
    this.log = log;
    this.store = store;
  }

  /**
   * {@return the tasks for benchmarks, one for each of their classes and engines}
   *
   * @param entries the benchmarks
   * @param log gets what JMH prints
   * @param store keeps what fails
   */
  public static List<Task> of(List<JmhPlan.Entry> entries, Path log, Store store) {
    Map<String, List<JmhPlan.Entry>> classes = new LinkedHashMap<>();
    for (JmhPlan.Entry entry : entries) {
      String type = entry.name().substring(0, entry.name().lastIndexOf('.'));
      String engine = AgenEngine.option(AgenEngine.isStackful(entry.id().name()));
      classes.computeIfAbsent(type + engine, key -> new ArrayList<>()).add(entry);
    }
    return classes.values().stream().<Task>map(of -> new SmokeTask(of, log, store)).toList();
  }

  @Override
  public String question() {
    return entries.getFirst().id().question();
  }

  @Override
  public String subject() {
    String name = entries.getFirst().name();
    String type = name.substring(0, name.lastIndexOf('.'));
    return "%d benchmarks of %s%s"
        .formatted(
            entries.size(),
            type.substring(type.indexOf(question())),
            isStackful() ? ", stackful" : "");
  }

  private boolean isStackful() {
    return AgenEngine.isStackful(entries.getFirst().id().name());
  }

  @Override
  public List<CaseId> cases() {
    return entries.stream().map(JmhPlan.Entry::id).toList();
  }

  @Override
  public Duration estimate() {
    return Duration.ofSeconds(Math.min(SECONDS, entries.size()));
  }

  @Override
  public List<Measurement> measure(int round) throws MeasurementException {
    List<String> args = new ArrayList<>(List.of(log.toString(), String.valueOf(SECONDS)));
    entries.forEach(entry -> args.add(EntryName.of(entry)));
    List<String> options = new ArrayList<>(entries.getFirst().jvmArgs());
    options.add("-Djmh.ignoreLock=true"); // nobody relies on these figures
    options.add(AgenEngine.option(isStackful()));
    List<String> command =
        JavaCommand.of(options, SmokeHost.class.getName(), args.toArray(String[]::new));
    List<Measurement> measurements = new ArrayList<>();
    for (String text : Child.run(command, Map.of(), LIMIT).text().lines().toList()) {
      SmokeHost.Line line = Json.parse(text, SmokeHost.Line.class);
      line.failed().forEach(store::add);
      line.measured().stream()
          .map(
              m -> new Measurement(m.id(), round, m.nanos(), m.bytes(), m.iterations(), m.extras()))
          .forEach(measurements::add);
    }
    return measurements;
  }
}
