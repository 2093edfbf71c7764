package dev.agen.benchmarks.process;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.run.MeasurementException;
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
 * Starts a JVM and takes the time until it prints its first element. An AOT cache is trained
 * before, on the same program.
 */
final class JavaStart implements Task {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String EXPECTED = "1";

  private final CaseId id;
  private final String main;
  private final Path cache;
  private final boolean cached;

  JavaStart(String peer, String variant, String main, Path directory, boolean cached) {
    this.id =
        new CaseId(ColdStart.QUESTION, peer, variant, Map.of("cache", cached ? "AOT" : "none"));
    this.main = main;
    this.cache = directory.resolve("aot").resolve(id.name() + ".aot");
    this.cached = cached;
  }

  @Override
  public String question() {
    return id.question();
  }

  @Override
  public String subject() {
    return id.subject();
  }

  @Override
  public List<CaseId> cases() {
    return List.of(id);
  }

  @Override
  public Duration estimate() {
    return Duration.ofMillis(cached ? 500 : 400);
  }

  @Override
  public List<Measurement> measure(int round) throws MeasurementException {
    if (cached && !Files.exists(cache)) {
      train();
    }
    Child.Output output = start(cached ? List.of("-XX:AOTCache=" + cache) : List.of());
    if (!output.text().strip().equals(EXPECTED)) {
      throw new MeasurementException("the first element is " + output.text().strip());
    }
    return List.of(Measurement.of(id, round, (double) output.firstNanos()));
  }

  private void train() throws MeasurementException {
    try {
      Files.createDirectories(cache.getParent());
    } catch (IOException e) {
      throw new MeasurementException(String.valueOf(e.getMessage()));
    }
    start(List.of("-XX:AOTCacheOutput=" + cache)); // says among its elements what it does
    if (!Files.exists(cache)) {
      throw new MeasurementException("the JVM wrote no AOT cache");
    }
  }

  private Child.Output start(List<String> options) throws MeasurementException {
    List<String> all = new ArrayList<>(options);
    all.addAll(AgenEngine.options(id.name()));
    return Child.run(JavaCommand.of(all, main), Map.of(), LIMIT);
  }
}
