package dev.agen.testing;

import dev.agen.AsyncGenerator;
import dev.agen.testing.OperatorUnderTest.Trait;
import dev.agen.testing.Setting.Way;

/** Rules 2, 3 and 6: how much is asked for, when, and what by. */
final class BoundRules {

  private BoundRules() {}

  static void nothingBefore(OperatorUnderTest operator) {
    Consumption consumption =
        new Setting(operator, Way.PULLED, Trial.Shape.STREAM, false).consumption();
    check(consumption, "described");
    AsyncGenerator<?, ?, ?> run = consumption.stream().open();
    check(consumption, "opened");
    var _ = run.anext();
    check(consumption, "asked by an awaitable that is not driven");
    var _ = consumption.stream().toListAsync();
    check(consumption, "to be consumed by an awaitable that is not driven");
    run.close();
  }

  private static void check(Consumption consumption, String when) {
    consumption.scheduler().runAll();
    if (consumption.trial().opened() != 0) {
      consumption.fail("only " + when, "nothing must be opened");
    }
    if (consumption.trial().calls() != 0) {
      consumption.fail("only " + when, "no function must be called");
    }
    if (consumption.scheduler().timers() != 0) {
      consumption.fail("only " + when, "no timer must run");
    }
  }

  /** While the consumer is busy, and in all. */
  static void nothingMore(OperatorUnderTest operator) {
    for (Setting setting : Setting.all(operator)) {
      Consumption consumption = setting.consumption();
      if (setting.way() != Way.PULLED) {
        consumption.consume(setting.most());
      } else {
        consumption.pull(setting.most(), () -> checkIdle(setting, consumption));
      }
      consumption.checkNoError("consumed");
      if (consumption.trial().asked() > operator.mostAsked()) {
        consumption.fail("consumed", "it must ask for " + operator.mostAsked() + " at most");
      }
    }
  }

  /** An operator that keeps nothing asks for nothing; others may fetch what they can keep. */
  private static void checkIdle(Setting setting, Consumption consumption) {
    Trial trial = consumption.trial();
    int asked = trial.asked();
    int yielded = trial.yielded();
    consumption.scheduler().runAll();
    if (setting.shape() != Trial.Shape.STREAM || setting.operator().is(Trait.KEEPS_ASKING)) {
      return;
    }
    long most = consumption.stream().maxInFlight();
    int fetched = trial.yielded() - yielded;
    if (most == 0 ? trial.asked() > asked : fetched > most) {
      consumption.fail(
          "while nobody asks",
          "it asks "
              + (trial.asked() - asked)
              + " times and gets "
              + fetched
              + " elements; maxInFlight is "
              + most);
    }
  }

  static void bounded(OperatorUnderTest operator) {
    if (operator.is(Trait.MANY_TO_ONE) || operator.is(Trait.KEEPS_ASKING)) {
      return;
    }
    for (Setting setting : Setting.all(operator)) {
      if (setting.way() == Way.PULLED && setting.shape() == Trial.Shape.STREAM) {
        Consumption consumption = setting.consumption();
        consumption
            .afterEachStep(() -> checkInFlight(consumption, 1)) // one is on its way out
            .pull(
                setting.most(),
                () -> {
                  consumption.scheduler().runAll();
                  checkInFlight(consumption, 0);
                });
        consumption.checkNoError("consumed");
      }
    }
  }

  private static void checkInFlight(Consumption consumption, int more) {
    long most = consumption.stream().maxInFlight();
    for (RecordedSource<Integer> source : consumption.trial().sources()) {
      long inFlight = (long) source.yielded() - consumption.values().size();
      if (inFlight - more > most) {
        consumption.fail(
            "being consumed", inFlight + " elements are in flight; maxInFlight is " + most);
      }
    }
  }

  static void onlyTheScheduler(OperatorUnderTest operator) {
    for (Setting setting : Setting.all(operator)) {
      if (setting.isManual()) {
        Consumption consumption = setting.consumption().consume(setting.most());
        consumption.checkNoError("on a manual scheduler");
        for (var used : consumption.trial().schedulers()) {
          if (used != consumption.scheduler()) {
            consumption.fail(
                "on a manual scheduler", "its function was called on a thread of " + used);
          }
        }
      }
    }
  }
}
