package dev.agen.testing;

import dev.agen.AsyncGenerator;
import dev.agen.testing.OperatorUnderTest.Trait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Rule 1: an operator closes each of its sources exactly once. */
final class OwnershipRules {

  /** How many orders are tried. */
  private static final int SEEDS = 8;

  private OwnershipRules() {}

  static void sameInAllWays(OperatorUnderTest operator) {
    if (operator.is(Trait.VARIES)) {
      return;
    }
    List<@Nullable Object> expected = ordered(operator, Setting.baseline(operator).values());
    for (Setting setting : Setting.all(operator)) {
      Consumption consumption = setting.consumption().consume(setting.most());
      consumption.checkNoError("to the end");
      if (!ordered(operator, consumption.values()).equals(expected)) {
        consumption.fail("to the end", "it must give " + expected);
      }
    }
  }

  /** On a manual scheduler that does not choose what has been ready for longest. */
  static void inAnyOrder(OperatorUnderTest operator) {
    Consumption baseline = Setting.baseline(operator);
    List<@Nullable Object> expected = ordered(operator, baseline.values());
    for (Setting setting : Setting.all(operator)) {
      if (setting.isManual()) {
        for (int seed = 0; seed <= SEEDS; seed++) {
          int left = seed % (expected.size() + 1);
          String when = "in the order of seed " + seed;
          Consumption whole = setting.consumption(unfair(seed)).consume(setting.most());
          whole.checkNoError(when);
          whole.checkOver(when);
          if (!operator.is(Trait.VARIES) && !ordered(operator, whole.values()).equals(expected)) {
            whole.fail(when, "it must give " + expected);
          }
          if (left >= setting.least()) {
            Consumption part = setting.consumption(unfair(seed)).consume(left);
            part.checkNoError(when + ", left after " + left);
            part.checkOver(when + ", left after " + left);
          }
        }
      }
    }
  }

  /** Seed 0: what has become ready last; others: any. */
  private static ManualScheduler unfair(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new ManualScheduler(seed == 0 ? count -> count - 1 : random::nextInt);
  }

  private static List<@Nullable Object> ordered(
      OperatorUnderTest operator, List<@Nullable Object> values) {
    if (!operator.is(Trait.UNORDERED)) {
      return values;
    }
    List<@Nullable Object> ordered = new ArrayList<>(values);
    Collections.sort(ordered, Comparator.comparing(String::valueOf));
    return ordered;
  }

  static void closedAtEnd(OperatorUnderTest operator) {
    for (Setting setting : Setting.all(operator)) {
      Consumption consumption = setting.consumption().consume(setting.most());
      consumption.checkNoError("at the end");
      consumption.checkOver("at the end");
    }
  }

  static void closedOnLeaving(OperatorUnderTest operator) {
    int reach = OperatorRules.reach(operator);
    for (Setting setting : Setting.all(operator)) {
      for (int most = setting.least(); most <= reach; most++) {
        Consumption consumption = setting.consumption().consume(most);
        consumption.checkNoError("left after " + most);
        consumption.checkOver("left after " + most);
      }
    }
  }

  static void closedOnError(OperatorUnderTest operator) {
    ErrorRules.forEachError(operator, (consumption, error, when) -> consumption.checkOver(when));
  }

  static void closedUnused(OperatorUnderTest operator) {
    for (Setting setting : Setting.all(operator)) {
      if (setting.way() == Setting.Way.PULLED) {
        Consumption consumption = setting.consumption();
        int opened = consumption.trial().opened(); // what exists already
        AsyncGenerator<?, ?, ?> run = consumption.stream().open();
        run.close();
        consumption.checkOver("opened and closed");
        if (consumption.trial().opened() != opened) {
          consumption.fail("opened and closed", "nothing must be opened");
        }
        run.close();
        consumption.checkOver("opened and closed twice");
      }
    }
  }
}
