package dev.agen.shapes.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.shapes.prepare.Preparation;
import dev.agen.shapes.prepare.Prepared;
import dev.agen.shapes.run.Batch;
import dev.agen.shapes.run.Job;
import dev.agen.shapes.run.ProgramRun;
import dev.agen.shapes.script.Script;
import dev.agen.shapes.world.Maker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The comparison fails when an engine makes mistakes, and only then. */
class PlantedMistakesTest {

  private static final Prepared PROGRAMS =
      new Preparation(new Preparation.Settings(9, true, 0)).batch(0, Preparation.SIZE);

  @ParameterizedTest
  @EnumSource
  void aMistakeIsSeen(Mistake mistake) {
    long seen =
        verdicts(new Comparison(Maker.STACKFUL, new FaultyMaker(mistake))).stream()
            .filter(verdict -> verdict.different().isPresent())
            .count();
    assertThat(seen).as("programs that expose it").isPositive();
  }

  @Test
  void theStackfulEngineAgreesWithItself() {
    assertThat(verdicts(new Comparison(Maker.STACKFUL, Maker.STACKFUL)))
        .hasSize(Preparation.SIZE)
        .allMatch(verdict -> verdict.different().isEmpty() && verdict.bodies() >= 0);
  }

  @Test
  void anotherScriptGivesAnotherTrace() {
    Batch batch = PROGRAMS.batch();
    assertThat(batch.jobs())
        .filteredOn(
            job -> Difference.first(trace(batch, job), trace(batch, altered(job))).isPresent())
        .hasSizeGreaterThan(Preparation.SIZE / 2);
  }

  private static List<String> trace(Batch batch, Job job) {
    return ProgramRun.run(batch, job, Maker.STACKFUL).events();
  }

  /** The same steps, other decisions in the body. */
  private static Job altered(Job job) {
    List<Script> scripts =
        job.scripts().stream().map(script -> new Script(~script.coins(), script.steps())).toList();
    return new Job(job.name(), job.entry(), scripts);
  }

  private static List<Verdict> verdicts(Comparison comparison) {
    try (LocalRunner runner = new LocalRunner(comparison, Duration.ofSeconds(30))) {
      return runner.run(PROGRAMS.batch());
    }
  }
}
