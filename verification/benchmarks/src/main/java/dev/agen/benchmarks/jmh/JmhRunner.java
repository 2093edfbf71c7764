package dev.agen.benchmarks.jmh;

import dev.agen.benchmarks.run.Effort;
import dev.agen.benchmarks.run.MeasurementException;
import dev.agen.benchmarks.shared.AgenEngine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one benchmark in one fork. */
public final class JmhRunner {

  private static final Pattern FAILURE = Pattern.compile("<failure>\\s*(\\S.*)");
  private static final Pattern ERROR = Pattern.compile("(?m)^(?:ERROR: |Caused by: )(.*)");

  private static final int PATIENCE = 10;

  private final Path log;

  /**
   * Makes one.
   *
   * @param log gets what JMH prints
   */
  public JmhRunner(Path log) {
    this.log = log;
  }

  RunResult run(JmhPlan.Entry entry, Effort effort, int warmups) throws MeasurementException {
    return run(options(entry, effort, warmups).addProfiler(GCProfiler.class));
  }

  /** Runs a benchmark in this JVM. */
  RunResult runHere(JmhPlan.Entry entry, Effort effort) throws MeasurementException {
    return run(
        options(entry, effort, effort.warmups())
            .forks(0)
            .timeout(TimeValue.seconds(PATIENCE))
            .addProfiler(GCProfiler.class));
  }

  /** The options for one fork of a benchmark. */
  static ChainedOptionsBuilder options(JmhPlan.Entry entry, Effort effort, int warmups) {
    TimeValue iteration = TimeValue.milliseconds(effort.iteration().toMillis());
    List<String> jvm = new ArrayList<>(entry.jvmArgs());
    jvm.addAll(AgenEngine.options(entry.id().name()));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(entry.name()) + "$")
            .forks(1)
            .jvmArgsAppend(jvm.toArray(String[]::new))
            .warmupForks(0)
            .warmupIterations(warmups)
            .warmupTime(iteration)
            .measurementIterations(effort.iterations())
            .measurementTime(iteration)
            .shouldFailOnError(true);
    entry.params().forEach((name, value) -> options.param(name, value));
    return options;
  }

  /** Runs one benchmark; its output goes to the log. */
  RunResult run(ChainedOptionsBuilder options) throws MeasurementException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try {
      Collection<RunResult> results =
          new Runner(
                  options.build(),
                  OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL))
              .run();
      if (results.isEmpty()) {
        throw new MeasurementException(reason(bytes, "JMH gave no result"));
      }
      return results.iterator().next();
    } catch (RunnerException e) {
      throw new MeasurementException(reason(bytes, String.valueOf(e.getMessage())));
    } finally {
      append(bytes.toByteArray());
    }
  }

  /** What the log gives as the reason, else {@code otherwise}. */
  private static String reason(ByteArrayOutputStream bytes, String otherwise) {
    String text = bytes.toString(StandardCharsets.UTF_8);
    Matcher failure = FAILURE.matcher(text);
    if (failure.find()) {
      return failure.group(1);
    }
    Matcher error = ERROR.matcher(text);
    return error.find() ? error.group(1) : otherwise;
  }

  private void append(byte[] bytes) {
    try {
      Files.write(log, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
