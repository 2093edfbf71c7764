package dev.agen.engine;

import static dev.agen.fixtures.Leaf.susp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.GeneratorExit;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** {@code yieldFrom}: delegation (PEP 828). */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class YieldFromTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  /** Tells what it gets, recovers from Oops, and returns "R". */
  private AsyncGenerator<Object, Object, Object> inner() {
    return generators.add(
        AsyncGenerator.of(y -> {
          try {
            script.log("inner got", y.yield("i1"));
            try {
              script.log("inner got", y.yield("i2"));
            } catch (Oops oops) {
              script.log("inner caught", oops);
              y.yield("recovered");
            }
            return "R";
          } finally {
            script.log("inner finally");
          }
        }));
  }

  /** Delegates, and tells how that ended. */
  private AsyncGenerator<Object, Object, Object> outer(
      AsyncGenerator<Object, Object, Object> inner) {
    return generators.of(y -> {
      try {
        script.log("result", y.yieldFrom(inner));
      } catch (Throwable error) {
        script.log("outer saw", error);
        throw error;
      }
      y.yield("outer's own");
    });
  }

  @Test
  @DisplayName("hands out what the inner one yields, and gives its result")
  void handsOutValuesAndGivesResult() {
    var g = outer(inner());
    script.send(g.anext(), null).expect("!! StopIteration(value=i1)");
    script.send(g.anext(), null).expect("inner got null", "!! StopIteration(value=i2)");
    script
        .send(g.anext(), null)
        .expect(
            "inner got null", "inner finally", "result R", "!! StopIteration(value=outer's own)");
    script.send(g.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("passes on what is sent")
  void passesOnWhatIsSent() {
    var g = outer(inner());
    script.send(g.anext(), null).expect("!! StopIteration(value=i1)");
    script.send(g.asend("S1"), null).expect("inner got S1", "!! StopIteration(value=i2)");
    script
        .send(g.asend("S2"), null)
        .expect("inner got S2", "inner finally", "result R", "!! StopIteration(value=outer's own)");
  }

  @Test
  @DisplayName("passes on what is thrown: the inner one may recover")
  void passesOnWhatIsThrown() {
    var g = outer(inner());
    g.anext().await();
    g.anext().await();
    script.expect("inner got null");
    script
        .send(g.athrow(new Oops("o")), null)
        .expect("inner caught Oops: o", "!! StopIteration(value=recovered)");
    script
        .send(g.anext(), null)
        .expect("inner finally", "result R", "!! StopIteration(value=outer's own)");
  }

  @Test
  @DisplayName("what the inner one lets through is raised in the outer one, the same instance")
  void raisesWhatInnerLetsThrough() {
    var g = outer(inner());
    g.anext().await();
    Boom boom = new Boom("b");
    assertThat(catchThrowable(() -> g.athrow(boom).await())).isSameAs(boom);
    script.expect("inner finally", "outer saw Boom: b");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("an error of the inner one's own is raised in the outer one, which may go on")
  void outerMayGoOn() {
    var failing =
        generators.of(y -> {
          y.yield(1);
          throw new Oops("o");
        });
    var g =
        generators.of(y -> {
          try {
            y.yieldFrom(failing);
          } catch (Oops oops) {
            y.yield("went on");
          }
        });
    List<Object> values = new ArrayList<>();
    g.forEach(values::add);
    assertThat(values).containsExactly(1, "went on");
  }

  // ---- closing --------------------------------------------------------------------------------

  @Test
  @DisplayName("closing the outer one closes the inner one first")
  void closingClosesInnerFirst() {
    var inner = inner();
    var g = outer(inner);
    g.anext().await();
    script
        .send(g.aclose(), null)
        .expect("inner finally", "outer saw GeneratorExit", "!! StopIteration(value=null)");
    assertThat(inner.isFinished()).isTrue();
  }

  @Test
  @DisplayName("GeneratorExit thrown by athrow closes the inner one, too, and comes out")
  void thrownExitClosesInner() {
    var inner = inner();
    var g = outer(inner);
    g.anext().await();
    script
        .send(g.athrow(new GeneratorExit("mine")), null)
        .expect("inner finally", "outer saw GeneratorExit: mine", "!! GeneratorExit: mine");
    assertThat(inner.isFinished()).isTrue();
  }

  @Test
  @DisplayName("the inner one's cleanup may await while the outer one is closed")
  void innerCleanupMayAwait() {
    var inner =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            script.log("cleanup got", y.<Object>await(susp("s")));
          }
        });
    var g = outer(inner);
    g.anext().await();
    Coroutine<Void> closing = g.aclose();
    script.send(closing, null).expect("-> s");
    script
        .send(closing, "v")
        .expect("cleanup got v", "outer saw GeneratorExit", "!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("an inner one that refuses to end makes closing the outer one fail")
  void innerMayRefuseToEnd() {
    var refusing =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit refused) {
            y.yield("refused");
          }
        });
    var g = outer(refusing);
    g.anext().await();
    script
        .send(g.aclose(), null)
        .expect(
            "outer saw IllegalStateException: async generator ignored GeneratorExit",
            "!! IllegalStateException: async generator ignored GeneratorExit");
  }

  @Test
  @DisplayName("cancelling a step of the outer one reaches the inner one's await")
  void cancellationReachesInnerAwait() {
    CompletableFuture<Object> never = new CompletableFuture<>();
    var inner =
        generators.of(y -> {
          try {
            y.await(never);
          } catch (CancellationException cancelled) {
            script.log("inner cancelled");
            throw cancelled;
          }
        });
    var g = outer(inner);
    CompletableFuture<Object> step = g.anext().start();
    Until.holds("the inner one awaits", () -> inner.awaiting() != null);
    step.cancel(false);
    assertThat(catchThrowable(step::join)).isInstanceOf(CancellationException.class);
    script.expect("inner cancelled", "outer saw CancellationException");
    assertThat(inner.isFinished()).isTrue();
  }

  // ---- strange inner ones ---------------------------------------------------------------------

  @Test
  @DisplayName("an inner one that had ended gives null")
  void innerHadEnded() {
    var inner = inner();
    inner.aclose().await();
    var g = outer(inner);
    script.send(g.anext(), null).expect("result null", "!! StopIteration(value=outer's own)");
  }

  @Test
  @DisplayName("an inner one that had begun goes on from where it is")
  void innerHadBegun() {
    var inner = inner();
    inner.anext().await();
    var g = outer(inner);
    script.send(g.anext(), null).expect("inner got null", "!! StopIteration(value=i2)");
  }

  @Test
  @DisplayName("an inner one in flight elsewhere is refused")
  void innerIsInFlight() {
    var inner =
        generators.of(y -> {
          y.await(susp("s"));
          y.yield(1);
        });
    Coroutine<Object> step = inner.anext();
    script.send(step, null).expect("-> s");
    var g = outer(inner);
    assertThat(catchThrowable(() -> g.anext().await())).isInstanceOf(AlreadyRunningException.class);
    script.expect(
        "outer saw AlreadyRunningException: anext(): asynchronous generator is already running");
    script.send(step, null).expect("!! StopIteration(value=1)");
  }

  @Test
  @DisplayName("shared with another consumer, each value goes to one of them")
  void innerIsShared() {
    var inner = generators.yielding(1, 2, 3, 4);
    var g = generators.of(y -> y.yieldFrom(inner));
    assertThat(g.anext().await()).isEqualTo(1);
    assertThat(inner.anext().await()).isEqualTo(2);
    assertThat(g.anext().await()).isEqualTo(3);
    inner.aclose().await();
    script.send(g.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("closed by somebody else meanwhile: what is thrown is not lost")
  void innerIsClosedMeanwhile() {
    var inner = generators.yielding(1, 2);
    var g = outer(inner);
    assertThat(g.anext().await()).isEqualTo(1);
    inner.aclose().await();
    Boom boom = new Boom("b");
    assertThat(catchThrowable(() -> g.athrow(boom).await())).isSameAs(boom);
    script.expect("outer saw Boom: b");
  }

  @Test
  @DisplayName("null values and null results pass")
  void nullsPass() {
    var inner = generators.yielding(null, null);
    var g = outer(inner);
    script.send(g.anext(), null).send(g.anext(), null).send(g.anext(), null);
    script.expect(
        "!! StopIteration(value=null)",
        "!! StopIteration(value=null)",
        "result null",
        "!! StopIteration(value=outer's own)");
  }

  // ---- nested ---------------------------------------------------------------------------------

  private AsyncGenerator<Object, Object, Object> nested(
      String name, AsyncGenerator<Object, Object, Object> inner) {
    return generators.add(
        AsyncGenerator.of(y -> {
          try {
            return name + y.yieldFrom(inner);
          } finally {
            script.log(name, "finally");
          }
        }));
  }

  @Test
  @DisplayName("nested three deep: values, what is sent, and results pass through all")
  void nestedThreeDeep() {
    var g = nested("a", nested("b", nested("c", inner())));
    script.send(g.anext(), null).expect("!! StopIteration(value=i1)");
    script.send(g.asend("S"), null).expect("inner got S", "!! StopIteration(value=i2)");
    script
        .send(g.anext(), null)
        .expect(
            "inner got null",
            "inner finally",
            "c finally",
            "b finally",
            "a finally",
            "!! StopAsyncIteration(value=abcR)");
  }

  @Test
  @DisplayName("nested three deep: closing unwinds from the inside out")
  void nestedThreeDeepClosing() {
    var g = nested("a", nested("b", nested("c", inner())));
    g.anext().await();
    script
        .send(g.aclose(), null)
        .expect(
            "inner finally", "c finally", "b finally", "a finally", "!! StopIteration(value=null)");
  }

  /** Counts down, each number by a generator of its own. */
  private static AsyncGenerator<Object, Object, Object> countdown(int n) {
    return AsyncGenerator.of(y -> {
      y.yield(n);
      return n == 1 ? 1 : n + (int) y.yieldFrom(countdown(n - 1));
    });
  }

  @Test
  @DisplayName("nested 200 deep by recursion")
  void nested200Deep() {
    var g = generators.add(countdown(200));
    for (int n = 200; n >= 1; n--) {
      assertThat(g.anext().await()).isEqualTo(n);
    }
    script.send(g.anext(), null).expect("!! StopAsyncIteration(value=20100)");
  }

  @Test
  @DisplayName("nested 200 deep, closed in the middle")
  void nested200DeepClosed() {
    var g = generators.add(countdown(200));
    for (int n = 200; n >= 1; n--) {
      g.anext().await();
    }
    g.aclose().await();
    assertThat(g.isFinished()).isTrue();
  }
}
