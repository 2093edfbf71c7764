package dev.agen.protocol;

import static dev.agen.protocol.Shorthand.later;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncGenerator.State;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Leaf;
import dev.agen.fixtures.Script;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * SEMANTICS group C: asend(value).
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>C10: a wrong number of arguments does not compile.
 * </ul>
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class AsendTest {

  private static final String REUSED =
      "!! IllegalStateException: cannot reuse already awaited __anext__()/asend()";
  private static final String JUST_STARTED =
      "!! IllegalArgumentException: can't send non-None value to a just-started async generator";

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  // ---- setup-C1 -------------------------------------------------------------------------------

  private AsyncGenerator<Object, Object, Object> g() {
    return generators.of(y -> {
      script.log("body: start");
      Object r = y.yield(1);
      script.log("body: yield 1 gave", r);
      r = y.yield(2);
      script.log("body: yield 2 gave", r);
    });
  }

  private AsyncGenerator<Object, Object, Object> ga() {
    return ga(Leaf::susp);
  }

  private AsyncGenerator<Object, Object, Object> ga(Function<String, Awaitable<Object>> awaited) {
    return generators.of(y -> {
      Object r = y.yield(1);
      script.log("body: yield gave", r);
      r = y.await(awaited.apply("s0"));
      script.log("body: await gave", r);
      y.yield(2);
    });
  }

  // ---- C1 to C5: what the yield gives ---------------------------------------------------------

  @Test
  @DisplayName("C1 asend(null) is anext()")
  void sendingNullIsAnext() {
    var x = g();
    script.send(x.asend(null), null).expect("body: start", "!! StopIteration(value=1)");
    script.send(x.asend(null), null).expect("body: yield 1 gave null", "!! StopIteration(value=2)");
  }

  @Test
  @DisplayName("C2 the value becomes that of the yield; the result is the next value yielded")
  void valueBecomesThatOfTheYield() {
    var x = g();
    script.send(x.asend(null), null).expect("body: start", "!! StopIteration(value=1)");
    script.send(x.asend("v"), null).expect("body: yield 1 gave v", "!! StopIteration(value=2)");
    script.send(x.asend("w"), null).expect("body: yield 2 gave w", "!! StopAsyncIteration");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("C2 every driver delivers it")
  void everyDriverDeliversTheValue(Driver driver) {
    var x = g();
    script.step(() -> driver.drive(x.asend(null))).expect("body: start", "-> 1");
    script.step(() -> driver.drive(x.asend("v"))).expect("body: yield 1 gave v", "-> 2");
    script
        .step(() -> driver.drive(x.asend("w")))
        .expect("body: yield 2 gave w", "!! StopAsyncIteration");
  }

  @Test
  @DisplayName("C2 values of every kind are delivered as they are")
  void valuesOfEveryKindAreDelivered() {
    Object[] received = new Object[1];
    var x =
        generators.of(y -> {
          while (true) {
            received[0] = y.yield("next");
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=next)");
    Object[] values = {new Object(), new Boom("b"), new StopIteration(1), x};
    for (Object value : values) {
      script.send(x.asend(value), null).expect("!! StopIteration(value=next)");
      assertThat(received[0]).isSameAs(value);
    }
  }

  @Test
  @DisplayName("C3 a value for a just-started generator is refused when it is driven")
  void valueForAJustStartedGeneratorIsRefused() {
    var x = g();
    Coroutine<Object> a = x.asend("early");
    Coroutine<Object> b = x.asend("early2");
    script.send(a, null).expect(JUST_STARTED);
    script.send(a, null).expect(REUSED);
    assertThat(x.state()).isEqualTo(State.CREATED);
    script.send(x.anext(), null).expect("body: start", "!! StopIteration(value=1)");
    script.send(b, null).expect("body: yield 1 gave early2", "!! StopIteration(value=2)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("C3 with every driver")
  void everyDriverRefusesAnEarlyValue(Driver driver) {
    var x = g();
    Coroutine<Object> a = x.asend("early");
    script.step(() -> driver.drive(a)).expect(JUST_STARTED);
    script.step(() -> driver.drive(a)).expect(REUSED);
    script.step(() -> driver.drive(x.anext())).expect("body: start", "-> 1");
  }

  @Test
  @DisplayName("C4 what the first drive sends replaces the value")
  void firstDriveReplacesTheValue() {
    var x = g();
    script.send(x.asend(null), "w").expect(JUST_STARTED);
    script.send(x.asend(null), null).expect("body: start", "!! StopIteration(value=1)");
    script.send(x.asend("v"), "w").expect("body: yield 1 gave w", "!! StopIteration(value=2)");
  }

  @Test
  @DisplayName("C5 each value goes to the yield that is current when it is driven")
  void orderOfDrivingCounts() {
    var x = g();
    Coroutine<Object> a = x.asend(null);
    Coroutine<Object> b = x.asend("b");
    Coroutine<Object> c = x.asend("c");
    script.send(a, null).expect("body: start", "!! StopIteration(value=1)");
    script.send(c, null).expect("body: yield 1 gave c", "!! StopIteration(value=2)");
    script.send(b, null).expect("body: yield 2 gave b", "!! StopAsyncIteration");
  }

  // ---- C6 to C9: in an await, after the end, throwing -----------------------------------------

  @Test
  @DisplayName("C6 in an inner await, what is sent goes there, and the value is not sent again")
  void innerAwaitGetsWhatIsSentLater() {
    var x = ga();
    script.send(x.asend(null), null).expect("!! StopIteration(value=1)");
    Coroutine<Object> a = x.asend("for-yield");
    script.send(a, null).expect("body: yield gave for-yield", "-> s0");
    script.send(a, "for-await").expect("body: await gave for-await", "!! StopIteration(value=2)");
  }

  @Test
  @DisplayName("C6 not even if null is sent")
  void valueIsNotSentAgainForNull() {
    var x = ga();
    script.send(x.asend(null), null).expect("!! StopIteration(value=1)");
    Coroutine<Object> a = x.asend("for-yield");
    script.send(a, null).expect("body: yield gave for-yield", "-> s0");
    script.send(a, null).expect("body: await gave null", "!! StopIteration(value=2)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("C6 with every driver the value goes to the yield and the stage's to the await")
  void everyDriverKeepsYieldAndAwaitApart(Driver driver) {
    var x = ga(name -> Awaitable.of(later("for-await")));
    script.step(() -> driver.drive(x.asend(null))).expect("-> 1");
    script
        .step(() -> driver.drive(x.asend("for-yield")))
        .expect("body: yield gave for-yield", "body: await gave for-await", "-> 2");
  }

  @Test
  @DisplayName("C7 on a finished generator it is the end, whatever is sent")
  void finishedGeneratorIsAtTheEnd() {
    var x = g();
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    script.send(x.asend("v"), null).expect("!! StopAsyncIteration");
    script.send(x.asend(null), "v").expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("C8 throwing into a fresh asend discards the value")
  void throwingIntoAFreshOneDiscardsTheValue() {
    var x = g();
    script.send(x.asend(null), null).expect("body: start", "!! StopIteration(value=1)");
    script.throwIn(x.asend("v"), new Boom("b")).expect("!! Boom: b");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("C8 on a just-started generator the exception comes straight out and finishes it")
  void throwingIntoAFreshOneFinishesAJustStartedGenerator() {
    var x = g();
    script.throwIn(x.asend("v"), new Boom("b")).expect("!! Boom: b");
    assertThat(x.isFinished()).isTrue();
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("C9 thrown into a fresh asend of a finished generator, an exception comes out")
  void throwingIntoAFreshOneOfAFinishedGenerator() {
    var x = g();
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    Coroutine<Object> a = x.asend("v");
    script.throwIn(a, new Boom("b")).expect("!! Boom: b");
    script.send(a, null).expect(REUSED);

    StopAsyncIteration end = new StopAsyncIteration("as is");
    assertThat(catchThrowable(() -> x.anext().throwIn(end))).isSameAs(end);
    script.throwIn(x.anext(), new StopIteration(9)).expect("!! StopIteration(value=9)");
  }

  // ---- C11, C12 -------------------------------------------------------------------------------

  @Test
  @DisplayName("C11 the messages are those of anext")
  void messagesAreThoseOfAnext() {
    var x = ga();
    Coroutine<Object> a = x.asend(null);
    script.send(a, null).expect("!! StopIteration(value=1)");
    script.send(a, null).expect(REUSED);
    a = x.asend("v");
    script.send(a, null).expect("body: yield gave v", "-> s0");
    Coroutine<Object> b = x.asend("w");
    script
        .send(b, null)
        .expect("!! AlreadyRunningException: anext(): asynchronous generator is already running");
    script.send(b, null).expect(REUSED);
  }

  private Coroutine<Object> main(Function<String, Awaitable<Object>> awaited) {
    return generators.coroutine(c -> {
      var x = ga(awaited);
      script.log("got", c.await(x.asend(null)));
      script.log("got", c.await(x.asend("V")));
      return "end";
    });
  }

  @Test
  @DisplayName("C12 awaited in a coroutine, it passes tokens up and sent values down")
  void awaitingPassesTokensUpAndValuesDown() {
    Coroutine<Object> c = main(Leaf::susp);
    script.send(c, null).expect("got 1", "body: yield gave V", "-> s0");
    script.send(c, "S").expect("body: await gave S", "got 2", "!! StopIteration(value=end)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("C12 with every driver")
  void everyDriverDrivesThroughACoroutine(Driver driver) {
    script
        .step(() -> driver.drive(main(name -> Awaitable.of(later("S")))))
        .expect("got 1", "body: yield gave V", "body: await gave S", "got 2", "-> end");
  }
}
