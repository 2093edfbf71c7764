package dev.agen.benchmarks;

import dev.agen.benchmarks.guard.Baseline;
import dev.agen.benchmarks.guard.Guard;
import dev.agen.benchmarks.guard.Verdict;
import dev.agen.benchmarks.probe.RunProbe;
import dev.agen.benchmarks.report.Figures;
import dev.agen.benchmarks.report.Notes;
import dev.agen.benchmarks.report.ReportFiles;
import dev.agen.benchmarks.result.Json;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.result.Results;
import dev.agen.benchmarks.run.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** One call of {@code ./agen bench}: measures, reports, compares. */
final class Bench {

  private static final String RESULTS = "results.json";
  private static final String PACKED = "results.json.gz";

  private final Options options;
  private final List<String> args;
  private final PrintStream out;
  private final Path root = Path.of(System.getProperty("agen.root", ".")).toAbsolutePath();

  Bench(Options options, List<String> args, PrintStream out) {
    this.options = options;
    this.args = args;
    this.out = out;
  }

  int run() throws IOException {
    Optional<Baseline> baseline =
        options.against().isPresent()
            ? Optional.of(Baseline.read(options.against().get()))
            : Optional.empty();
    Optional<Results> earlier =
        options.renew().isPresent() ? Optional.of(read(options.renew().get())) : Optional.empty();
    Path directory = directory();
    Results results = options.from().isPresent() ? read(options.from().get()) : measure(directory);
    if (earlier.isPresent()) {
      results = earlier.get().renewed(options.questions(), results);
    }
    boolean onlyPublished = options.publish() && options.from().isPresent();
    if (!onlyPublished || options.out().isPresent()) {
      report(directory, results);
    }
    if (options.publish()) {
      Json.write(root.resolve("docs").resolve("benchmarks").resolve(PACKED), results);
      report(root.resolve("docs"), results);
    }
    if (options.record().isPresent()) {
      Baseline.of(results).write(options.record().get());
    }
    boolean failed = results.notMeasured().stream().anyMatch(NotMeasured::failed);
    boolean passed = baseline.isEmpty() || compare(baseline.get(), results);
    return passed && !failed ? ExitStatus.SUCCESS : ExitStatus.FAILURE;
  }

  /** What an earlier run has left in a directory. */
  private static Results read(Path directory) throws IOException {
    Path packed = directory.resolve(PACKED);
    return Json.read(Files.exists(packed) ? packed : directory.resolve(RESULTS), Results.class);
  }

  private Path directory() throws IOException {
    if (options.out().isPresent()) {
      return Files.createDirectories(options.out().get());
    }
    if (options.from().isPresent()) {
      return options.from().get();
    }
    String now =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .format(LocalDateTime.now(ZoneId.systemDefault()));
    return Files.createDirectories(root.resolve("target").resolve("bench").resolve(now));
  }

  private Results measure(Path directory) throws IOException {
    Store store = new Store(directory.resolve(RESULTS), RunProbe.run(root, args, options.effort()));
    Thread rescue = new Thread(() -> rescue(directory, store), "bench-rescue");
    Runtime.getRuntime().addShutdownHook(rescue);
    new Measuring(options, directory, store, out).run();
    store.holdIfFrozen();
    store.complete();
    Runtime.getRuntime().removeShutdownHook(rescue);
    return store.results();
  }

  /** Reports what there is when the run is interrupted. */
  private void rescue(Path directory, Store store) {
    store.freeze();
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    try {
      out.println();
      out.println("interrupted; what has been measured:");
      report(directory, store.results());
    } catch (IOException e) {
      out.println("bench: " + e.getMessage());
    }
  }

  private void report(Path directory, Results results) throws IOException {
    Notes notes = Notes.read(root.resolve("docs").resolve("benchmarks").resolve("notes.md"));
    Path page = ReportFiles.write(directory, results, notes);
    out.println(
        "report: "
            + page
            + (options.from().isPresent()
                ? ""
                : ", after " + Figures.duration(results.run().seconds())));
  }

  private boolean compare(Baseline baseline, Results results) {
    if (baseline.quick() != results.run().quick()) {
      out.println("note: the ratios of a smoke run are not those of a full one; one of the two is");
    }
    Verdict verdict = Guard.compare(baseline, results);
    verdict.lines().forEach(out::println);
    return verdict.passes();
  }
}
