package dev.agen.benchmarks.jmh;

import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.run.MeasurementException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Takes the results of JMH apart. */
final class RunResults {

  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final Map<String, Double> NANOS =
      Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);

  private RunResults() {}

  /** What one fork measured. */
  static Measurement measurement(CaseId id, int round, RunResult result)
      throws MeasurementException {
    double nanos = nanos(result.getPrimaryResult());
    List<Double> iterations = new ArrayList<>();
    Map<String, List<Double>> counters = new TreeMap<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        iterations.add(nanos(iteration.getPrimaryResult()));
        addCounters(iteration, counters);
      }
    }
    Map<String, Double> extras = new TreeMap<>();
    counters.forEach((name, counts) -> extras.put(name, Collections.max(counts)));
    return new Measurement(id, round, nanos, allocated(result), iterations, extras);
  }

  /** The counters of the benchmark itself; those of profilers have a dot in their names. */
  private static void addCounters(IterationResult iteration, Map<String, List<Double>> counters) {
    iteration
        .getSecondaryResults()
        .forEach((name, counter) -> {
          if (name.indexOf('.') < 0) {
            counters.computeIfAbsent(name, n -> new ArrayList<>()).add(counter.getScore());
          }
        });
  }

  private static double nanos(Result<?> result) throws MeasurementException {
    Double factor = NANOS.get(result.getScoreUnit());
    if (factor == null) {
      throw new MeasurementException(result.getScoreUnit() + " is no time per operation");
    }
    return result.getScore() * factor;
  }

  private static @Nullable Double allocated(RunResult result) {
    for (Map.Entry<String, ?> entry : result.getSecondaryResults().entrySet()) {
      if (entry.getKey().endsWith(ALLOCATED)) {
        double bytes = ((Result<?>) entry.getValue()).getScore();
        return Double.isNaN(bytes) ? null : bytes;
      }
    }
    return null;
  }
}
