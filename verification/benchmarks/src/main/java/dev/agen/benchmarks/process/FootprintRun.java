package dev.agen.benchmarks.process;

import dev.agen.benchmarks.result.Json;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.run.MeasurementException;
import dev.agen.benchmarks.run.Store;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Runs {@code Footprint}, which measures the memory of suspended generators, in a JVM of its own.
 */
public final class FootprintRun {

  private static final String MAIN = "dev.agen.benchmarks.Footprint";
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private FootprintRun() {}

  /**
   * Runs it.
   *
   * @param store keeps what it prints
   * @param args its arguments
   */
  public static void into(Store store, String... args) {
    try {
      Child.Output output = Child.run(JavaCommand.of(List.of(), MAIN, args), Map.of(), LIMIT);
      store.footprint(Json.parse(output.text()));
    } catch (MeasurementException e) {
      store.add(NotMeasured.failed("Q3", "memory of suspended generators", e.reason()));
    } catch (JacksonException e) {
      store.add(
          NotMeasured.failed(
              "Q3", "memory of suspended generators", "no JSON: " + e.getOriginalMessage()));
    }
  }
}
