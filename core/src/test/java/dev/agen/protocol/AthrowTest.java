package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.protocol.Shorthand.failingLater;
import static dev.agen.protocol.Shorthand.later;
import static dev.agen.protocol.Shorthand.mayThrow;
import static dev.agen.protocol.Shorthand.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AlreadyExecutingException;
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
import java.util.List;
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
 * SEMANTICS group D: athrow(error).
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>D1, in part: what is not a Throwable does not compile; only null is left, and is rejected
 *       by the call.
 *   <li>D2: a wrong number of arguments does not compile, and there is no deprecated signature.
 *   <li>D7, D17: exceptions have no {@code __context__}; they pass as they are.
 * </ul>
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class AthrowTest {

  private static final String REUSED =
      "!! IllegalStateException: cannot reuse already awaited aclose()/athrow()";
  private static final String RUNNING =
      "!! AlreadyRunningException: athrow(): asynchronous generator is already running";
  private static final String JUST_STARTED =
      "!! IllegalStateException: can't send non-None value to a just-started coroutine";
  private static final String IGNORED =
      "!! IllegalStateException: async generator ignored GeneratorExit";

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  // ---- setup-D1 -------------------------------------------------------------------------------

  private AsyncGenerator<Object, Object, Object> g() {
    return generators.of(y -> {
      script.log("body: start");
      try {
        mayThrow(Boom.class);
        Object r = y.yield(1);
        script.log("body: yield 1 gave", r);
      } catch (Boom e) {
        script.log("body: caught", e);
        y.yield("after");
      }
      script.log("body: end");
    });
  }

  private AsyncGenerator<Object, Object, Object> started() {
    var x = g();
    script.send(x.anext(), null).expect("body: start", "!! StopIteration(value=1)");
    return x;
  }

  private AsyncGenerator<Object, Object, Object> finished() {
    var x = g();
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    return x;
  }

  // ---- D1 to D7: throwing at a yield ----------------------------------------------------------

  @Test
  @DisplayName("D1 athrow(null) is rejected by the call and touches nothing")
  void throwingNullIsRejectedByTheCall() {
    var x = g();
    assertThatNullPointerException().isThrownBy(() -> x.athrow(null));
    assertThat(x.state()).isEqualTo(State.CREATED);
    script.send(x.anext(), null).expect("body: start", "!! StopIteration(value=1)");
    assertThatNullPointerException().isThrownBy(() -> x.athrow(null));
    script
        .send(x.anext(), null)
        .expect("body: yield 1 gave null", "body: end", "!! StopAsyncIteration");
    assertThatNullPointerException().isThrownBy(() -> x.athrow(null));
  }

  @Test
  @DisplayName("D1 throwing null into an athrow is rejected and does not use it up")
  void throwingNullIntoAnAthrowTouchesNothing() {
    var x = started();
    Coroutine<Object> a = x.athrow(new Boom("b"));
    assertThatNullPointerException().isThrownBy(() -> a.throwIn(null));
    assertThat(x.isRunning()).isFalse();
    script.send(a, null).expect("body: caught Boom: b", "!! StopIteration(value=after)");
  }

  @Test
  @DisplayName("D1 athrow only makes an awaitable")
  void athrowOnlyMakesAnAwaitable() {
    var x = started();
    x.athrow(new Boom("never driven"));
    assertThat(x.isRunning()).isFalse();
    script
        .send(x.anext(), null)
        .expect("body: yield 1 gave null", "body: end", "!! StopAsyncIteration");
  }

  @Test
  @DisplayName("D3 on a just-started generator the exception comes straight out and finishes it")
  void throwingIntoAJustStartedGenerator() {
    var x = g();
    script.send(x.athrow(new Boom("b")), null).expect("!! Boom: b");
    assertThat(x.isFinished()).isTrue();
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("D4 not caught, the exception comes out as the same instance")
  void exceptionNotCaughtComesOut() {
    for (Throwable error : List.of(new Oops("o"), new Error("e"), new Throwable("t"))) {
      var x = started();
      assertThat(catchThrowable(() -> x.athrow(error).send(null))).isSameAs(error);
      script.send(x.anext(), null).expect("!! StopAsyncIteration");
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("D4 with every driver, checked exceptions as well")
  void exceptionNotCaughtComesOutOfEveryDriver(Driver driver) {
    Boom boom = new Boom("b");
    var x =
        generators.of(y -> {
          y.await(later("first"));
          y.yield(1);
        });
    script.step(() -> driver.drive(x.anext())).expect("-> 1");
    assertThat(catchThrowable(() -> driver.drive(x.athrow(boom)))).isSameAs(boom);
    script.step(() -> driver.drive(x.anext())).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("D5 caught, the awaitable gives the next value yielded")
  void exceptionCaughtGivesTheNextValue() {
    var x = started();
    script
        .send(x.athrow(new Boom("b")), null)
        .expect("body: caught Boom: b", "!! StopIteration(value=after)");
    script.send(x.anext(), null).expect("body: end", "!! StopAsyncIteration");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("D5 with every driver")
  void exceptionCaughtGivesTheNextValueToEveryDriver(Driver driver) {
    var x = g();
    script.step(() -> driver.drive(x.anext())).expect("body: start", "-> 1");
    script
        .step(() -> driver.drive(x.athrow(new Boom("b"))))
        .expect("body: caught Boom: b", "-> after");
  }

  @Test
  @DisplayName("D6 caught by a body that then ends, it is the end")
  void exceptionSwallowedIsTheEnd() {
    AsyncGenerator<Object, Object, String> x =
        AsyncGenerator.of(y -> {
          try {
            y.yield(1);
          } catch (Throwable e) {
            script.log("swallowed");
          }
          return "result";
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script
        .send(x.athrow(new Boom("b")), null)
        .expect("swallowed", "!! StopAsyncIteration(value=result)");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("D7 an exception raised instead comes out as it is, without a context")
  void exceptionRaisedInsteadComesOut() {
    Oops oops = new Oops("o");
    var x =
        generators.of(y -> {
          try {
            mayThrow(Boom.class);
            y.yield(1);
          } catch (Boom e) {
            throw oops;
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    assertThat(catchThrowable(() -> x.athrow(new Boom("b")).send(null))).isSameAs(oops);
    assertThat(oops).hasNoCause().hasNoSuppressedExceptions();
  }

  @Test
  @DisplayName("D7 a cause that the body gives is kept")
  void causeGivenByTheBodyIsKept() {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (Exception e) {
            throw new IllegalArgumentException("from", e);
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script
        .send(x.athrow(new Boom("b")), null)
        .expect("!! IllegalArgumentException: from <cause Boom: b>");
  }

  // ---- D8, D9: completed by send --------------------------------------------------------------

  @Test
  @DisplayName("D8 an athrow awaitable completed by send is not used up")
  void athrowCompletedBySendIsNotUsedUp() {
    AtomicReference<AsyncGenerator<Object, Object, Object>> self = new AtomicReference<>();
    var x =
        generators.of(y -> {
          try {
            mayThrow(Boom.class);
            y.yield(1);
          } catch (Boom e) {
            y.await(susp("s0"));
          }
          Object r = y.yield("after");
          script.log("yield gave", r, "running", self.get().isRunning());
          r = y.yield("third");
          script.log("yield gave", r);
        });
    self.set(x);
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    Coroutine<Object> a = x.athrow(new Boom("b"));
    script.send(a, null).expect("-> s0");
    script.send(a, null).expect("!! StopIteration(value=after)");
    script
        .send(a, "again")
        .expect("yield gave again running false", "!! StopIteration(value=third)");
    assertThat(x.isRunning()).isFalse();
    script.send(a, "more").expect("yield gave more", "!! StopAsyncIteration");
    script.send(a, "end?").expect("!! StopIteration(value=null)");
    script.send(a, null).expect(REUSED);
  }

  @Test
  @DisplayName("D8 nor is one that was suspended and is driven from inside its own body")
  void athrowDrivenFromInsideIsNotUsedUp() {
    AtomicReference<AsyncGenerator<Object, Object, Object>> self = new AtomicReference<>();
    AtomicReference<Coroutine<Object>> operation = new AtomicReference<>();
    var x =
        generators.of(y -> {
          try {
            mayThrow(Boom.class);
            y.yield(1);
          } catch (Boom e) {
            y.await(susp("s0"));
            script.send(operation.get(), null);
            script.log("running", self.get().isRunning());
            y.await(susp("s1"));
          }
          y.yield("after");
        });
    self.set(x);
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    Coroutine<Object> a = x.athrow(new Boom("b"));
    operation.set(a);
    script.send(a, null).expect("-> s0");
    script
        .send(a, null)
        .expect(
            "!! AlreadyExecutingException: async generator already executing",
            "running false",
            "-> s1");
    script.send(a, null).expect("!! StopIteration(value=after)");
    script.send(a, null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("D8 one completed in its first drive is used up")
  void athrowCompletedAtOnceIsUsedUp() {
    var x = started();
    Coroutine<Object> a = x.athrow(new Boom("b"));
    script.send(a, null).expect("body: caught Boom: b", "!! StopIteration(value=after)");
    script.send(a, null).expect(REUSED);
    script.throwIn(a, new Boom("c")).expect(REUSED);
    script.close(a).expect("-> null");
  }

  private AsyncGenerator<Object, Object, Object> handledWith(
      Function<String, Awaitable<Object>> awaited) {
    return generators.of(y -> {
      try {
        mayThrow(Boom.class);
        y.yield(1);
      } catch (Boom e) {
        script.log("await gave", y.await(awaited.apply("s0"), Oops.class));
        throw new Oops("o");
      }
    });
  }

  @Test
  @DisplayName("D9 nor is one that failed by send; on the finished generator it gives null once")
  void athrowFailedBySendIsNotUsedUp() {
    var x = handledWith(Leaf::susp);
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    Coroutine<Object> a = x.athrow(new Boom("b"));
    script.send(a, null).expect("-> s0");
    script.send(a, null).expect("await gave null", "!! Oops: o");
    script.send(a, null).expect("!! StopIteration(value=null)");
    script.send(a, null).expect(REUSED);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("D9 with every driver the handling of the exception can await")
  void handlingCanAwaitWithEveryDriver(Driver driver) {
    var x = handledWith(name -> Awaitable.of(later("v")));
    script.step(() -> driver.drive(x.anext())).expect("-> 1");
    script.step(() -> driver.drive(x.athrow(new Boom("b")))).expect("await gave v", "!! Oops: o");
    script.step(() -> driver.drive(x.anext())).expect("!! StopAsyncIteration");
  }

  // ---- D10 to D13: the checks -----------------------------------------------------------------

  @Test
  @DisplayName("D10 while another operation is in flight athrow is refused and disturbs nothing")
  void athrowIsRefusedWhileInFlight() {
    var x =
        generators.of(y -> {
          try {
            y.await(susp("s0"), Boom.class);
          } catch (Boom e) {
            script.log("at await", e);
          }
          y.yield("v");
        });
    Coroutine<Object> a = x.anext();
    script.send(a, null).expect("-> s0");
    Coroutine<Object> b = x.athrow(new Boom("b"));
    script.send(b, null).expect(RUNNING);
    script.send(b, null).expect(REUSED);
    script.throwIn(x.athrow(new Boom("b")), new Boom("c")).expect(RUNNING);
    script.close(x.athrow(new Boom("b"))).expect(RUNNING);
    assertThat(x.isRunning()).isTrue();
    script.throwIn(a, new Boom("b2")).expect("at await Boom: b2", "!! StopIteration(value=v)");
  }

  @Test
  @DisplayName("D11 on a finished generator awaiting athrow gives null and throws nothing")
  void athrowOnAFinishedGeneratorGivesNull() {
    var x = finished();
    script.send(x.athrow(new Boom("b")), null).expect("!! StopIteration(value=null)");
    script.send(x.athrow(new Boom("b")), "x").expect("!! StopIteration(value=null)");
    Coroutine<Object> a = x.athrow(new Boom("b"));
    script.send(a, null).expect("!! StopIteration(value=null)");
    script.send(a, null).expect(REUSED);
    script
        .send(generators.coroutine(c -> c.await(x.athrow(new Boom("b")))), null)
        .expect("!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("D11 that includes an awaitable made before the generator finished")
  void athrowMadeBeforeTheEndGivesNull() {
    var x = started();
    Coroutine<Object> a = x.athrow(new Boom("b"));
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    script.send(a, null).expect("!! StopIteration(value=null)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("D11 with every driver")
  void athrowOnAFinishedGeneratorGivesNullToEveryDriver(Driver driver) {
    var x = finished();
    script.step(() -> driver.drive(x.athrow(new Boom("b")))).expect("-> null");
    script.step(() -> driver.drive(x.athrow(new StopAsyncIteration()))).expect("-> null");
  }

  @Test
  @DisplayName("D12 what is thrown into a fresh athrow is thrown instead of its own exception")
  void throwingIntoAFreshOneReplacesItsException() {
    var x = started();
    script
        .throwIn(x.athrow(new Oops("e1")), new Boom("e2"))
        .expect("body: caught Boom: e2", "!! StopIteration(value=after)");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    script.throwIn(x.athrow(new Oops("e1")), new Boom("e2")).expect("!! Boom: e2");
    script.throwIn(x.athrow(new Oops("e1")), new GeneratorExit()).expect("!! GeneratorExit");
  }

  @Test
  @DisplayName("D13 a first send of a value is refused and does not use up athrow and aclose")
  void firstSendOfAValueIsRefused() {
    var x = started();
    Coroutine<Object> a = x.athrow(new Boom("b"));
    script.send(a, "v").expect(JUST_STARTED);
    assertThat(x.isRunning()).isFalse();
    script.send(a, null).expect("body: caught Boom: b", "!! StopIteration(value=after)");
    Coroutine<?> c = x.aclose();
    script.send(c, "v").expect(JUST_STARTED);
    script.send(c, null).expect("!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("D13 it is refused so on a just-started generator, too")
  void firstSendOfAValueIsRefusedOnAJustStartedGenerator() {
    var x = g();
    Coroutine<Object> a = x.athrow(new Boom("b"));
    script.send(a, "v").expect(JUST_STARTED);
    script.send(a, null).expect("!! Boom: b");
  }

  @Test
  @DisplayName("D13 running, closed and finished are checked before")
  void firstSendOfAValueIsCheckedLast() {
    var running = generators.of(y -> y.await(susp("s0")));
    script.send(running.anext(), null).expect("-> s0");
    Coroutine<Object> a = running.athrow(new Boom("b"));
    script.send(a, "v").expect(RUNNING);
    script.send(a, null).expect(REUSED);

    var closed = refusing();
    script.send(closed.anext(), null).expect("!! StopIteration(value=y)");
    script.send(closed.aclose(), null).expect("refused GeneratorExit", IGNORED);
    a = closed.athrow(new Boom("b"));
    script.send(a, "v").expect("!! StopAsyncIteration");
    script.send(a, null).expect(REUSED);

    a = finished().athrow(new Boom("b"));
    script.send(a, "v").expect("!! StopIteration(value=null)");
    script.send(a, null).expect(REUSED);
  }

  // ---- D14 to D16: special exceptions ---------------------------------------------------------

  @Test
  @DisplayName("D14 GeneratorExit thrown by athrow comes out")
  void generatorExitComesOut() {
    var x = started();
    GeneratorExit exit = new GeneratorExit();
    assertThat(catchThrowable(() -> x.athrow(exit).send(null))).isSameAs(exit);
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("D14 if the body catches it and yields, that value is delivered")
  void valueYieldedOnGeneratorExitIsDelivered() {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit e) {
            y.yield("kept");
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script.send(x.athrow(new GeneratorExit()), null).expect("!! StopIteration(value=kept)");
  }

  @Test
  @DisplayName("D15 StopAsyncIteration and StopIteration thrown at a yield do not leave the body")
  void endsThrownAtAYieldAreConverted() {
    StopAsyncIteration end = new StopAsyncIteration("t");
    var x = started();
    assertThatThrownBy(() -> x.athrow(end).send(null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("async generator raised StopAsyncIteration")
        .cause()
        .isSameAs(end);
    script
        .send(started().athrow(new StopIteration("t")), null)
        .expect(
            "!! IllegalStateException: async generator raised StopIteration"
                + " <cause StopIteration(value=t)>");
  }

  @Test
  @DisplayName("D16 thrown into a just-started generator or coroutine they come out as they are")
  void endsThrownAtTheStartAreNotConverted() {
    var x = g();
    StopAsyncIteration end = new StopAsyncIteration("t");
    assertThat(catchThrowable(() -> x.athrow(end).send(null))).isSameAs(end);
    script.send(x.anext(), null).expect("!! StopAsyncIteration");

    var z = g();
    script.send(z.athrow(new StopIteration("t")), null).expect("!! StopIteration(value=t)");
    script.send(z.anext(), null).expect("!! StopAsyncIteration");

    script
        .throwIn(generators.coroutine(c -> null), new StopIteration("t"))
        .expect("!! StopIteration(value=t)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("D16 so every driver takes StopIteration for a completion")
  void stopIterationThrownAtTheStartIsACompletion(Driver driver) {
    script.step(() -> driver.drive(g().athrow(new StopIteration("t")))).expect("-> t");
    script
        .step(() ->
            driver.drive(generators.coroutine(c -> c.await(g().athrow(new StopIteration("t"))))))
        .expect("-> t");
    script
        .step(() -> driver.drive(g().athrow(new StopAsyncIteration("t"))))
        .expect("!! StopAsyncIteration(value=t)");
  }

  // ---- D17 to D20 -----------------------------------------------------------------------------

  @Test
  @DisplayName("D17 thrown into a catch block, an exception comes out as it is, without a context")
  void exceptionThrownIntoACatchBlock() {
    var x =
        generators.of(y -> {
          try {
            throw new ArithmeticException("/ by zero");
          } catch (ArithmeticException e) {
            y.yield("in except");
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=in except)");
    Boom boom = new Boom("b");
    assertThat(catchThrowable(() -> x.athrow(boom).send(null))).isSameAs(boom);
    assertThat(boom).hasNoCause().hasNoSuppressedExceptions();
  }

  @Test
  @DisplayName("D18 closing a fresh athrow closes the generator; its exception is never used")
  void closingAFreshOneClosesTheGenerator() {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (Throwable e) {
            script.log("saw", e);
            throw e;
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    Coroutine<Object> a = x.athrow(new Boom("b"));
    script.close(a).expect("saw GeneratorExit", "-> null");
    assertThat(x.isFinished()).isTrue();
    script.send(a, null).expect(REUSED);
  }

  @Test
  @DisplayName("D18 closing a fresh athrow kills a just-started generator")
  void closingAFreshOneKillsAJustStartedGenerator() {
    var x = g();
    script.close(x.athrow(new Boom("b"))).expect("-> null");
    assertThat(x.isFinished()).isTrue();
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("D18 on a finished generator closing a fresh athrow does nothing but use it up")
  void closingAFreshOneOfAFinishedGenerator() {
    Coroutine<Object> a = finished().athrow(new Boom("b"));
    script.close(a).expect("-> null");
    script.send(a, null).expect(REUSED);
  }

  private AsyncGenerator<Object, Object, Object> refusing() {
    return generators.of(y -> {
      for (int i = 0; i < 10; i++) { // not for ever, or it could not be got rid of
        try {
          Object r = y.yield("y");
          script.log("gave", r);
        } catch (Throwable e) {
          script.log("refused", e);
        }
      }
    });
  }

  @Test
  @DisplayName("D19 a generator that refused to be closed has ended for athrow and aclose only")
  void generatorThatRefusedToBeClosed() {
    var x = refusing();
    script.send(x.anext(), null).expect("!! StopIteration(value=y)");
    script.send(x.aclose(), null).expect("refused GeneratorExit", IGNORED);
    script.send(x.athrow(new Boom("b")), null).expect("!! StopAsyncIteration");
    script.send(x.aclose(), null).expect("!! StopAsyncIteration");
    script.send(x.asend("v"), null).expect("gave v", "!! StopIteration(value=y)");
    script
        .throwIn(x.athrow(new Boom("b")), new Boom("c"))
        .expect("refused Boom: c", "!! StopIteration(value=y)");
    script.throwIn(x.aclose(), new Boom("d")).expect("refused Boom: d", IGNORED);
  }

  @Test
  @DisplayName("D20 after the end athrow and aclose give null")
  void afterTheEndAthrowAndAcloseGiveNull() {
    var x = started();
    script
        .send(x.anext(), null)
        .expect("body: yield 1 gave null", "body: end", "!! StopAsyncIteration");
    script.send(x.athrow(new Boom("b")), null).expect("!! StopIteration(value=null)");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("D20 also after a GeneratorExit has come out")
  void afterGeneratorExitAthrowAndAcloseGiveNull() {
    var x = started();
    script.send(x.athrow(new GeneratorExit()), null).expect("!! GeneratorExit");
    script.send(x.athrow(new Boom("b")), null).expect("!! StopIteration(value=null)");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }

  // ---- D21, D22: throwing at an inner await ---------------------------------------------------

  @Test
  @DisplayName("D21 what is thrown into an athrow in flight appears at the inner await")
  void throwingIntoOneInFlightThrowsAtTheAwait() {
    var x = caughtTwice(Leaf::susp);
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    Coroutine<Object> a = x.athrow(new Boom("b"));
    script.send(a, null).expect("-> s0");
    script.throwIn(a, new Oops("o")).expect("at await Oops: o", "!! StopIteration(value=after)");
    script.send(a, null).expect(REUSED);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("D21 so does, with every driver, the failure of what is awaited")
  void failureOfAnInnerAwaitAppearsAtTheAwait(Driver driver) {
    var x = caughtTwice(name -> Awaitable.of(failingLater(new Oops("o"))));
    script.step(() -> driver.drive(x.anext())).expect("-> 1");
    script.step(() -> driver.drive(x.athrow(new Boom("b")))).expect("at await Oops: o", "-> after");
  }

  private AsyncGenerator<Object, Object, Object> caughtTwice(
      Function<String, Awaitable<Object>> awaited) {
    return generators.of(y -> {
      try {
        mayThrow(Boom.class);
        y.yield(1);
      } catch (Boom e) {
        try {
          y.await(awaited.apply("s0"));
        } catch (Oops o) {
          script.log("at await", o);
        }
        y.yield("after");
      }
    });
  }

  /** D22's It. */
  private final class It implements Coroutine<Object> {
    @Override
    public Object send(Object value) {
      return "tok";
    }

    @Override
    public Object throwIn(Throwable error) {
      script.log("It.throw", error);
      throw raise(error);
    }

    @Override
    public Object close() {
      script.log("It.close");
      return null;
    }
  }

  private AsyncGenerator<Object, Object, Object> awaitingIt(
      AtomicReference<Coroutine<Object>> reenter) {
    return generators.of(y -> {
      if (reenter.get() != null) {
        assertThatThrownBy(() -> reenter.get().send(null))
            .isInstanceOf(AlreadyExecutingException.class);
      }
      try {
        y.await(new It());
      } catch (Throwable e) {
        script.log("at await", e);
        throw e;
      }
      y.yield(null);
    });
  }

  @Test
  @DisplayName("D22 GeneratorExit thrown into an operation closes the awaited one first")
  void generatorExitThrownInClosesTheAwaitedOneFirst() {
    Coroutine<Object> a = awaitingIt(new AtomicReference<>()).anext();
    script.send(a, null).expect("-> tok");
    script
        .throwIn(a, new GeneratorExit())
        .expect("It.close", "at await GeneratorExit", "!! GeneratorExit");

    Coroutine<Object> b = awaitingIt(new AtomicReference<>()).anext();
    script.send(b, null).expect("-> tok");
    script.close(b).expect("It.close", "at await GeneratorExit", "-> null");
  }

  @Test
  @DisplayName("D22 other exceptions go to the awaited one's throwIn")
  void otherExceptionsGoToTheAwaitedThrowIn() {
    Coroutine<Object> a = awaitingIt(new AtomicReference<>()).anext();
    script.send(a, null).expect("-> tok");
    script.throwIn(a, new Boom("b")).expect("It.throw Boom: b", "at await Boom: b", "!! Boom: b");
  }

  @Test
  @DisplayName("D22 GeneratorExit of a driven aclose goes to the awaited one's throwIn")
  void generatorExitOfADrivenAcloseIsPassedOn() {
    AtomicReference<Coroutine<Object>> self = new AtomicReference<>();
    var x = awaitingIt(self);
    Coroutine<Object> a = x.anext();
    self.set(a);
    script.send(a, null).expect("-> tok");
    assertThat(x.isRunning()).isFalse();
    script
        .send(x.aclose(), null)
        .expect("It.throw GeneratorExit", "at await GeneratorExit", "!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("D22 so does GeneratorExit of a driven athrow")
  void generatorExitOfADrivenAthrowIsPassedOn() {
    AtomicReference<Coroutine<Object>> self = new AtomicReference<>();
    var x = awaitingIt(self);
    Coroutine<Object> a = x.anext();
    self.set(a);
    script.send(a, null).expect("-> tok");
    assertThat(x.isRunning()).isFalse();
    script
        .send(x.athrow(new GeneratorExit()), null)
        .expect("It.throw GeneratorExit", "at await GeneratorExit", "!! GeneratorExit");
  }
}
