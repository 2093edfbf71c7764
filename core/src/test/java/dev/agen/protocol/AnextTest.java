package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.protocol.Shorthand.failingLater;
import static dev.agen.protocol.Shorthand.later;
import static dev.agen.protocol.Shorthand.mayThrow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncGenerator.State;
import dev.agen.AsyncIterator;
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
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SEMANTICS group B: anext().
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>B1, in part: awaiting a generator does not compile. Looping over it does; the loop blocks.
 *   <li>B13, in part: there is no {@code next()} besides {@code send}.
 *   <li>B17: the warning about an awaitable that was never awaited depends on garbage collection;
 *       see FinalizationTest.
 *   <li>B21, in part: there are no generator functions to be classified.
 * </ul>
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class AnextTest {

  private static final String REUSED =
      "!! IllegalStateException: cannot reuse already awaited __anext__()/asend()";

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  // ---- setup-B1 -------------------------------------------------------------------------------

  private AsyncGenerator<Object, Object, Object> g() {
    return generators.of(y -> {
      script.log("body: start");
      Object r = y.yield(1);
      script.log("body: yield 1 gave", r);
      r = y.yield(2);
      script.log("body: yield 2 gave", r);
    });
  }

  private AsyncGenerator<Object, Object, Object> ga(Function<String, Awaitable<Object>> awaited) {
    return generators.of(y -> {
      script.log("body: start");
      Object r = y.await(awaited.apply("s0"));
      script.log("body: await gave", r);
      r = y.yield(1);
      script.log("body: yield gave", r);
      y.await(awaited.apply("s1"));
      script.log("body: end");
    });
  }

  // ---- B1 to B6: iterating --------------------------------------------------------------------

  @Test
  @DisplayName("B1 opening a generator runs nothing; it is its own iterator and not awaitable")
  void openingRunsNothing() {
    var x = g();
    assertThat(x.aiter()).isSameAs(x);
    assertThat(x).isInstanceOf(AsyncIterator.class).isNotInstanceOf(Awaitable.class);
    assertThat(x.state()).isEqualTo(State.CREATED);
    script.expect();
  }

  @Test
  @DisplayName("B1 a missing body is refused when the generator is opened")
  void missingBodyIsRefusedAtOnce() {
    assertThatNullPointerException().isThrownBy(() -> AsyncGenerator.of(null));
  }

  @Test
  @DisplayName("B2 anext only makes an awaitable; driving it runs the body")
  void anextOnlyMakesAnAwaitable() {
    var x = g();
    Coroutine<Object> a = x.anext();
    script.expect();
    assertThat(x.isRunning()).isFalse();
    assertThat(x.state()).isEqualTo(State.CREATED);

    script.send(a, null).expect("body: start", "!! StopIteration(value=1)");
  }

  @Test
  @DisplayName("B3 a yielded value completes the awaitable and leaves the generator at the yield")
  void yieldedValueCompletesTheAwaitable() {
    var x = g();
    script.send(x.anext(), null).expect("body: start", "!! StopIteration(value=1)");
    assertThat(x.state()).isEqualTo(State.SUSPENDED);
    script.send(x.anext(), null).expect("body: yield 1 gave null", "!! StopIteration(value=2)");
  }

  @Test
  @DisplayName("B4 the yield evaluates to null if anext resumes it")
  void yieldEvaluatesToNull() {
    var x = g();
    script.send(x.anext(), null).expect("body: start", "!! StopIteration(value=1)");
    script.send(x.anext(), null).expect("body: yield 1 gave null", "!! StopIteration(value=2)");
    script.send(x.anext(), null).expect("body: yield 2 gave null", "!! StopAsyncIteration");
  }

  @Test
  @DisplayName("B5 the token of an inner await goes out, what is sent goes to that await")
  void innerAwaitTalksToTheDriver() {
    var x = ga(Leaf::susp);
    Coroutine<Object> a = x.anext();
    script.send(a, null).expect("body: start", "-> s0");
    script.send(a, "V").expect("body: await gave V", "!! StopIteration(value=1)");
    Coroutine<Object> b = x.anext();
    script.send(b, null).expect("body: yield gave null", "-> s1");
    script.send(b, null).expect("body: end", "!! StopAsyncIteration");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B5 every driver waits for inner awaits and takes only what is yielded for values")
  void everyDriverWaitsForInnerAwaits(Driver driver) {
    var x = ga(name -> Awaitable.of(later(name + " done")));
    script
        .step(() -> driver.drive(x.anext()))
        .expect("body: start", "body: await gave s0 done", "-> 1");
    script
        .step(() -> driver.drive(x.anext()))
        .expect("body: yield gave null", "body: end", "!! StopAsyncIteration");
    script.step(() -> driver.drive(x.anext())).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("B5 one generator can be driven now by hand, now blocking, now asynchronously")
  void driversCanTakeTurns() {
    var x =
        generators.of(y -> {
          for (int i = 0; ; i++) {
            script.log("await gave", y.await(later("v" + i)));
            y.yield(i);
          }
        });
    for (int i = 0; i < 8; i++) {
      Driver driver = Driver.values()[i % Driver.values().length];
      script.step(() -> driver.drive(x.anext())).expect("await gave v" + i, "-> " + i);
    }
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("B6 the end is StopAsyncIteration, again and again")
  void endIsStopAsyncIteration() {
    var x = g();
    script.send(x.anext(), null).expect("body: start", "!! StopIteration(value=1)");
    script.send(x.anext(), null).expect("body: yield 1 gave null", "!! StopIteration(value=2)");
    script.send(x.anext(), null).expect("body: yield 2 gave null", "!! StopAsyncIteration");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
    assertThatThrownBy(() -> x.anext().send(null))
        .isInstanceOfSatisfying(StopAsyncIteration.class, end -> assertThat(end.value()).isNull())
        .hasMessage(null);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B6 the first end carries the body's result, the later ones nothing")
  void firstEndCarriesTheResult(Driver driver) {
    AsyncGenerator<Object, Object, String> x =
        AsyncGenerator.of(y -> {
          y.yield(1);
          return "result";
        });
    script.step(() -> driver.drive(x.anext())).expect("-> 1");
    script.step(() -> driver.drive(x.anext())).expect("!! StopAsyncIteration(value=result)");
    script.step(() -> driver.drive(x.anext())).expect("!! StopAsyncIteration");
  }

  // ---- B7 to B9: other first drives -----------------------------------------------------------

  @Test
  @DisplayName("B7 sending a value to a just-started generator uses up the awaitable only")
  void firstSendOfAValueIsRefused() {
    var x = g();
    Coroutine<Object> a = x.anext();
    script
        .send(a, 5)
        .expect(
            "!! IllegalArgumentException:"
                + " can't send non-None value to a just-started async generator");
    script.send(a, null).expect(REUSED);
    assertThat(x.isRunning()).isFalse();
    assertThat(x.state()).isEqualTo(State.CREATED);
    script.send(x.anext(), null).expect("body: start", "!! StopIteration(value=1)");
  }

  @Test
  @DisplayName("B8 sending a value to anext at a yield makes it the value of the yield")
  void firstSendOfAValueReachesTheYield() {
    var x = g();
    script.send(x.anext(), null).expect("body: start", "!! StopIteration(value=1)");
    script
        .send(x.anext(), "override")
        .expect("body: yield 1 gave override", "!! StopIteration(value=2)");
  }

  @Test
  @DisplayName("B9 throwing into a fresh anext throws at the yield")
  void throwingIntoAFreshOneThrowsAtTheYield() {
    var x =
        generators.of(y -> {
          while (true) {
            try {
              mayThrow(Boom.class);
              y.yield("y");
            } catch (Boom e) {
              script.log("caught", e);
              y.yield("after");
            }
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=y)");
    Coroutine<Object> a = x.anext();
    script.throwIn(a, new Boom("b")).expect("caught Boom: b", "!! StopIteration(value=after)");
    script.send(a, null).expect(REUSED);
  }

  @Test
  @DisplayName("B9 throwing null is rejected and uses nothing up")
  void throwingNullTouchesNothing() {
    var x = g();
    Coroutine<Object> a = x.anext();
    assertThatNullPointerException().isThrownBy(() -> a.throwIn(null));
    script.send(a, null).expect("body: start", "!! StopIteration(value=1)");
  }

  // ---- B10 to B12: closing an awaitable, using it again ---------------------------------------

  private AsyncGenerator<Object, Object, Object> withFinally() {
    return generators.of(y -> {
      try {
        y.yield(1);
        y.yield(2);
      } finally {
        script.log("finally ran");
      }
    });
  }

  @Test
  @DisplayName("B10 closing a fresh anext kills a just-started generator")
  void closingAFreshOneKillsAJustStartedGenerator() {
    var x = withFinally();
    Coroutine<Object> a = x.anext();
    script.close(a).expect("-> null");
    assertThat(x.isFinished()).isTrue();
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
    script.send(a, null).expect(REUSED);
  }

  @Test
  @DisplayName("B10 closing a fresh anext closes a generator at a yield")
  void closingAFreshOneClosesTheGenerator() {
    var x = withFinally();
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    Coroutine<Object> a = x.anext();
    script.close(a).expect("finally ran", "-> null");
    assertThat(x.isFinished()).isTrue();
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("B10 closing a fresh anext is refused while another operation is in flight")
  void closingAFreshOneIsRefusedWhileInFlight() {
    var x = ga(Leaf::susp);
    Coroutine<Object> a = x.anext();
    script.send(a, null).expect("body: start", "-> s0");
    Coroutine<Object> b = x.anext();
    script
        .close(b)
        .expect("!! AlreadyRunningException: anext(): asynchronous generator is already running");
    script.close(b).expect("-> null");
    script.send(a, "V").expect("body: await gave V", "!! StopIteration(value=1)");
  }

  private AsyncGenerator<Object, Object, Object> closedAtAnAwait(String mode) {
    return generators.of(y -> {
      try {
        y.await(susp("s0"));
      } catch (GeneratorExit e) {
        script.log("GeneratorExit at await");
        switch (mode) {
          case "yield" -> {
            y.yield("lost");
            y.yield("next");
          }
          case "boom" -> throw new Boom("instead");
          case "end" -> script.log("ends");
          case "await" -> {
            y.await(susp("s1"));
            y.yield("val");
          }
          default -> throw e;
        }
      }
    });
  }

  @Test
  @DisplayName("B11 closing an anext in flight raises GeneratorExit at the await")
  void closingOneInFlightRaisesAtTheAwait() {
    var x = closedAtAnAwait("raise");
    Coroutine<Object> a = x.anext();
    script.send(a, null).expect("-> s0");
    script.close(a).expect("GeneratorExit at await", "-> null");
    assertThat(x.isRunning()).isFalse();
    assertThat(x.isFinished()).isTrue();
    script.send(a, null).expect(REUSED);
  }

  @Test
  @DisplayName("B11 ending then is fine as well, another exception comes out of close")
  void endingOrFailingWhileClosingOneInFlight() {
    Coroutine<Object> a = closedAtAnAwait("end").anext();
    script.send(a, null).expect("-> s0");
    script.close(a).expect("GeneratorExit at await", "ends", "-> null");

    Coroutine<Object> b = closedAtAnAwait("boom").anext();
    script.send(b, null).expect("-> s0");
    script.close(b).expect("GeneratorExit at await", "!! Boom: instead");
    script.send(b, null).expect(REUSED);
  }

  @Test
  @DisplayName("B11 a value that the body yields then is lost, and the generator lives on")
  void valueYieldedWhileClosingOneInFlightIsLost() {
    var x = closedAtAnAwait("yield");
    Coroutine<Object> a = x.anext();
    script.send(a, null).expect("-> s0");
    script.close(a).expect("GeneratorExit at await", "-> null");
    assertThat(x.isRunning()).isFalse();
    assertThat(x.isFinished()).isFalse();
    script.send(x.anext(), null).expect("!! StopIteration(value=next)");
  }

  @Test
  @DisplayName("B11 if the body awaits again it has ignored GeneratorExit; the anext stays in use")
  void awaitingWhileClosingOneInFlightIsAnError() {
    var x = closedAtAnAwait("await");
    Coroutine<Object> a = x.anext();
    script.send(a, null).expect("-> s0");
    script
        .close(a)
        .expect(
            "GeneratorExit at await", "!! IllegalStateException: coroutine ignored GeneratorExit");
    assertThat(x.isRunning()).isTrue();
    assertThat(x.isFinished()).isFalse();
    script.send(a, null).expect("!! StopIteration(value=val)");
  }

  @Test
  @DisplayName("B12 after a value the awaitable is used up")
  void awaitableIsUsedUpByAValue() {
    Coroutine<Object> a = g().anext();
    script.send(a, null).expect("body: start", "!! StopIteration(value=1)");
    script.send(a, null).expect(REUSED);
    script.throwIn(a, new Boom("b")).expect(REUSED);
    script.close(a).expect("-> null");
  }

  @Test
  @DisplayName("B12 so it is after the end and after an error")
  void awaitableIsUsedUpByTheEndAndByAnError() {
    Coroutine<Object> a = generators.of(y -> {}).anext();
    script.send(a, null).expect("!! StopAsyncIteration");
    script.send(a, null).expect(REUSED);
    script.throwIn(a, new Boom("b")).expect(REUSED);
    script.close(a).expect("-> null");

    a =
        generators
            .of(y -> {
              throw new Boom("b");
            })
            .anext();
    script.send(a, null).expect("!! Boom: b");
    script.send(a, null).expect(REUSED);
    script.throwIn(a, new Boom("b")).expect(REUSED);
    script.close(a).expect("-> null");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B12 no driver drives it again")
  void noDriverReusesAnAwaitable(Driver driver) {
    Coroutine<Object> a = g().anext();
    script.step(() -> driver.drive(a)).expect("body: start", "-> 1");
    script.step(() -> driver.drive(a)).expect(REUSED);
  }

  // ---- B13 to B16: values, errors, ends -------------------------------------------------------

  @Test
  @DisplayName("B13 the awaitable is its own coroutine()")
  void awaitableIsItsOwnCoroutine() {
    Coroutine<Object> a = g().anext();
    assertThat(a.coroutine()).isSameAs(a);
    script.send(a.coroutine(), null).expect("body: start", "!! StopIteration(value=1)");
    script.send(a, null).expect(REUSED);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B14 yielded values of every kind survive, also null and exceptions")
  void yieldedValuesSurvive(Driver driver) throws Throwable {
    List<Object> values =
        List.of(
            List.of(1, 2),
            new Boom("v"),
            new StopIteration("w"),
            new StopAsyncIteration(),
            new GeneratorExit(),
            later("a stage is a value, too"));
    var x =
        generators.of(y -> {
          y.yield(null);
          for (Object value : values) {
            y.yield(value);
          }
        });
    assertThat(driver.drive(x.anext())).isNull();
    for (Object value : values) {
      assertThat(driver.drive(x.anext())).isSameAs(value);
    }
    script.step(() -> driver.drive(x.anext())).expect("!! StopAsyncIteration");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B15 an error of the body comes out once, as it is; then there is only the end")
  void errorComesOutOnce(Driver driver) throws Throwable {
    Boom boom = new Boom("b");
    var x =
        generators.of(y -> {
          y.yield(1);
          throw boom;
        });
    assertThat(driver.drive(x.anext())).isEqualTo(1);
    assertThat(catchThrowable(() -> driver.drive(x.anext()))).isSameAs(boom);
    assertThat(x.isFinished()).isTrue();
    script.step(() -> driver.drive(x.anext())).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("B16 a body that never yields is run and ends at the first drive")
  void bodyThatNeverYieldsRuns() {
    var x =
        generators.of(y -> {
          script.log("ran");
        });
    script.send(x.anext(), null).expect("ran", "!! StopAsyncIteration");
  }

  // ---- B18 to B21 -----------------------------------------------------------------------------

  private AsyncGenerator<Object, Object, Object> handlesBoom(
      Function<String, Awaitable<Object>> awaited) {
    return generators.of(y -> {
      try {
        y.await(awaited.apply("s"), Boom.class);
      } catch (Boom e) {
        script.log("handled", e);
      }
      y.yield("y");
    });
  }

  @Test
  @DisplayName("B18 what is thrown into an anext in flight appears at the inner await")
  void throwingIntoOneInFlightThrowsAtTheAwait() {
    Coroutine<Object> a = handlesBoom(Leaf::susp).anext();
    script.send(a, null).expect("-> s");
    script.throwIn(a, new Boom("b")).expect("handled Boom: b", "!! StopIteration(value=y)");
    script.send(a, null).expect(REUSED);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B18 so does, with every driver, the failure of what is awaited")
  void failureOfAnInnerAwaitAppearsAtTheAwait(Driver driver) {
    var x = handlesBoom(name -> Awaitable.of(failingLater(new Boom("b"))));
    script.step(() -> driver.drive(x.anext())).expect("handled Boom: b", "-> y");

    var unhandled = handlesBoom(name -> Awaitable.of(failingLater(new Oops("o"))));
    script.step(() -> driver.drive(unhandled.anext())).expect("!! Oops: o");
    script.step(() -> driver.drive(unhandled.anext())).expect("!! StopAsyncIteration");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B19 awaiting past the end lets StopAsyncIteration out of a coroutine unchanged")
  void awaitingPastTheEndLetsTheEndThrough(Driver driver) {
    var x = generators.of(y -> {});
    script
        .step(() -> driver.drive(generators.coroutine(c -> c.await(x.anext()))))
        .expect("!! StopAsyncIteration");
    assertThat(Exception.class).isAssignableFrom(StopAsyncIteration.class);
  }

  @Test
  @DisplayName("B19 the awaiting code can catch it like any other exception")
  void awaitingCodeCanCatchTheEnd() {
    AsyncGenerator<Object, Object, String> x = AsyncGenerator.of(y -> "result");
    Coroutine<Object> c =
        generators.coroutine(a -> {
          try {
            return a.await(x.anext());
          } catch (StopAsyncIteration end) {
            return end.value();
          }
        });
    script.send(c, null).expect("!! StopIteration(value=result)");
  }

  @Test
  @DisplayName("B20 values go out in the order of driving, not of making")
  void orderOfDrivingCounts() {
    var x = g();
    Coroutine<Object> a = x.anext();
    Coroutine<Object> b = x.anext();
    script.send(b, null).expect("body: start", "!! StopIteration(value=1)");
    script.send(a, null).expect("body: yield 1 gave null", "!! StopIteration(value=2)");
  }

  @Test
  @DisplayName("B21 a generator is an asynchronous iterator, its awaitables are coroutines")
  void classification() {
    var x = g();
    assertThat(x).isInstanceOf(AsyncIterator.class).isNotInstanceOf(Awaitable.class);
    List<Coroutine<?>> operations =
        List.of(x.anext(), x.asend(1), x.athrow(new Boom("b")), x.aclose());
    for (Coroutine<?> operation : operations) {
      assertThat(operation).isInstanceOf(Awaitable.class).isNotInstanceOf(Iterable.class);
    }
    script.close(operations.getLast()).expect("-> null");
  }
}
