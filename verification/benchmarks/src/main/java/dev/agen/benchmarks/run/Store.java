package dev.agen.benchmarks.run;

import dev.agen.benchmarks.result.Hotspot;
import dev.agen.benchmarks.result.Json;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.result.Results;
import dev.agen.benchmarks.result.RunInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the results of a run, in memory and in a file that is written anew whenever something was
 * measured, so that an interrupted run has lost nothing.
 */
public final class Store {

  private final Path file;
  private final RunInfo run;
  private final Map<String, String> versions;
  private final long start = System.nanoTime();
  private final Set<String> planned = new LinkedHashSet<>();
  private final List<Measurement> measurements = new ArrayList<>();
  private final Set<NotMeasured> notMeasured = new LinkedHashSet<>();
  private final List<Hotspot> hotspots = new ArrayList<>();
  private @Nullable JsonNode footprint;
  private boolean complete;
  private volatile boolean frozen;

  /**
   * Makes a store.
   *
   * @param file where the results go
   * @param run how they are made
   */
  public Store(Path file, RunInfo run) {
    this.file = file;
    this.run = run;
    this.versions = new LinkedHashMap<>(run.versions());
  }

  /**
   * Notes what is going to be measured.
   *
   * @param tasks the tasks
   */
  public synchronized void plan(List<Task> tasks) {
    tasks.forEach(task -> task.cases().forEach(id -> planned.add(id.key())));
  }

  /**
   * Keeps measurements.
   *
   * @param added the measurements
   */
  public synchronized void add(List<Measurement> added) {
    measurements.addAll(added);
    save();
  }

  /**
   * Keeps that something was not measured.
   *
   * @param missing what, and why
   */
  public synchronized void add(NotMeasured missing) {
    notMeasured.add(missing);
    save();
  }

  /**
   * Keeps the version of something that takes part.
   *
   * @param name its name
   * @param version its version
   */
  public synchronized void version(String name, String version) {
    versions.put(name, version);
  }

  /**
   * Keeps a profile.
   *
   * @param spots its lines
   */
  public synchronized void addProfile(List<Hotspot> spots) {
    hotspots.addAll(spots);
    save();
  }

  /**
   * Keeps the footprint.
   *
   * @param json what the program printed
   */
  public synchronized void footprint(JsonNode json) {
    footprint = json;
    save();
  }

  /** Notes that the run has come to its end. */
  public synchronized void complete() {
    complete = true;
    save();
  }

  /** Takes nothing any more: the run is being interrupted. */
  public synchronized void freeze() {
    frozen = true;
  }

  /**
   * Does not return if the run is being interrupted: what fails from then on fails because of it.
   */
  public void holdIfFrozen() {
    while (frozen) {
      LockSupport.park();
    }
  }

  /** {@return everything so far} */
  public synchronized Results results() {
    long seconds = (System.nanoTime() - start) / 1_000_000_000L;
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Results(
        run.with(versions).after(seconds, complete, load),
        List.copyOf(planned),
        measurements,
        List.copyOf(notMeasured),
        hotspots,
        footprint,
        List.of());
  }

  private void save() {
    if (frozen) {
      return;
    }
    try {
      Json.write(file, results());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
