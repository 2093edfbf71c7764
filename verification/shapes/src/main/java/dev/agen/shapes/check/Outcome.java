package dev.agen.shapes.check;

import dev.agen.shapes.prepare.Prepared;
import java.util.List;

/**
 * What came of a batch.
 *
 * @param prepared the batch
 * @param results what each mode says of each program
 */
public record Outcome(Prepared prepared, List<Result> results) {

  /**
   * What a mode says.
   *
   * @param mode the mode
   * @param verdicts of each program, in order
   */
  public record Result(Mode mode, List<Verdict> verdicts) {}
}
