package dev.agen.testing;

import dev.agen.testing.OperatorUnderTest.Trait;
import java.util.ArrayList;
import java.util.List;

/**
 * How an operator is tried.
 *
 * @param operator the operator
 * @param way how it is consumed
 * @param shape what its sources are
 * @param slow whether its sources suspend
 */
record Setting(OperatorUnderTest operator, Way way, Trial.Shape shape, boolean slow) {

  /** How a stream is consumed. */
  enum Way {
    /** To a result, on a {@link ManualScheduler}. */
    PUSHED,
    /** By anext, on a {@link ManualScheduler}. */
    PULLED,
    /** By a loop, on real threads. */
    LOOPED
  }

  /** Of what never ends by itself, so much is consumed. */
  private static final int MOST_OF_ENDLESS = 7;

  /** All that make sense for an operator. */
  static List<Setting> all(OperatorUnderTest operator) {
    boolean shaped =
        complete(new Setting(operator, Way.PULLED, Trial.Shape.STREAM, false)).trial().isShaped();
    List<Setting> all = new ArrayList<>();
    for (Trial.Shape shape : Trial.Shape.values()) {
      if (shape != Trial.Shape.STREAM
          && (!shaped || (shape.isOneRun() && operator.is(Trait.REOPENS)))) {
        continue;
      }
      for (Way way : Way.values()) {
        all.add(new Setting(operator, way, shape, false));
        all.add(new Setting(operator, way, shape, true));
      }
    }
    return all;
  }

  /** What happens if nothing goes wrong, sources yield at once, and the stream is pulled. */
  static Consumption baseline(OperatorUnderTest operator) {
    return complete(new Setting(operator, Way.PULLED, Trial.Shape.STREAM, false));
  }

  private static Consumption complete(Setting setting) {
    return setting.consumption().consume(setting.most());
  }

  /** How many elements to consume if nothing else is said. */
  int most() {
    return operator.is(Trait.ENDLESS) ? MOST_OF_ENDLESS : Integer.MAX_VALUE;
  }

  /** After how many elements a run can be left at first: what is pushed takes one. */
  int least() {
    return way == Way.PUSHED ? 1 : 0;
  }

  Consumption consumption() {
    return consumption((source, number) -> {});
  }

  Consumption consumption(java.util.function.ObjIntConsumer<RecordedSource<Integer>> plan) {
    return new Consumption(this, trial(plan));
  }

  /** A consumption in which what is ready runs in any order. */
  Consumption consumption(ManualScheduler scheduler) {
    return new Consumption(this, trial((source, number) -> {}), scheduler);
  }

  /** The consumption of a trial whose function fails. */
  Consumption failing(int call, Throwable error) {
    return new Consumption(this, trial((source, number) -> {}).failingCall(call, error));
  }

  private Trial trial(java.util.function.ObjIntConsumer<RecordedSource<Integer>> plan) {
    return new Trial(
        shape,
        operator.elements(),
        (source, number) -> {
          if (slow) {
            var _ = source.slow();
          }
          plan.accept(source, number);
        });
  }

  boolean isManual() {
    return way != Way.LOOPED;
  }

  @Override
  public String toString() {
    return operator.name()
        + ", "
        + way.name().toLowerCase(java.util.Locale.ROOT)
        + ", "
        + (slow ? "slow " : "")
        + shape.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
        + " sources";
  }
}
