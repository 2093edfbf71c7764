package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.protocol.Shorthand.failingLater;
import static dev.agen.protocol.Shorthand.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncGenerator.State;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Leaf;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SEMANTICS group E: aclose().
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>E6, E9, E16, in part: exceptions have no {@code __context__}.
 *   <li>E22, in part: the hook that the call runs is tested with group I, and the warning about an
 *       awaitable that was never awaited depends on garbage collection; see FinalizationTest.
 * </ul>
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class AcloseTest {

  private static final String REUSED =
      "!! IllegalStateException: cannot reuse already awaited aclose()/athrow()";
  private static final String RUNNING =
      "!! AlreadyRunningException: aclose(): asynchronous generator is already running";
  private static final String IGNORED =
      "!! IllegalStateException: async generator ignored GeneratorExit";
  private static final String COROUTINE_IGNORED =
      "!! IllegalStateException: coroutine ignored GeneratorExit";

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  // ---- setup-E1 -------------------------------------------------------------------------------

  private AsyncGenerator<Object, Object, Object> g(String how) {
    return g(how, Leaf::susp);
  }

  @SuppressWarnings("Finally") // to leave it by force is what some items are about
  private AsyncGenerator<Object, Object, Object> g(
      String how, Function<String, Awaitable<Object>> awaited) {
    return generators.of(y -> {
      script.log("body: start");
      try {
        y.yield(1);
        y.yield(2);
      } finally {
        script.log("finally: enter");
        if (how.equals("await")) {
          Object r = y.await(awaited.apply("f0"));
          script.log("finally: await gave", r);
        }
        if (how.equals("yield")) {
          y.yield("refuse");
          script.log("finally: after yield");
        }
        if (how.equals("await+yield")) {
          y.await(awaited.apply("f0"));
          y.yield("refuse");
        }
        if (how.equals("raise")) {
          throw new Boom("cleanup");
        }
        if (how.equals("return")) {
          return;
        }
        script.log("finally: end");
      }
    });
  }

  private AsyncGenerator<Object, Object, Object> started(String how) {
    var x = g(how);
    script.send(x.anext(), null).expect("body: start", "!! StopIteration(value=1)");
    return x;
  }

  // ---- E1 to E5: closing at a yield -----------------------------------------------------------

  @Test
  @DisplayName("E1 a just-started generator is finished without running its body")
  void closingAJustStartedGeneratorRunsNothing() {
    var x = g("plain");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    assertThat(x.isFinished()).isTrue();
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("E2 aclose throws GeneratorExit at the yield; cleanup runs; it completes with null")
  void closingAtAYieldRunsTheCleanup() {
    var x = started("plain");
    script
        .send(x.aclose(), null)
        .expect("finally: enter", "finally: end", "!! StopIteration(value=null)");
    assertThat(x.state()).isEqualTo(State.CLOSED);
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("E2 with every driver")
  void everyDriverCloses(Driver driver) {
    var x = started("plain");
    script.step(() -> driver.drive(x.aclose())).expect("finally: enter", "finally: end", "-> null");
    script.step(() -> driver.drive(x.anext())).expect("!! StopAsyncIteration");
    script.step(() -> driver.drive(x.aclose())).expect("-> null");
  }

  @Test
  @DisplayName("E3 the cleanup may await; the generator is running meanwhile")
  void cleanupMayAwait() {
    var x = started("await");
    Coroutine<?> a = x.aclose();
    script.send(a, null).expect("finally: enter", "-> f0");
    assertThat(x.isRunning()).isTrue();
    script
        .send(a, "R")
        .expect("finally: await gave R", "finally: end", "!! StopIteration(value=null)");
    assertThat(x.isRunning()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("E3 every driver waits for the cleanup")
  void everyDriverWaitsForTheCleanup(Driver driver) {
    var x = g("await", name -> Awaitable.of(later("R")));
    script.step(() -> driver.drive(x.anext())).expect("body: start", "-> 1");
    script
        .step(() -> driver.drive(x.aclose()))
        .expect("finally: enter", "finally: await gave R", "finally: end", "-> null");
    assertThat(x.isFinished()).isTrue();
  }

  @Test
  @DisplayName("E4 a cleanup that yields has ignored GeneratorExit")
  void cleanupThatYieldsIsAnError() {
    script.send(started("yield").aclose(), null).expect("finally: enter", IGNORED);

    Coroutine<?> a = started("await+yield").aclose();
    script.send(a, null).expect("finally: enter", "-> f0");
    script.send(a, null).expect(IGNORED);
    script.send(a, null).expect(REUSED);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("E4 with every driver")
  void everyDriverSeesThatClosingWasIgnored(Driver driver) {
    var x = g("await+yield", name -> Awaitable.of(later("R")));
    script.step(() -> driver.drive(x.anext())).expect("body: start", "-> 1");
    script.step(() -> driver.drive(x.aclose())).expect("finally: enter", IGNORED);
  }

  @Test
  @DisplayName("E5 after that the generator lives on, but is closed for athrow and aclose")
  void generatorThatIgnoredItLivesOn() {
    var x = started("yield");
    script.send(x.aclose(), null).expect("finally: enter", IGNORED);
    assertThat(x.isFinished()).isFalse();
    assertThat(x.state()).isEqualTo(State.SUSPENDED);
    script.send(x.aclose(), null).expect("!! StopAsyncIteration");
    script.send(x.athrow(new Boom("b")), null).expect("!! StopAsyncIteration");
    script
        .send(x.asend("v"), null)
        .expect("finally: after yield", "finally: end", "!! GeneratorExit");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("E5 with every driver")
  void generatorThatIgnoredItLivesOnForEveryDriver(Driver driver) {
    var x = started("yield");
    script.step(() -> driver.drive(x.aclose())).expect("finally: enter", IGNORED);
    script.step(() -> driver.drive(x.aclose())).expect("!! StopAsyncIteration");
    script.step(() -> driver.drive(x.athrow(new Boom("b")))).expect("!! StopAsyncIteration");
    script
        .step(() -> driver.drive(x.asend("v")))
        .expect("finally: after yield", "finally: end", "!! GeneratorExit");
    script.step(() -> driver.drive(x.aclose())).expect("-> null");
  }

  // ---- E6 to E9: how the body takes it --------------------------------------------------------

  @Test
  @DisplayName("E6 what the cleanup throws comes out, and the generator is finished")
  void cleanupThatThrows() {
    var x = started("raise");
    script.send(x.aclose(), null).expect("finally: enter", "!! Boom: cleanup");
    assertThat(x.isFinished()).isTrue();
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("E6 with every driver")
  void cleanupThatThrowsForEveryDriver(Driver driver) {
    var x = started("raise");
    script.step(() -> driver.drive(x.aclose())).expect("finally: enter", "!! Boom: cleanup");
    script.step(() -> driver.drive(x.aclose())).expect("-> null");
  }

  @Test
  @DisplayName("E7 returning from the cleanup, or ending after GeneratorExit, is fine as well")
  void endingNormallyIsFine() {
    script
        .send(started("return").aclose(), null)
        .expect("finally: enter", "!! StopIteration(value=null)");
    AsyncGenerator<Object, Object, String> x =
        AsyncGenerator.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit e) {
            script.log("caught");
          }
          script.log("ends normally");
          return "a result that nobody gets";
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script.send(x.aclose(), null).expect("caught", "ends normally", "!! StopIteration(value=null)");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("E8 catch (Exception) does not see GeneratorExit")
  void generatorExitIsNotAnException() {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (Exception e) {
            script.log("no");
          } finally {
            script.log("finally");
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script.send(x.aclose(), null).expect("finally", "!! StopIteration(value=null)");
    assertThat(Exception.class.isAssignableFrom(GeneratorExit.class)).isFalse();
  }

  private AsyncGenerator<Object, Object, Object> turnsGeneratorExitInto(RuntimeException e) {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit exit) {
            throw e;
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    return x;
  }

  @Test
  @DisplayName("E9 StopAsyncIteration and StopIteration do not leave the cleanup as they are")
  void endsRaisedByTheCleanupAreConverted() {
    script
        .send(turnsGeneratorExitInto(new StopAsyncIteration()).aclose(), null)
        .expect(
            "!! IllegalStateException: async generator raised StopAsyncIteration"
                + " <cause StopAsyncIteration>");
    script
        .send(turnsGeneratorExitInto(new StopIteration()).aclose(), null)
        .expect(
            "!! IllegalStateException: async generator raised StopIteration"
                + " <cause StopIteration(value=null)>");
  }

  // ---- E10 to E14: again, early, concurrently -------------------------------------------------

  @Test
  @DisplayName("E10 a finished generator can be closed again and again, an awaitable is one-shot")
  void closingAgainIsHarmless() {
    var x = g("plain");
    Coroutine<?> a = x.aclose();
    script.send(a, null).expect("!! StopIteration(value=null)");
    script.send(a, null).expect(REUSED);
    script.throwIn(a, new Boom("b")).expect(REUSED);
    script.close(a).expect("-> null");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("E11 of two made in advance, the second to be driven completes with null")
  void secondOneCompletes() {
    var x = started("plain");
    Coroutine<?> a = x.aclose();
    Coroutine<?> b = x.aclose();
    script.send(b, null).expect("finally: enter", "finally: end", "!! StopIteration(value=null)");
    script.send(a, null).expect("!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("E12 while another operation is in flight aclose is refused and disturbs nothing")
  void acloseIsRefusedWhileInFlight() {
    var x =
        generators.of(y -> {
          y.await(susp("s0"));
          y.yield(1);
        });
    Coroutine<Object> a = x.anext();
    script.send(a, null).expect("-> s0");
    Coroutine<?> c = x.aclose();
    script.send(c, null).expect(RUNNING);
    script.send(c, null).expect(REUSED);
    script.throwIn(x.aclose(), new Boom("b")).expect(RUNNING);
    script.close(x.aclose()).expect(RUNNING);
    script.send(a, null).expect("!! StopIteration(value=1)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("E12 with every driver")
  void everyDriverIsRefused(Driver driver) {
    var x = generators.of(y -> y.await(susp("s0")));
    Coroutine<Object> a = x.anext();
    script.send(a, null).expect("-> s0");
    script.step(() -> driver.drive(x.aclose())).expect(RUNNING);
    script.send(a, null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("E13 while aclose is in flight every other operation is refused")
  void everythingIsRefusedWhileAcloseIsInFlight() {
    var x = started("await");
    Coroutine<?> a = x.aclose();
    script.send(a, null).expect("finally: enter", "-> f0");
    script
        .send(x.anext(), null)
        .expect("!! AlreadyRunningException: anext(): asynchronous generator is already running");
    script
        .send(x.asend("v"), null)
        .expect("!! AlreadyRunningException: anext(): asynchronous generator is already running");
    script
        .send(x.athrow(new Boom("b")), null)
        .expect("!! AlreadyRunningException: athrow(): asynchronous generator is already running");
    script.send(x.aclose(), null).expect(RUNNING);
    script
        .send(a, null)
        .expect("finally: await gave null", "finally: end", "!! StopIteration(value=null)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("E14 a body that awaits an operation of its own is refused, and can catch that")
  void bodyIsRefusedItsOwnOperations(Driver driver) {
    AtomicReference<AsyncGenerator<Object, Object, Object>> self = new AtomicReference<>();
    var x =
        generators.of(y -> {
          var me = self.get();
          script.step(() -> y.await(me.aclose()));
          script.step(() -> y.await(me.anext()));
          script.step(() -> y.await(me.asend(1)));
          script.step(() -> y.await(me.athrow(new Boom("b"))));
          y.yield("ok");
        });
    self.set(x);
    script
        .step(() -> driver.drive(x.anext()))
        .expect(
            RUNNING,
            "!! AlreadyRunningException: anext(): asynchronous generator is already running",
            "!! AlreadyRunningException: anext(): asynchronous generator is already running",
            "!! AlreadyRunningException: athrow(): asynchronous generator is already running",
            "-> ok");
  }

  // ---- E15 to E18: throwing into and closing the awaitable ------------------------------------

  @Test
  @DisplayName("E15 what is thrown into a fresh aclose is thrown instead of GeneratorExit")
  void throwingIntoAFreshOne() {
    script
        .throwIn(started("plain").aclose(), new Boom("b"))
        .expect("finally: enter", "finally: end", "!! Boom: b");
  }

  private AsyncGenerator<Object, Object, Object> sees(String then) {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (Throwable e) {
            script.log("saw", e);
            if (then.equals("yield")) {
              y.yield("v");
            }
            if (then.equals("ge")) {
              throw new GeneratorExit();
            }
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    return x;
  }

  @Test
  @DisplayName(
      "E15 if the body then ends or lets GeneratorExit out, that is a completion with null")
  void throwingIntoAFreshOneAndEnding() {
    script
        .throwIn(sees("end").aclose(), new Boom("b"))
        .expect("saw Boom: b", "!! StopIteration(value=null)");
    script
        .throwIn(sees("ge").aclose(), new Boom("b"))
        .expect("saw Boom: b", "!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("E15 if the body yields, it is the error of E4, but does not mark it as closed")
  void throwingIntoAFreshOneAndYielding() {
    var x = sees("yield");
    script.throwIn(x.aclose(), new Boom("b")).expect("saw Boom: b", IGNORED);
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("E15 on a finished generator the exception comes out, except for GeneratorExit")
  void throwingIntoAFreshOneOfAFinishedGenerator() {
    var x = g("plain");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    script.throwIn(x.aclose(), new Boom("b")).expect("!! Boom: b");
    script.throwIn(x.aclose(), new GeneratorExit()).expect("!! StopIteration(value=null)");
    assertThatNullPointerException().isThrownBy(() -> x.aclose().throwIn(null));
  }

  @Test
  @DisplayName("E16 what is thrown into an aclose in flight appears at the await of the cleanup")
  void throwingIntoOneInFlight() {
    var x = started("await");
    Coroutine<?> a = x.aclose();
    script.send(a, null).expect("finally: enter", "-> f0");
    script.throwIn(a, new Boom("b")).expect("!! Boom: b");
    assertThat(x.isFinished()).isTrue();
    script.send(a, null).expect(REUSED);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("E16 so does, with every driver, the failure of what the cleanup awaits")
  void failureOfWhatTheCleanupAwaits(Driver driver) {
    var x = g("await", name -> Awaitable.of(failingLater(new Boom("b"))));
    script.step(() -> driver.drive(x.anext())).expect("body: start", "-> 1");
    script.step(() -> driver.drive(x.aclose())).expect("finally: enter", "!! Boom: b");
    assertThat(x.isFinished()).isTrue();
  }

  private AsyncGenerator<Object, Object, Object> closedInItsCleanup(String mode) {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            try {
              y.await(susp("f0"));
            } catch (GeneratorExit e) {
              script.log("GeneratorExit in cleanup");
              switch (mode) {
                case "await" -> y.await(susp("f1"));
                case "yield" -> y.yield("v");
                default -> rethrow(e);
              }
            }
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    return x;
  }

  private static void rethrow(GeneratorExit e) {
    throw e;
  }

  @Test
  @DisplayName("E17 closing an aclose in flight throws GeneratorExit at the await of the cleanup")
  void closingOneInFlight() {
    Coroutine<?> a = closedInItsCleanup("").aclose();
    script.send(a, null).expect("-> f0");
    script.close(a).expect("GeneratorExit in cleanup", "-> null");
    script.close(a).expect("-> null");
    script.send(a, null).expect(REUSED);
  }

  @Test
  @DisplayName("E17 if the cleanup awaits again, the aclose stays in flight")
  void closingOneInFlightThatAwaitsAgain() {
    var x = closedInItsCleanup("await");
    Coroutine<?> a = x.aclose();
    script.send(a, null).expect("-> f0");
    script.close(a).expect("GeneratorExit in cleanup", COROUTINE_IGNORED);
    assertThat(x.isRunning()).isTrue();
    script.send(a, null).expect("!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("E17 if the cleanup yields, it is the error of E4")
  void closingOneInFlightThatYields() {
    var x = closedInItsCleanup("yield");
    Coroutine<?> a = x.aclose();
    script.send(a, null).expect("-> f0");
    script.close(a).expect("GeneratorExit in cleanup", IGNORED);
    assertThat(x.isRunning()).isFalse();
  }

  @Test
  @DisplayName("E18 closing a fresh aclose closes the generator")
  void closingAFreshOne() {
    var x = started("plain");
    script.close(x.aclose()).expect("finally: enter", "finally: end", "-> null");
    assertThat(x.isFinished()).isTrue();

    script.close(started("yield").aclose()).expect("finally: enter", IGNORED);
    script.close(started("raise").aclose()).expect("finally: enter", "!! Boom: cleanup");
  }

  @Test
  @DisplayName("E18 it closes a just-started and a finished one without running anything")
  void closingAFreshOneOfAGeneratorThatDoesNotRun() {
    var x = g("plain");
    script.close(x.aclose()).expect("-> null");
    assertThat(x.isFinished()).isTrue();
    script.close(x.aclose()).expect("-> null");
  }

  @Test
  @DisplayName("E18 as far as it does not have to await; then it stays in flight")
  void closingAFreshOneThatAwaits() {
    var x = started("await");
    Coroutine<?> a = x.aclose();
    script.close(a).expect("finally: enter", COROUTINE_IGNORED);
    assertThat(x.isRunning()).isTrue();
    script
        .send(a, null)
        .expect("finally: await gave null", "finally: end", "!! StopIteration(value=null)");
  }

  // ---- E19 to E22 -----------------------------------------------------------------------------

  @Test
  @DisplayName("E19 aclose does not reach into a generator that the body iterates")
  void innerGeneratorIsNotClosed() {
    var keep =
        generators.of(y -> {
          try {
            y.yield("i");
          } finally {
            script.log("inner finally");
          }
        });
    var x =
        generators.of(y -> {
          try {
            for (Object v : y.each(keep)) {
              y.yield(v);
            }
          } finally {
            script.log("outer finally");
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=i)");
    script.send(x.aclose(), null).expect("outer finally", "!! StopIteration(value=null)");
    assertThat(keep.isFinished()).isFalse();
    script.send(keep.anext(), null).expect("inner finally", "!! StopAsyncIteration");
  }

  @Test
  @DisplayName("E20 an aclose completed by send is used up, unlike an athrow")
  void acloseCompletedBySendIsUsedUp() {
    Coroutine<?> a = started("await").aclose();
    script.send(a, null).expect("finally: enter", "-> f0");
    script
        .send(a, null)
        .expect("finally: await gave null", "finally: end", "!! StopIteration(value=null)");
    script.send(a, null).expect(REUSED);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("E21 awaiting aclose evaluates to null")
  void awaitingAcloseGivesNull(Driver driver) {
    Coroutine<Object> main =
        generators.coroutine(c -> {
          var x = g("plain");
          c.await(x.anext());
          script.log("result", c.await(x.aclose()));
          return null;
        });
    script
        .step(() -> driver.drive(main))
        .expect("body: start", "finally: enter", "finally: end", "result null", "-> null");
  }

  @Test
  @DisplayName("E22 calling aclose, athrow or asend without driving has no effect on the body")
  void callingWithoutDrivingHasNoEffect() {
    var x = started("plain");
    x.aclose();
    x.athrow(new Oops("never driven"));
    x.asend("never driven");
    script.expect();
    assertThat(x.state()).isEqualTo(State.SUSPENDED);
    script.send(x.anext(), null).expect("!! StopIteration(value=2)");
  }
}
