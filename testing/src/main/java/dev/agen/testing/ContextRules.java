package dev.agen.testing;

import dev.agen.stream.Scheduler;

/** Rule 7: what functions see. */
final class ContextRules {

  private ContextRules() {}

  /** On whatever real thread a function is called, its run's scheduler is the current one. */
  static void schedulerOfTheRun(OperatorUnderTest operator) {
    for (Setting setting : Setting.all(operator)) {
      if (!setting.isManual()) {
        Consumption consumption = setting.consumption().consume(setting.most());
        consumption.checkNoError("looped over");
        for (Scheduler used : consumption.trial().schedulers()) {
          if (used != consumption.counted()) {
            consumption.fail(
                "looped over", "its function was called on a thread with " + used + " in use");
          }
        }
      }
    }
  }
}
