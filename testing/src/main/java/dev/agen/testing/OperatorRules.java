package dev.agen.testing;

import dev.agen.testing.OperatorUnderTest.Trait;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules that every operator keeps, as tests to inherit: say which operators there are, and each
 * is checked against rules 1 to 6 of docs/operators.md.
 *
 * {@snippet class=snippets.OperatorRulesSnippets region=inherit}
 *
 * <p>Each operator is consumed pushed (to a list), pulled (by anext) and looped over (on real
 * threads), over sources that yield at once and that suspend, that are streams and, as far as the
 * operator takes them, foreign implementations and runs that exist already. It is left after each
 * element, its sources and its function fail at each place, and it is cancelled wherever it waits.
 */
public abstract class OperatorRules {

  /** A rule has this many times the patience of its operator. */
  private static final int RULE_PATIENCE = 6;

  /** For subclasses. */
  protected OperatorRules() {}

  /** {@return the operators to check} */
  protected abstract List<OperatorUnderTest> operators();

  /** {@return for each operator a container of tests, one for each rule} */
  @TestFactory
  public final Stream<DynamicNode> rules() {
    return operators().stream()
        .map(operator -> DynamicContainer.dynamicContainer(operator.name(), tests(operator)));
  }

  private static Stream<DynamicTest> tests(OperatorUnderTest operator) {
    return Stream.of(
        test("All ways give the same", operator, OwnershipRules::sameInAllWays),
        test("Rule 3: whatever runs first", operator, OwnershipRules::inAnyOrder),
        test("Rule 1: sources are closed at the end", operator, OwnershipRules::closedAtEnd),
        test("Rule 1: sources are closed on leaving", operator, OwnershipRules::closedOnLeaving),
        test("Rule 1: sources are closed after errors", operator, OwnershipRules::closedOnError),
        test("Rule 1: sources are closed unused", operator, OwnershipRules::closedUnused),
        test("Rule 2: nothing is opened before", operator, BoundRules::nothingBefore),
        test("Rule 2: nothing is asked for without need", operator, BoundRules::nothingMore),
        test("Rule 3: what is in flight is bounded", operator, BoundRules::bounded),
        test("Rule 4: errors of sources come out", operator, ErrorRules::ofSources),
        test("Rule 4: errors of functions come out", operator, ErrorRules::ofFunctions),
        test("Rule 4: errors of closing are not lost", operator, ErrorRules::ofClosing),
        test("Rule 5: cancelled, pulled", operator, CancellationRules::pulled),
        test("Rule 5: left while children wait", operator, CancellationRules::closed),
        test("Rule 5: cancelled, pushed", operator, CancellationRules::pushed),
        test("Rule 5: cancelled, looped", operator, CancellationRules::looped),
        test("Rule 6: the scheduler is all it needs", operator, BoundRules::onlyTheScheduler),
        test("Rule 7: functions see it, too", operator, ContextRules::schedulerOfTheRun));
  }

  private static DynamicTest test(
      String name, OperatorUnderTest operator, Consumer<OperatorUnderTest> rule) {
    return DynamicTest.dynamicTest(name, () -> watched(operator, rule));
  }

  /** On a thread that may hang. */
  private static void watched(OperatorUnderTest operator, Consumer<OperatorUnderTest> rule)
      throws Throwable {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .name("rules of " + operator.name())
            .daemon()
            .start(() -> {
              try {
                rule.accept(operator);
              } catch (Throwable thrown) {
                failure.set(thrown);
              }
            });
    if (!thread.join(operator.patience().multipliedBy(RULE_PATIENCE))) {
      AssertionError hang = new AssertionError(operator.name() + " blocks, and for ever, it seems");
      hang.setStackTrace(thread.getStackTrace());
      thread.interrupt();
      throw hang;
    }
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw thrown;
    }
  }

  /** How far an operator is consumed where it is left somewhere. */
  static int reach(OperatorUnderTest operator) {
    Consumption baseline = Setting.baseline(operator);
    baseline.checkNoError("as it is");
    if (!baseline.ended() && !operator.is(Trait.ENDLESS)) {
      baseline.fail("as it is", "it must end");
    }
    return baseline.values().size();
  }
}
