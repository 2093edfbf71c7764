package dev.agen.testing;

import dev.agen.testing.OperatorUnderTest.Trait;

/** Rule 4: the first error comes out as it is, and none is lost. */
final class ErrorRules {

  private ErrorRules() {}

  /** An error that was planned; checked, so that it is noticed if one cannot pass. */
  static final class Planned extends Exception {
    private static final long serialVersionUID = 1L;

    Planned(String message) {
      super(message);
    }
  }

  /** What to check after an error. */
  @FunctionalInterface
  interface Check {
    void accept(Consumption consumption, Throwable error, String when);
  }

  /** All errors of sources and of the function, at each place. */
  static void forEachError(OperatorUnderTest operator, Check check) {
    forEachErrorOfSource(operator, check);
    forEachErrorOfFunction(operator, check);
  }

  private static void forEachErrorOfSource(OperatorUnderTest operator, Check check) {
    for (int failing : Setting.baseline(operator).trial().numbers()) {
      for (Setting setting : Setting.all(operator)) {
        for (int i = 0; i <= operator.elements(); i++) {
          int element = i;
          Planned error = new Planned("source " + failing + ", element " + element);
          Consumption consumption =
              setting
                  .consumption((source, number) -> {
                    if (number == failing) {
                      var _ = source.failAt(element, error);
                    }
                  })
                  .consume(setting.most());
          check.accept(consumption, error, "failing at " + error.getMessage());
        }
      }
    }
  }

  private static void forEachErrorOfFunction(OperatorUnderTest operator, Check check) {
    int calls = Setting.baseline(operator).trial().calls();
    for (Setting setting : Setting.all(operator)) {
      for (int call = 0; call < calls; call++) {
        Planned error = new Planned("call " + call);
        Consumption consumption = setting.failing(call, error).consume(setting.most());
        check.accept(consumption, error, "failing at " + error.getMessage());
      }
    }
  }

  static void ofSources(OperatorUnderTest operator) {
    forEachErrorOfSource(
        operator,
        (consumption, error, when) -> {
          if (!operator.is(Trait.HANDLES_ERRORS) && consumption.trial().threw(error)) {
            checkIs(consumption, error, when);
          }
        });
  }

  static void ofFunctions(OperatorUnderTest operator) {
    forEachErrorOfFunction(
        operator,
        (consumption, error, when) -> {
          if (!operator.is(Trait.HANDLES_ERRORS) && consumption.trial().failed()) {
            checkIs(consumption, error, when);
          }
        });
  }

  private static void checkIs(Consumption consumption, Throwable error, String when) {
    if (consumption.error() != error) {
      consumption.fail(when, "the error must come out as it is, but it is " + consumption.error());
    }
  }

  static void ofClosing(OperatorUnderTest operator) {
    if (operator.is(Trait.HANDLES_ERRORS)) {
      return;
    }
    int reach = OperatorRules.reach(operator);
    for (int failing : Setting.baseline(operator).trial().numbers()) {
      for (Setting setting : Setting.all(operator)) {
        for (int most = setting.least(); most <= reach; most++) {
          Planned error = new Planned("closing source " + failing);
          Consumption consumption =
              closing(setting, failing, -1, error, error)
                  .consume(most == reach ? setting.most() : most);
          checkTold(consumption, error, "left after " + most);
        }
        for (int element = 0; element <= operator.elements(); element++) {
          Planned error = new Planned("element " + element + " of source " + failing);
          Planned later = new Planned("closing source " + failing);
          Consumption consumption =
              closing(setting, failing, element, error, later).consume(setting.most());
          if (consumption.trial().threw(error)) {
            checkIs(consumption, error, "failing at element " + element);
          }
          checkTold(consumption, later, "after a failure at element " + element);
        }
      }
    }
  }

  private static Consumption closing(
      Setting setting, int failing, int element, Throwable error, Throwable later) {
    return setting.consumption((source, number) -> {
      if (number == failing) {
        var _ = source.failInClosing(later);
        if (element >= 0) {
          var _ = source.failAt(element, error);
        }
      }
    });
  }

  private static void checkTold(Consumption consumption, Throwable error, String when) {
    if (consumption.trial().threw(error) && !Thrown.tells(consumption.error(), error)) {
      consumption.fail(
          when, "the error of closing must not be lost, but what came is " + consumption.error());
    }
    consumption.checkOver(when);
  }
}
