package dev.agen.shapes.check;

import dev.agen.shapes.run.Batch;
import java.time.Duration;
import java.util.List;

/** Runs batches somewhere; for one thread at a time. */
public interface Runner extends AutoCloseable {

  /**
   * Runs all programs of a batch.
   *
   * @param batch the batch
   * @return what came of each, in order
   * @throws HungException if one does not end
   */
  List<Verdict> run(Batch batch);

  @Override
  void close();

  /**
   * Makes one.
   *
   * @param mode in which JVM
   * @param limit how long a program may take
   * @return a runner that compares the engines
   */
  static Runner of(Mode mode, Duration limit) {
    return mode.isChild()
        ? new ChildRunner(mode, limit)
        : new LocalRunner(Comparison.OF_ENGINES, limit);
  }
}
