package dev.agen.benchmarks;

import dev.agen.benchmarks.footprint.Children;
import dev.agen.benchmarks.jmh.JmhLock;
import dev.agen.benchmarks.jmh.JmhPlan;
import dev.agen.benchmarks.jmh.JmhRunner;
import dev.agen.benchmarks.jmh.JmhTask;
import dev.agen.benchmarks.jmh.Profile;
import dev.agen.benchmarks.jmh.RawResults;
import dev.agen.benchmarks.jmh.SmokeTask;
import dev.agen.benchmarks.process.ColdStart;
import dev.agen.benchmarks.process.FootprintRun;
import dev.agen.benchmarks.process.Interpreter;
import dev.agen.benchmarks.process.InterpreterFinder;
import dev.agen.benchmarks.process.RealWork;
import dev.agen.benchmarks.process.ScriptTask;
import dev.agen.benchmarks.process.Scripts;
import dev.agen.benchmarks.report.Comparison;
import dev.agen.benchmarks.report.Figures;
import dev.agen.benchmarks.report.Row;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.result.Question;
import dev.agen.benchmarks.run.Effort;
import dev.agen.benchmarks.run.MeasurementException;
import dev.agen.benchmarks.run.Phase;
import dev.agen.benchmarks.run.Rounds;
import dev.agen.benchmarks.run.Store;
import dev.agen.benchmarks.run.Task;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures everything that was asked for, phase by phase. */
final class Measuring {

  private static final Set<String> WHOLE_PROCESSES = Set.of("Q8", "Q9");

  private final Options options;
  private final Effort effort;
  private final Path directory;
  private final Store store;
  private final PrintStream out;
  private final long start = System.nanoTime();
  private final List<Interpreter> interpreters = new ArrayList<>();

  Measuring(Options options, Path directory, Store store, PrintStream out) {
    this.options = options;
    this.effort = options.effort();
    this.directory = directory;
    this.store = store;
    this.out = out;
  }

  void run() throws IOException {
    if (!effort.quick()) {
      JmhLock.check();
    }
    findInterpreters();
    List<Task> inProcess = inProcess();
    List<Task> starts = asks("Q8") ? chosen(ColdStart.tasks(directory, interpreters)) : List.of();
    estimate(inProcess, starts);
    Rounds rounds = new Rounds(store, out);
    rounds.run(new Phase("in process", inProcess, effort.rounds(), left(effort.inProcess())));
    if (asks("Q3") || asks("Q7")) {
      out.println("memory");
      FootprintRun.into(store, footprintArgs());
    }
    if (asks("Q8")) {
      rounds.run(new Phase("cold start", starts, effort.coldStarts(), left(effort.coldStart())));
    }
    if (asks("Q9")) {
      try (RealWork work = new RealWork(directory, interpreters, effort, store)) {
        List<Task> tasks = chosen(work.tasks());
        rounds.run(new Phase("real work", tasks, effort.rounds(), left(effort.realWork())));
      }
    }
    profile();
    Gaps.note(options.questions(), options.variants(), store);
  }

  /** Says how long the run is about to take. */
  private void estimate(List<Task> inProcess, List<Task> starts) {
    if (effort.quick()) {
      return; // it ends on time, whatever it has done by then
    }
    Duration total =
        total(inProcess)
            .multipliedBy(effort.rounds())
            .plus(total(starts).multipliedBy(effort.coldStarts()));
    if (asks("Q3") || asks("Q7")) {
      List<String> chosen = options.questions();
      total = total.plus(Children.estimate(chosen, options.variants()));
    }
    if (asks("Q9")) {
      total = total.plus(RealWork.ESTIMATE.multipliedBy(effort.rounds()));
    }
    out.printf(
        "%d benchmarks in %d rounds, %d cold starts %d times: about %s on an idle machine%s%n",
        inProcess.size(),
        effort.rounds(),
        starts.size(),
        effort.coldStarts(),
        Figures.duration(total.toSeconds()),
        effort.patient() ? ", and a fifth more for what warms up slowly" : "");
  }

