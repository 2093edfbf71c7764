package dev.agen.benchmarks.guard;

import dev.agen.benchmarks.report.Comparison;
import dev.agen.benchmarks.report.Row;
import dev.agen.benchmarks.result.Json;
import dev.agen.benchmarks.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ratios that were recorded to be compared with.
 *
 * @param command the command that measured them
 * @param date when
 * @param machine the processor
 * @param quick whether that was a smoke run, whose ratios are not those of a full one
 * @param rows the rows, by their keys
 */
public record Baseline(
    String command, String date, String machine, boolean quick, Map<String, Recorded> rows) {

  /** Sorts the rows. */
  public Baseline {
    rows = Collections.unmodifiableMap(new TreeMap<>(rows));
  }

  /**
   * {@return the baseline that these results make}
   *
   * @param results what was measured
   */
  public static Baseline of(Results results) {
    Map<String, Recorded> rows = new TreeMap<>();
    for (Row row : Comparison.rows(results)) {
      rows.put(row.key(), Recorded.of(row));
    }
    return new Baseline(
        results.run().command(),
        results.run().started(),
        results.run().machine().cpu(),
        results.run().quick(),
        rows);
  }

  /**
   * Reads a baseline.
   *
   * @param file the file
   * @return its content
   * @throws IOException if it cannot be read
   */
  public static Baseline read(Path file) throws IOException {
    return Json.read(file, Baseline.class);
  }

  /**
   * Writes this baseline.
   *
   * @param file the file
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Json.write(file, this);
  }
}
