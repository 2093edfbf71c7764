package dev.agen.benchmarks.jmh;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Hotspot;
import dev.agen.benchmarks.run.Effort;
import dev.agen.benchmarks.run.MeasurementException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Runs benchmarks once more under the Flight Recorder, untimed. */
public final class Profile {

  private static final List<String> SAMPLES = List.of("jdk.ExecutionSample", "jdk.CPUTimeSample");
  private static final int LINES = 5;

  private final JmhRunner runner;
  private final Effort effort;
  private final Path directory;

  /**
   * Makes one.
   *
   * @param runner runs the benchmarks
   * @param effort how much to measure
   * @param directory where the recordings go
   */
  public Profile(JmhRunner runner, Effort effort, Path directory) {
    this.runner = runner;
    this.effort = effort;
    this.directory = directory;
  }

  /**
   * Profiles a benchmark.
   *
   * @param entry the benchmark
   * @return the methods that were most often on top of the stack
   * @throws MeasurementException if it could not be run
   */
  public List<Hotspot> run(JmhPlan.Entry entry) throws MeasurementException {
    CaseId id = entry.id();
    Path to = directory.resolve(id.key().replaceAll("[^A-Za-z0-9_=]+", "-"));
    runner.run(JmhRunner.options(entry, effort, effort.warmups()).addProfiler("jfr", "dir=" + to));
    try (Stream<Path> files = Files.walk(to)) {
      List<Path> recordings = files.filter(file -> file.toString().endsWith(".jfr")).toList();
      return hotspots(id, recordings);
    } catch (IOException e) {
      throw new MeasurementException("the recording cannot be read: " + e.getMessage());
    }
  }

  private static List<Hotspot> hotspots(CaseId id, List<Path> recordings) throws IOException {
    Map<String, Integer> counts = new HashMap<>();
    for (Path recording : recordings) {
      for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
        if (SAMPLES.contains(event.getEventType().getName())) {
          top(event).forEach(method -> counts.merge(method, 1, Integer::sum));
        }
      }
    }
    double total = counts.values().stream().mapToInt(Integer::intValue).sum();
    String subject = id.subject();
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(LINES)
        .map(entry -> new Hotspot(id.question(), subject, entry.getKey(), entry.getValue() / total))
        .toList();
  }

  private static List<String> top(RecordedEvent event) {
    List<String> method = new ArrayList<>();
    if (event.getStackTrace() != null && !event.getStackTrace().getFrames().isEmpty()) {
      RecordedFrame frame = event.getStackTrace().getFrames().getFirst();
      RecordedMethod top = frame.getMethod();
      method.add(top.getType().getName() + "." + top.getName());
    }
    return method;
  }
}