  private static Duration total(List<Task> tasks) {
    return tasks.stream().map(Task::estimate).reduce(Duration.ZERO, Duration::plus);
  }

  private String[] footprintArgs() {
    List<String> args = new ArrayList<>();
    if (effort.quick()) {
      args.add("--quick");
    }
    args.add("--only=" + String.join(",", options.questions()));
    args.add("--variants=" + options.variants().pattern());
    return args.toArray(String[]::new);
  }

  /** Those that measure something that is wanted. */
  private List<Task> chosen(List<Task> tasks) {
    return tasks.stream()
        .filter(task -> task.cases().stream().anyMatch(options.variants()::include))
        .toList();
  }

  /** How long it is until a time that counts from the beginning of the run. */
  private Duration left(Duration deadline) {
    return deadline.minusNanos(System.nanoTime() - start);
  }

  private boolean asks(String question) {
    return options.questions().contains(question);
  }

  private void findInterpreters() {
    InterpreterFinder finder = InterpreterFinder.ofThisMachine();
    for (Interpreter.Kind kind : Interpreter.Kind.values()) {
      finder
          .find(kind)
          .ifPresentOrElse(
              interpreters::add,
              () ->
                  store.add(
                      NotMeasured.absent(
                          NotMeasured.ALL, kind.label(), "not found on this machine")));
    }
    interpreters.forEach(found -> store.version(found.kind().label(), found.version()));
  }

  private List<Task> inProcess() {
    JmhRunner runner = new JmhRunner(directory.resolve("jmh.log"));
    RawResults raw = new RawResults(directory);
    Scripts scripts = new Scripts(directory.resolve("scripts"));
    List<List<Task>> questions = new ArrayList<>();
    for (Question question : Question.all()) {
      List<Task> tasks = new ArrayList<>();
      questions.add(tasks);
      if (asks(question.id()) && !WHOLE_PROCESSES.contains(question.id())) {
        List<JmhPlan.Entry> entries =
            JmhPlan.of(question.id(), effort.quick()).stream()
                .filter(entry -> options.variants().include(entry.id()))
                .toList();
        tasks.addAll(jmh(entries, runner, raw));
        interpreters.stream()
            .filter(found -> ScriptTask.answers(question.id()))
            .map(found ->
                new ScriptTask(question.id(), found, scripts, effort, options.variants(), store))
            .forEach(tasks::add);
      }
    }
    return effort.quick() ? inTurn(questions) : questions.stream().flatMap(List::stream).toList();
  }

  private List<Task> jmh(List<JmhPlan.Entry> entries, JmhRunner runner, RawResults raw) {
    return effort.quick()
        ? SmokeTask.of(entries, directory.resolve("jmh.log"), store)
        : entries.stream().<Task>map(entry -> new JmhTask(entry, effort, runner, raw)).toList();
  }

  /** Takes a task of each question in turn, so that all have some when time is over. */
  private static List<Task> inTurn(List<List<Task>> questions) {
    List<Task> tasks = new ArrayList<>();
    int longest = questions.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<Task> question : questions) {
        if (i < question.size()) {
          tasks.add(question.get(i));
        }
      }
    }
    return tasks;
  }

  private void profile() {
    Profile profile =
        new Profile(
            new JmhRunner(directory.resolve("jmh.log")), effort, directory.resolve("profile"));
    for (String question : options.profile()) {
      Set<String> losing = losing(question);
      for (JmhPlan.Entry entry : JmhPlan.of(question, effort.quick())) {
        if (losing.contains(entry.id().key())) {
          try {
            out.println("profile: " + entry.name());
            store.addProfile(profile.run(entry));
          } catch (MeasurementException e) {
            store.add(NotMeasured.failed(question, "profile of " + entry.name(), e.reason()));
          }
        }
      }
    }
  }

  /** Agen's cases that are slower than some peer's. */
  private Set<String> losing(String question) {
    return Comparison.rows(store.results(), question).stream()
        .filter(Row::isLoss)
        .map(row -> row.ours().key())
        .collect(Collectors.toSet());
  }
}
