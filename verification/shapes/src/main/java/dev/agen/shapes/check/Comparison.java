package dev.agen.shapes.check;

import dev.agen.Engine;
import dev.agen.shapes.run.Batch;
import dev.agen.shapes.run.Job;
import dev.agen.shapes.run.ProgramRun;
import dev.agen.shapes.run.Recording;
import dev.agen.shapes.run.Verification;
import dev.agen.shapes.world.Maker;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a program on two sides and holds the traces against each other.
 *
 * @param stackful the side that is right
 * @param direct the side that is tested
 */
public record Comparison(Maker stackful, Maker direct) {

  /** The stackful engine, and whatever agen chooses. */
  public static final Comparison OF_ENGINES = new Comparison(Maker.STACKFUL, Maker.DIRECT);

  private static final String VERIFICATION = "VerifyError";

  /**
   * Runs and compares.
   *
   * @param batch the program's batch
   * @param job the program
   * @return what came of it
   */
  public Verdict verdict(Batch batch, Job job) {
    Recording expected = ProgramRun.run(batch, job, stackful);
    Recording actual = ProgramRun.run(batch, job, direct);
    List<String> refusals =
        actual.engines().stream()
            .filter(Engine.Stackful.class::isInstance)
            .map(engine -> ((Engine.Stackful) engine).message())
            .distinct()
            .toList();
    int compiled = (int) actual.engines().stream().filter(Engine::isCompiled).count();
    boolean suspicious =
        Stream.of(expected.events(), actual.events(), refusals)
            .flatMap(List::stream)
            .anyMatch(text -> text.contains(VERIFICATION));
    return new Verdict(
        job.name(),
        Difference.first(expected.events(), actual.events()).orElse(null),
        expected.events().size(),
        actual.engines().size(),
        compiled,
        refusals,
        suspicious && !Verification.passes(batch, job));
  }
}
