package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.protocol.Shorthand.failingLater;
import static dev.agen.protocol.Shorthand.later;
import static dev.agen.protocol.Shorthand.onceWaitedFor;
import static dev.agen.protocol.Shorthand.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
 * SEMANTICS group A: coroutines and how awaitables are driven.
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>A1, in part: a wrong signature does not compile, and a coroutine has no {@code cr_} fields.
 *   <li>A9, in part: what is not a Throwable does not compile, and classes are not instantiated;
 *       only null is left to be rejected.
 *   <li>A16: the warning about a coroutine that was never awaited depends on garbage collection;
 *       see FinalizationTest.
 *   <li>A17, in part: awaiting what is not awaitable does not compile. What Python forbids, an
 *       {@code __await__} that returns a coroutine, is the rule here.
 *   <li>A18, in part: a coroutine made by a user always has all three methods.
 *   <li>A20: there are no generator-based coroutines; what can be awaited again instead is an
 *       awaitable that gives a new coroutine for each await.
 *   <li>A22: coroutines do not tell their state; generators do (F9, F11).
 *   <li>A23, in part: there is no wrapper; a coroutine is its own {@code __await__}.
 *   <li>A24: exceptions have no {@code __context__}; they pass as they are.
 *   <li>A25: what happens to a suspended coroutine that is dropped depends on garbage collection;
 *       see FinalizationTest.
 * </ul>
 */
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class CoroutineTest {

  private static final String REUSED =
      "!! IllegalStateException: cannot reuse already awaited coroutine";

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  // ---- setup-A1 -------------------------------------------------------------------------------

  private Coroutine<Object> f(Object x) {
    return generators.coroutine(c -> {
      script.log("body: start");
      return x;
    });
  }

  private Coroutine<Object> g(int n) {
    return g(n, Leaf::susp);
  }

  private Coroutine<Object> g(int n, Function<String, Awaitable<Object>> awaited) {
    return generators.coroutine(c -> {
      script.log("body: start");
      for (int i = 0; i < n; i++) {
        Object r = c.await(awaited.apply("s" + i));
        script.log("body: resumed with", r);
      }
      return "R";
    });
  }

  // ---- A1 to A6: starting, resuming, returning ------------------------------------------------

  @Test
  @DisplayName("A1 making a coroutine runs nothing of its body")
  void makingRunsNothing() {
    Coroutine<Object> c = f(0);
    script.expect();

    script.send(c, null).expect("body: start", "!! StopIteration(value=0)");
  }

  @Test
  @DisplayName("A1 a missing body is refused when the coroutine is made")
  void missingBodyIsRefusedAtOnce() {
    assertThatNullPointerException().isThrownBy(() -> Coroutine.of(null));
  }

  @Test
  @DisplayName(
      "A2 send runs to the first suspension and gives the token of the innermost awaitable")
  void sendRunsToTheNextSuspension() {
    Coroutine<Object> c = g(2);
    script.send(c, null).expect("body: start", "-> s0");
    script.send(c, null).expect("body: resumed with null", "-> s1");
    script.send(c, null).expect("body: resumed with null", "!! StopIteration(value=R)");
  }

  @Test
  @DisplayName("A2 any object is a token, and it arrives as it is; so is null")
  void tokensAreOpaque() {
    Object token = new Object();
    Coroutine<Object> c =
        generators.coroutine(a -> {
          a.await(susp(token));
          a.await(susp(null));
          return a.await(susp(new StopIteration("only a token")));
        });
    assertThat(c.send(null)).isSameAs(token);
    assertThat(c.send(null)).isNull();
    assertThat(c.send(null)).isInstanceOf(StopIteration.class);
    script.send(c, "end").expect("!! StopIteration(value=end)");
  }

  @Test
  @DisplayName("A3 what is sent becomes the value of the innermost suspension")
  void sentValueReachesTheInnermostSuspension() {
    Coroutine<Object> c = g(1);
    script.send(c, null).expect("body: start", "-> s0");
    script.send(c, "hello").expect("body: resumed with hello", "!! StopIteration(value=R)");
  }

  @Test
  @DisplayName("A3 it does so through any number of coroutines that await each other")
  void sentValueReachesTheInnermostSuspensionOfAChain() {
    Coroutine<Object> chain = g(2);
    for (int i = 0; i < 5; i++) {
      Coroutine<Object> inner = chain;
      chain = generators.coroutine(c -> c.await(inner));
    }
    script.send(chain, null).expect("body: start", "-> s0");
    script.send(chain, "hello").expect("body: resumed with hello", "-> s1");
    script.send(chain, 7).expect("body: resumed with 7", "!! StopIteration(value=R)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A3 every driver resumes with what the awaited stage gives")
  void everyDriverResumes(Driver driver) {
    script
        .step(() -> driver.drive(g(2, name -> Awaitable.of(later(name + " done")))))
        .expect("body: start", "body: resumed with s0 done", "body: resumed with s1 done", "-> R");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A3 no driver resumes before a stage that is the token has completed")
  void everyDriverWaitsForTheToken(Driver driver) {
    CompletableFuture<Object> token = onceWaitedFor("not delivered: the stage is the token only");
    Coroutine<Object> c =
        generators.coroutine(a -> {
          script.log("resumed with", a.await(susp(token)));
          return token.isDone();
        });
    script.step(() -> driver.drive(c)).expect("resumed with null", "-> true");
    token.cancel(false); // in case nobody waited
  }

  @Test
  @DisplayName("A4 a first send of a value is refused and does the coroutine no harm")
  void firstSendOfAValueIsRefused() {
    Coroutine<Object> c = f(0);
    script
        .send(c, 1)
        .expect(
            "!! IllegalArgumentException: can't send non-None value to a just-started coroutine");
    script.send(c, null).expect("body: start", "!! StopIteration(value=0)");
  }

  @Test
  @DisplayName("A5 results travel unchanged, also null, exceptions and StopIteration")
  void resultsTravelUnchanged() {
    script.send(generators.coroutine(c -> null), null).expect("!! StopIteration(value=null)");
    script
        .send(generators.coroutine(c -> List.of(1, 2)), null)
        .expect("!! StopIteration(value=[1, 2])");
    List<Object> results =
        Arrays.asList(
            new Boom("x"),
            new StopIteration(3),
            new StopAsyncIteration("z"),
            new GeneratorExit(),
            new CompletableFuture<>());
    for (Object result : results) {
      assertThatThrownBy(() -> generators.coroutine(c -> result).send(null))
          .isInstanceOfSatisfying(
              StopIteration.class, stop -> assertThat(stop.value()).isSameAs(result));
    }
  }

  @Test
  @DisplayName("A5 the completion with null has no message, like StopIteration without arguments")
  void completionWithNullHasNoMessage() {
    assertThatThrownBy(() -> generators.coroutine(c -> null).send(null))
        .isInstanceOf(StopIteration.class)
        .hasMessage(null);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A5 every driver gives the result as it is")
  void everyDriverGivesTheResult(Driver driver) throws Throwable {
    for (Object result : Arrays.asList(null, new Boom("x"), new StopIteration(3))) {
      assertThat(driver.drive(generators.coroutine(c -> result))).isSameAs(result);
    }
  }

  @Test
  @DisplayName("A6 a finished coroutine refuses to be sent to, thrown into and awaited")
  void finishedCoroutineIsUsedUp() {
    Coroutine<Object> c = f(0);
    script.send(c, null).expect("body: start", "!! StopIteration(value=0)");
    script.send(c, null).expect(REUSED);
    script.send(c, 5).expect(REUSED);
    script.throwIn(c, new Boom("b")).expect(REUSED);
    script.close(c).expect("-> null");
    script.send(generators.coroutine(outer -> outer.await(c)), null).expect(REUSED);
  }

  @Test
  @DisplayName("A6 it is the same for one that failed")
  void failedCoroutineIsUsedUp() {
    Coroutine<Object> c =
        generators.coroutine(a -> {
          throw new Boom("b");
        });
    script.send(c, null).expect("!! Boom: b");
    script.send(c, null).expect(REUSED);
    script.throwIn(c, new Oops("o")).expect(REUSED);
    script.close(c).expect("-> null");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A6 no driver drives a finished coroutine again")
  void noDriverReusesAFinishedCoroutine(Driver driver) {
    Coroutine<Object> c = f(7);
    script.step(() -> driver.drive(c)).expect("body: start", "-> 7");
    script.step(() -> driver.drive(c)).expect(REUSED);
  }

  // ---- A7 to A9: throwing in ------------------------------------------------------------------

  @Test
  @DisplayName("A7 thrown into a just-started coroutine, an exception comes straight out")
  void throwingIntoAJustStartedOneRunsNothing() {
    Coroutine<Object> c =
        generators.coroutine(a -> {
          try {
            script.log("in try");
            a.await(susp("never"), Boom.class);
          } catch (Boom e) {
            script.log("never");
          }
          return null;
        });
    script.throwIn(c, new Boom("b")).expect("!! Boom: b");
    script.send(c, null).expect(REUSED);
  }

  private Coroutine<Object> catchesBoom(Function<String, Awaitable<Object>> awaited) {
    return generators.coroutine(c -> {
      try {
        c.await(awaited.apply("one"), Boom.class);
      } catch (Boom e) {
        script.log("caught", e);
      }
      c.await(awaited.apply("two"));
      return "done";
    });
  }

  @Test
  @DisplayName("A8 thrown in at a suspension, an exception can be caught there")
  void exceptionThrownInCanBeCaught() {
    Coroutine<Object> c = catchesBoom(Leaf::susp);
    script.send(c, null).expect("-> one");
    script.throwIn(c, new Boom("b")).expect("caught Boom: b", "-> two");
    script.send(c, null).expect("!! StopIteration(value=done)");
  }

  @Test
  @DisplayName("A8 if nobody catches it, it comes out and the coroutine is finished")
  void exceptionThrownInAndNotCaughtComesOut() {
    Coroutine<Object> c = catchesBoom(Leaf::susp);
    script.send(c, null).expect("-> one");
    script.throwIn(c, new Oops("o")).expect("!! Oops: o");
    script.send(c, null).expect(REUSED);
  }

  @Test
  @DisplayName("A8 every level of a chain may catch it, the innermost first")
  void everyLevelMayCatch() {
    Coroutine<Object> inner =
        generators.coroutine(c -> {
          try {
            return c.await(susp("s"));
          } catch (Exception e) {
            script.log("inner:", e);
            throw new Oops("from inner");
          }
        });
    Coroutine<Object> outer =
        generators.coroutine(c -> {
          try {
            return c.await(inner);
          } catch (Exception e) {
            script.log("outer:", e);
            return "caught";
          }
        });
    script.send(outer, null).expect("-> s");
    script
        .throwIn(outer, new Boom("b"))
        .expect("inner: Boom: b", "outer: Oops: from inner", "!! StopIteration(value=caught)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A8 every driver throws in what the awaited stage failed with")
  void everyDriverThrowsIn(Driver driver) {
    script
        .step(() ->
            driver.drive(
                catchesBoom(name ->
                    Awaitable.of(name.equals("one") ? failingLater(new Boom("b")) : later(2)))))
        .expect("caught Boom: b", "-> done");

    script
        .step(() ->
            driver.drive(
                catchesBoom(name ->
                    Awaitable.of(
                        failingLater(name.equals("one") ? new Boom("b") : new Oops("o"))))))
        .expect("caught Boom: b", "!! Oops: o");
  }

  @Test
  @DisplayName("A9 null is rejected before anything is touched: just-started")
  void throwingNullIntoAJustStartedOneTouchesNothing() {
    Coroutine<Object> c = g(1);
    assertThatNullPointerException().isThrownBy(() -> c.throwIn(null));
    script.send(c, null).expect("body: start", "-> s0");
  }

  @Test
  @DisplayName("A9 null is rejected before anything is touched: suspended in an await")
  void throwingNullIntoASuspendedOneTouchesNothing() {
    Coroutine<Object> c =
        generators.coroutine(a -> {
          try {
            return a.await(susp("s"));
          } catch (Throwable e) {
            script.log("never", e);
            throw e;
          }
        });
    script.send(c, null).expect("-> s");
    assertThatNullPointerException().isThrownBy(() -> c.throwIn(null));
    script.send(c, "v").expect("!! StopIteration(value=v)");
  }

  @Test
  @DisplayName("A9 exceptions of all kinds are thrown in and come out as the same instance")
  void identityOfWhatIsThrownInIsKept() {
    List<Throwable> errors =
        List.of(new Boom("same"), new Oops("same"), new Error("same"), new Throwable("same") {});
    for (Throwable error : errors) {
      assertThat(catchThrowable(() -> g(1).throwIn(error))).isSameAs(error);

      Coroutine<Object> started = generators.coroutine(c -> c.await(g(1)));
      assertThat(started.send(null)).isEqualTo("s0");
      assertThat(catchThrowable(() -> started.throwIn(error))).isSameAs(error);
    }
  }

  // ---- A10 to A13: closing --------------------------------------------------------------------

  @Test
  @DisplayName("A10 closing a just-started coroutine finishes it and runs nothing")
  void closingAJustStartedOneRunsNothing() {
    Coroutine<Object> c = f(0);
    script.close(c).expect("-> null");
    script.send(c, null).expect(REUSED);
  }

  private Coroutine<Object> seesGeneratorExit(boolean swallow) {
    return generators.coroutine(c -> {
      try {
        c.await(susp("s"));
      } catch (GeneratorExit e) {
        script.log("GeneratorExit seen");
        if (swallow) {
          return "ret";
        }
        throw e;
      } finally {
        script.log("finally");
      }
      return null;
    });
  }

  @Test
  @DisplayName("A11 close throws GeneratorExit in at the suspension; cleanup runs")
  void closeThrowsGeneratorExitIn() {
    Coroutine<Object> c = seesGeneratorExit(false);
    script.send(c, null).expect("-> s");
    script.close(c).expect("GeneratorExit seen", "finally", "-> null");
    script.send(c, null).expect(REUSED);
    script.close(c).expect("-> null");
  }

  @Test
  @DisplayName("A11 close hands back what a body returns that catches GeneratorExit")
  void closeHandsBackTheResult() {
    Coroutine<Object> c = seesGeneratorExit(true);
    script.send(c, null).expect("-> s");
    script.close(c).expect("GeneratorExit seen", "finally", "-> ret");
    script.send(c, null).expect(REUSED);
  }

  @Test
  @DisplayName("A12 a coroutine that suspends while being closed has ignored it, and lives on")
  void suspendingWhileBeingClosedIsAnError() {
    Coroutine<Object> c =
        generators.coroutine(a -> {
          try {
            a.await(susp("a"));
          } catch (GeneratorExit e) {
            script.log("ignoring");
          }
          a.await(susp("b"));
          return "end";
        });
    script.send(c, null).expect("-> a");
    script.close(c).expect("ignoring", "!! IllegalStateException: coroutine ignored GeneratorExit");
    script.send(c, null).expect("!! StopIteration(value=end)");
  }

  private static void cleanUp(Boom failure) throws Boom {
    throw failure;
  }

  @Test
  @DisplayName("A13 what the cleanup throws comes out of close")
  void closeThrowsWhatTheCleanupThrows() {
    Boom boom = new Boom("cleanup");
    Coroutine<Object> c =
        generators.coroutine(a -> {
          try {
            return a.await(susp("a"));
          } catch (GeneratorExit e) {
            throw boom;
          }
        });
    script.send(c, null).expect("-> a");
    assertThat(catchThrowable(c::close)).isSameAs(boom);
    script.send(c, null).expect(REUSED);
  }

  // ---- A14, A15: re-entrance, conversion ------------------------------------------------------

  @Test
  @DisplayName("A14 a coroutine cannot be driven from inside itself")
  void drivingItselfIsRefused() {
    AtomicReference<Coroutine<Object>> self = new AtomicReference<>();
    Coroutine<Object> c =
        generators.coroutine(a -> {
          script.send(self.get(), null);
          script.throwIn(self.get(), new Boom("b"));
          script.close(self.get());
          script.step(() -> a.await(self.get()));
          a.await(susp("x"));
          return null;
        });
    self.set(c);
    script
        .send(c, null)
        .expect(
            "!! AlreadyExecutingException: coroutine already executing",
            "!! AlreadyExecutingException: coroutine already executing",
            "!! AlreadyExecutingException: coroutine already executing",
            "!! AlreadyExecutingException: coroutine already executing",
            "-> x");
    script.send(c, null).expect("!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("A14 a coroutine that is suspended by somebody else cannot be awaited")
  void awaitingASuspendedOneIsRefused() {
    Coroutine<Object> c = g(1);
    script.send(c, null).expect("body: start", "-> s0");
    String refused = "!! IllegalStateException: coroutine is being awaited already";
    script.send(generators.coroutine(outer -> outer.await(c)), null).expect(refused);
    script.step(c::await).expect(refused);
    script.send(c, "v").expect("body: resumed with v", "!! StopIteration(value=R)");
  }

  @Test
  @DisplayName("A14 the body that is refused can catch that and go on")
  void refusedAwaitCanBeCaught() {
    Coroutine<Object> c = g(1);
    script.send(c, null).expect("body: start", "-> s0");
    Coroutine<Object> outer =
        generators.coroutine(a -> {
          try {
            return a.await(c);
          } catch (IllegalStateException e) {
            script.log("outer:", e);
            return a.await(susp("other"));
          }
        });
    script
        .send(outer, null)
        .expect("outer: IllegalStateException: coroutine is being awaited already", "-> other");
    script.send(c, 1).expect("body: resumed with 1", "!! StopIteration(value=R)");
    script.send(outer, 2).expect("!! StopIteration(value=2)");
  }

  private Coroutine<Object> raising(RuntimeException e) {
    return generators.coroutine(c -> {
      throw e;
    });
  }

  @Test
  @DisplayName("A15 StopIteration does not leave a body as it is, StopAsyncIteration does")
  void stopIterationIsConverted() {
    StopIteration stop = new StopIteration(3);
    script
        .send(raising(stop), null)
        .expect(
            "!! IllegalStateException: coroutine raised StopIteration"
                + " <cause StopIteration(value=3)>");
    assertThatThrownBy(() -> raising(stop).send(null)).cause().isSameAs(stop);
    script
        .send(raising(new StopAsyncIteration("z")), null)
        .expect("!! StopAsyncIteration(value=z)");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A15 every driver sees the conversion")
  void everyDriverSeesTheConversion(Driver driver) {
    script
        .step(() -> driver.drive(raising(new StopIteration(3))))
        .expect(
            "!! IllegalStateException: coroutine raised StopIteration"
                + " <cause StopIteration(value=3)>");
    script
        .step(() -> driver.drive(raising(new StopAsyncIteration("z"))))
        .expect("!! StopAsyncIteration(value=z)");
  }

  // ---- A17 to A21: what can be awaited --------------------------------------------------------

  @Test
  @DisplayName("A17 a coroutine, an object with a coroutine() and a stage can be awaited")
  void coroutinesAwaitablesAndStagesCanBeAwaited() {
    Awaitable<Object> awaitable = () -> susp("it");
    Coroutine<Object> c =
        generators.coroutine(a -> {
          script.log("coroutine:", a.await(f(1)));
          script.log("awaitable:", a.await(awaitable));
          script.log("stage:", a.await(CompletableFuture.completedFuture(3)));
          return null;
        });
    script.send(c, null).expect("body: start", "coroutine: 1", "-> it");
    script.send(c, 2).expect("awaitable: 2", "stage: 3", "!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("A17 an object whose coroutine() gives a coroutine can be awaited")
  void awaitableMayGiveACoroutine() {
    Awaitable<Object> awaitable = () -> g(1);
    Coroutine<Object> c = generators.coroutine(a -> a.await(awaitable));
    script.send(c, null).expect("body: start", "-> s0");
    script.send(c, 1).expect("body: resumed with 1", "!! StopIteration(value=R)");
  }

  @Test
  @DisplayName("A17 awaiting null fails at the await, and can be caught there")
  void awaitingNullFailsAtTheAwait() {
    Awaitable<Object> none = null;
    CompletableFuture<Object> noStage = null;
    Awaitable<Object> noCoroutine = () -> null;
    Coroutine<Object> c =
        generators.coroutine(a -> {
          assertThatNullPointerException().isThrownBy(() -> a.await(none));
          assertThatNullPointerException().isThrownBy(() -> a.await(noStage));
          assertThatNullPointerException().isThrownBy(() -> a.await(noCoroutine));
          return a.await(susp("alive"));
        });
    script.send(c, null).expect("-> alive");
    script.send(c, 1).expect("!! StopIteration(value=1)");
  }

  @Test
  @DisplayName("A17 what coroutine() throws is thrown at the await")
  void failureOfCoroutineIsThrownAtTheAwait() {
    Awaitable<Object> broken =
        () -> {
          throw new Oops("no coroutine");
        };
    Coroutine<Object> c =
        generators.coroutine(a -> {
          try {
            return a.await(broken);
          } catch (Oops e) {
            return "caught " + e.getMessage();
          }
        });
    script.send(c, null).expect("!! StopIteration(value=caught no coroutine)");
  }

  /** A18's It: a user's own coroutine, which does not take values. */
  private final class Counting implements Coroutine<Object> {
    private int n;

    @Override
    public Coroutine<Object> coroutine() {
      script.log("coroutine()");
      return this;
    }

    @Override
    public Object send(Object value) {
      if (value != null) {
        throw new UnsupportedOperationException("takes no values");
      }
      n++;
      if (n > 2) {
        throw new StopIteration("res");
      }
      return "it" + n;
    }

    @Override
    public Object throwIn(Throwable error) {
      throw raise(error);
    }

    @Override
    public Object close() {
      return null;
    }
  }

  @Test
  @DisplayName(
      "A18 a user's coroutine is asked for once per await; its StopIteration is the result")
  void foreignCoroutineIsDriven() {
    Coroutine<Object> c = generators.coroutine(a -> a.await(new Counting()));
    script.send(c, null).expect("coroutine()", "-> it1");
    script.send(c, null).expect("-> it2");
    script.send(c, null).expect("!! StopIteration(value=res)");
  }

  @Test
  @DisplayName("A18 what its send throws is thrown at the await")
  void failureOfAForeignSendIsThrownAtTheAwait() {
    Coroutine<Object> c = generators.coroutine(a -> a.await(new Counting()));
    script.send(c, null).expect("coroutine()", "-> it1");
    script.send(c, "v").expect("!! UnsupportedOperationException: takes no values");
    script.send(c, null).expect(REUSED);
  }

  /** A19's It: suspends for ever. */
  private class It implements Coroutine<Object> {
    @Override
    public Object send(Object value) {
      return "tok";
    }

    @Override
    public Object throwIn(Throwable error) {
      throw raise(error);
    }

    @Override
    public Object close() {
      script.log("It.close");
      return null;
    }
  }

  /** A19's It2: completes when something is thrown in. */
  private final class It2 extends It {
    @Override
    public Object throwIn(Throwable error) {
      script.log("It2.throw", error);
      throw new StopIteration("thrown-result");
    }
  }

  private Coroutine<Object> awaiting(Coroutine<Object> x) {
    Coroutine<Object> c =
        generators.coroutine(a -> {
          try {
            script.log("await gave", a.await(x));
            return null;
          } catch (Throwable e) {
            script.log("at await:", e);
            throw e;
          }
        });
    script.send(c, null).expect("-> tok");
    return c;
  }

  @Test
  @DisplayName("A19 what is thrown in goes to the awaited coroutine's throwIn")
  void throwingGoesToTheAwaitedThrowIn() {
    script.throwIn(awaiting(new It()), new Boom("b")).expect("at await: Boom: b", "!! Boom: b");
    script
        .throwIn(awaiting(new It2()), new Boom("b"))
        .expect("It2.throw Boom: b", "await gave thrown-result", "!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("A19 GeneratorExit closes the awaited coroutine and is then thrown at the await")
  void generatorExitClosesTheAwaitedOneFirst() {
    GeneratorExit exit = new GeneratorExit();
    Coroutine<Object> c = awaiting(new It2());
    assertThat(catchThrowable(() -> c.throwIn(exit))).isSameAs(exit);
    script.expect("It.close", "at await: GeneratorExit");

    script.close(awaiting(new It2())).expect("It.close", "at await: GeneratorExit", "-> null");
  }

  @Test
  @DisplayName("A19 if closing the awaited one fails, that failure is thrown at the await instead")
  void failureOfTheAwaitedCloseIsThrownAtTheAwait() {
    class Unclosable extends It {
      @Override
      public Object close() {
        throw new Oops("cannot close");
      }
    }

    script
        .close(awaiting(new Unclosable()))
        .expect("at await: Oops: cannot close", "!! Oops: cannot close");
  }

  @Test
  @DisplayName("A19 an awaited coroutine of ours is closed in the same way")
  void generatorExitClosesAnAwaitedCoroutineFirst() {
    Coroutine<Object> inner =
        generators.coroutine(a -> {
          try {
            return a.await(new It());
          } catch (GeneratorExit e) {
            script.log("inner sees", e);
            return "swallowed by close";
          }
        });
    script
        .close(awaiting(inner))
        .expect("It.close", "inner sees GeneratorExit", "at await: GeneratorExit", "-> null");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A20 an awaitable that gives a new coroutine each time can be awaited again")
  void awaitableOfAStageCanBeAwaitedAgain(Driver driver) {
    Awaitable<Object> val = Awaitable.of(later("val"));
    Coroutine<Object> c =
        generators.coroutine(a -> {
          script.log("1st", a.await(val));
          script.log("2nd", a.await(val));
          return null;
        });
    script.step(() -> driver.drive(c)).expect("1st val", "2nd val", "-> null");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A21 awaiting one coroutine twice fails the second time, at the await")
  void awaitingTwiceFails(Driver driver) {
    Coroutine<Object> h =
        generators.coroutine(a -> {
          Coroutine<Object> c = f(7);
          script.log("1st", a.await(c));
          try {
            a.await(c);
          } catch (IllegalStateException e) {
            script.log(e);
          }
          return null;
        });
    script
        .step(() -> driver.drive(h))
        .expect(
            "body: start",
            "1st 7",
            "IllegalStateException: cannot reuse already awaited coroutine",
            "-> null");
  }

  // ---- A23, A24 -------------------------------------------------------------------------------

  @Test
  @DisplayName("A23 a coroutine is its own coroutine()")
  void coroutineIsItsOwn() {
    Coroutine<Object> c = g(1);
    assertThat(c).isNotInstanceOf(Iterable.class);
    assertThat(c.coroutine()).isSameAs(c);
    script.send(c.coroutine(), null).expect("body: start", "-> s0");
    script.send(c, null).expect("body: resumed with null", "!! StopIteration(value=R)");
  }

  @Test
  @DisplayName("A24 an exception thrown into a catch block comes out as it is, without a context")
  void exceptionThrownIntoACatchBlockHasNoContext() {
    Coroutine<Object> c =
        generators.coroutine(a -> {
          try {
            throw new Oops("first");
          } catch (Oops e) {
            return a.await(susp("s"));
          }
        });
    script.send(c, null).expect("-> s");
    Boom second = new Boom("second");
    assertThat(catchThrowable(() -> c.throwIn(second))).isSameAs(second);
    assertThat(second).hasNoCause().hasNoSuppressedExceptions();
  }
}
