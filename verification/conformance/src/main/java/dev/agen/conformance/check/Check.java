package dev.agen.conformance.check;

import dev.agen.conformance.run.Engine;
import dev.agen.conformance.trace.Difference;
import dev.agen.conformance.trace.Normalization;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Runs recorded programs on agen and compares.
 *
 * @param engine what runs the bodies
 * @param jobs how many programs run at once
 * @param limit how long one may take
 * @param normalization what does not count
 */
public record Check(Engine engine, int jobs, Duration limit, Normalization normalization) {

  /**
   * A program on which agen differs from CPython.
   *
   * @param recorded the program
   * @param difference where agen differs first
   */
  public record Differing(Recorded recorded, Difference difference) {

    /** {@return the difference for people, without the end of the last line} */
    public String text() {
      return recorded + ", event " + difference.event() + "\n" + difference.text();
    }
  }

  /**
   * What came of it.
   *
   * @param programs how many programs were run
   * @param differences on how many of them agen differs
   */
  public record Tally(int programs, int differences) {}

  /**
   * Runs all programs.
   *
   * @param programs the programs
   * @param report gets those on which agen differs, in order
   * @return how many there were
   * @throws HungException if a program does not end in time
   */
  public Tally all(Iterator<Recorded> programs, Consumer<? super Differing> report) {
    int[] counts = new int[2];
    new Runs(engine, jobs, limit)
        .<Recorded, Optional<Differing>>forEach(
            programs,
            recorded -> recorded.named().program(),
            this::differing,
            outcome -> {
              counts[0]++;
              outcome.ifPresent(differing -> {
                counts[1]++;
                report.accept(differing);
              });
            });
    return new Tally(counts[0], counts[1]);
  }

  private Optional<Differing> differing(Recorded recorded, List<JsonNode> trace) {
    return Difference.first(recorded.trace(), trace, normalization)
        .map(difference -> new Differing(recorded, difference));
  }
}
