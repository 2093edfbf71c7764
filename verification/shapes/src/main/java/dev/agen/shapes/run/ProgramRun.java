package dev.agen.shapes.run;

import dev.agen.shapes.script.Script;
import dev.agen.shapes.world.Maker;
import dev.agen.shapes.world.Subject;
import dev.agen.shapes.world.World;
import java.util.ArrayList;

/**
 * Runs a program with all its scripts on one side. Its classes are loaded anew, so that static
 * fields and initialisers are part of what is compared.
 */
public final class ProgramRun {

  private ProgramRun() {}

  /**
   * Runs.
   *
   * @param batch the program's batch
   * @param job the program
   * @param maker makes the generators
   * @return what was seen
   */
  public static Recording run(Batch batch, Job job, Maker maker) {
    return run(new BatchLoader(batch), job, maker);
  }

  static Recording run(ClassLoader loader, Job job, Maker maker) {
    Recording recording = new Recording(new ArrayList<>(), new ArrayList<>());
    Class<?> entry;
    try {
      entry = Class.forName(job.entry(), false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      recording.events().add("not loaded: " + e);
      return recording;
    }
    int number = 0;
    for (Script script : job.scripts()) {
      recording.events().add("--- script " + number++);
      World world = new World(maker, job.prefix(), script.coins());
      boolean ended = run(entry, world, script);
      recording.events().addAll(world.trace());
      recording.engines().addAll(world.engines());
      if (!ended) {
        // Whatever it still does would get into the next trace.
        recording.events().add("did not end");
        break;
      }
    }
    return recording;
  }

  private static boolean run(Class<?> entry, World world, Script script) {
    Object body;
    try {
      Subject subject = (Subject) entry.getConstructor().newInstance();
      body = subject.body(world);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } catch (Throwable e) {
      world.caught("no body", e);
      return true;
    }
    Computation computation;
    try {
      computation = Computation.of(body, world);
    } catch (Throwable e) {
      world.caught("no generator", e);
      return true;
    }
    return new Driver(world).run(computation, script);
  }
}
