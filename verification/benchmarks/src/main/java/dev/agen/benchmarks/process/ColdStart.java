package dev.agen.benchmarks.process;

import dev.agen.benchmarks.run.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cold starts: each peer's smallest program, without and with a JDK AOT cache. */
public final class ColdStart {

  static final String QUESTION = "Q8";

  private static final String JAVA = "dev.agen.benchmarks.process.first.FirstElement$";
  private static final String KOTLIN = "dev.agen.benchmarks.process.first.";

  /** Who takes part: name of the case, main class. */
  private static final List<Subject> SUBJECTS =
      List.of(
          new Subject("agen", "forLoop", JAVA + "Agen"),
          new Subject("agen", "stackfulForLoop", JAVA + "Agen"),
          new Subject("iterator", "handWritten", JAVA + "HandWritten"),
          new Subject("kotlin", "sequence", KOTLIN + "KotlinSequenceFirst"),
          new Subject("kotlin", "flow", KOTLIN + "KotlinFlowFirst"),
          new Subject("reactor", "generate", JAVA + "Reactor"),
          new Subject("rxjava", "generate", JAVA + "RxJava"),
          new Subject("mutiny", "generator", JAVA + "Mutiny"),
          new Subject("jox", "channel", JAVA + "Jox"),
          new Subject("pekko", "source", JAVA + "Pekko"),
          new Subject("stream", "gatherers", JAVA + "Gatherers"),
          new Subject("vthread", "synchronousQueue", JAVA + "SynchronousQueue"));

  private ColdStart() {}

  private record Subject(String peer, String variant, String main) {}

  /**
   * {@return the tasks}
   *
   * @param directory where the caches go
   * @param interpreters the peers outside of the JVM
   */
  public static List<Task> tasks(Path directory, List<Interpreter> interpreters) {
    List<Task> tasks = new ArrayList<>();
    for (Subject subject : SUBJECTS) {
      tasks.add(new JavaStart(subject.peer(), subject.variant(), subject.main(), directory, false));
    }
    Scripts scripts = new Scripts(directory.resolve("scripts"));
    interpreters.forEach(interpreter -> tasks.add(new ScriptStart(interpreter, scripts)));
    for (Subject subject : SUBJECTS) {
      tasks.add(new JavaStart(subject.peer(), subject.variant(), subject.main(), directory, true));
    }
    return tasks;
  }
}
