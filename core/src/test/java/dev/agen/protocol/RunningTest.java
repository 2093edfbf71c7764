package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AlreadyExecutingException;
import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Leaf;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Group F: running state, introspection, concurrent and re-entrant use.
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>F10, in part: a generator has no code object.
 *   <li>F12, in part: names are fixed when the generator is made.
 *   <li>F14, in part: {@code athrow(5)} does not compile.
 * </ul>
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RunningTest {

  private static final String ANEXT_REUSED =
      "IllegalStateException: cannot reuse already awaited __anext__()/asend()";

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  /** The generator under test, for bodies that look at themselves. */
  private AsyncGenerator<Object, Object, Object> x;

  /** The operation in flight, for bodies that drive themselves. */
  private Coroutine<Object> a;

  private AsyncGenerator<Object, Object, Object> g() {
    return generators.of(y -> {
      script.log("running in body:", x.isRunning());
      y.await(susp("s0"));
      y.yield(1);
      script.log("running in body:", x.isRunning());
      y.yield(2);
    });
  }

  @Test
  @DisplayName("F1: is running from the first drive of an operation until it completes")
  void isRunningWhileAnOperationIsInFlight() {
    x = g();
    Coroutine<Object> first = x.anext();
    script.step(x::isRunning).expect("-> false");
    script.send(first, null).expect("running in body: true", "-> s0");
    script.step(x::isRunning).expect("-> true");
    script.send(first, null).expect("!! StopIteration(value=1)");
    script.step(x::isRunning).expect("-> false");
    script.send(x.anext(), null).expect("running in body: true", "!! StopIteration(value=2)");
    script.step(x::isRunning).expect("-> false");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
    script.step(x::isRunning).expect("-> false");
  }

  // ---- F2 -------------------------------------------------------------------------------------

  /** An operation in flight, suspended in an inner await. */
  private AsyncGenerator<Object, Object, Object> inFlight(String first) {
    x =
        generators.of(y -> {
          try {
            y.await(susp("s0"));
            y.yield(1);
            y.await(susp("s1"));
          } catch (Oops oops) {
            y.await(susp("s2"));
          } finally {
            y.await(susp("s3"));
          }
        });
    Coroutine<Object> anext = x.anext();
    script.send(anext, null).expect("-> s0");
    if (first.equals("anext")) {
      return x;
    }
    script.send(anext, null).expect("!! StopIteration(value=1)");
    switch (first) {
      case "asend" -> script.send(x.asend("v"), null).expect("-> s1");
      case "athrow" -> script.send(x.athrow(new Oops(null)), null).expect("-> s2");
      default -> script.send(x.aclose(), null).expect("-> s3");
    }
    return x;
  }

  private static Coroutine<?> operation(AsyncGenerator<Object, Object, Object> x, String name) {
    return switch (name) {
      case "anext" -> x.anext();
      case "asend" -> x.asend("w");
      case "athrow" -> x.athrow(new Boom("w"));
      default -> x.aclose();
    };
  }

  static Stream<Arguments> matrix() {
    List<String> operations = List.of("anext", "asend", "athrow", "aclose");
    return operations.stream()
        .flatMap(first ->
            operations.stream()
                .flatMap(second ->
                    Stream.of("send", "throw", "close")
                        .map(drive -> Arguments.of(first, second, drive))));
  }

  @ParameterizedTest(name = "{0} in flight, {1} refused by {2}")
  @MethodSource("matrix")
  @DisplayName("F2: a second operation is refused and used up, however it is driven")
  void refusesSecondOperation(String first, String second, String drive) {
    x = inFlight(first);
    Coroutine<?> refused = operation(x, second);
    switch (drive) {
      case "send" -> script.send(refused, null);
      case "throw" -> script.throwIn(refused, new Boom("t"));
      default -> script.close(refused);
    }
    String name = second.equals("asend") ? "anext" : second;
    script.expect(
        "!! AlreadyRunningException: " + name + "(): asynchronous generator is already running");
    script
        .send(refused, null)
        .expect(
            "!! IllegalStateException: cannot reuse already awaited "
                + (name.equals("anext") ? "__anext__()/asend()" : "aclose()/athrow()"));
    script.step(x::isRunning).expect("-> true");
  }

  @Test
  @DisplayName("F3: a refused operation does not disturb the one in flight")
  void refusalDoesNotDisturb() {
    x = g();
    Coroutine<Object> first = x.anext();
    script.send(first, null).expect("running in body: true", "-> s0");
    script
        .send(x.aclose(), null)
        .expect("!! AlreadyRunningException: aclose(): asynchronous generator is already running");
    script.send(first, null).expect("!! StopIteration(value=1)");
  }

  // ---- re-entrancy ----------------------------------------------------------------------------

  @Test
  @DisplayName("F4: driving the operation in flight from inside uses it up and ends 'running'")
  void reentrantSendIsRefused() {
    x =
        generators.of(y -> {
          for (int i = 0; i < 2; i++) {
            try {
              a.send(null);
            } catch (IllegalStateException refused) {
              script.log("inside:", refused, "| running", x.isRunning());
            }
          }
          y.yield("v");
        });
    a = x.anext();
    script
        .send(a, null)
        .expect(
            "inside: AlreadyExecutingException: async generator already executing | running false",
            "inside: " + ANEXT_REUSED + " | running false",
            "!! StopIteration(value=v)");
  }

  @Test
  @DisplayName("F5: so do throwing into it and closing it from inside")
  void reentrantThrowAndCloseAreRefused() {
    for (Consumer<Coroutine<?>> drive :
        List.<Consumer<Coroutine<?>>>of(op -> op.throwIn(new Boom(null)), Coroutine::close)) {
      x =
          generators.of(y -> {
            try {
              drive.accept(a);
            } catch (AlreadyExecutingException refused) {
              script.log("inside:", refused, "| running", x.isRunning());
            }
            y.yield("v");
          });
      a = x.anext();
      script
          .send(a, null)
          .expect(
              "inside: AlreadyExecutingException: async generator already executing"
                  + " | running false",
              "!! StopIteration(value=v)");
    }
  }

  @Test
  @DisplayName("F6: after that an await leaves the generator stale, and a new operation goes on")
  void staleAwaitIsResumedByNewOperation() {
    x =
        generators.of(y -> {
          try {
            a.send(null);
          } catch (AlreadyExecutingException refused) {
            script.log("inside:", refused);
          }
          script.log("await gave", y.<Object>await(susp("s0")));
          script.log("yield gave", y.yield("v"));
        });
    a = x.anext();
    script
        .send(a, null)
        .expect("inside: AlreadyExecutingException: async generator already executing", "-> s0");
    script.step(x::isRunning).expect("-> false");
    script.send(a, null).expect("!! " + ANEXT_REUSED);
    script.send(x.asend("B"), null).expect("await gave B", "!! StopIteration(value=v)");
    script.send(x.asend("C"), null).expect("yield gave C", "!! StopAsyncIteration");
  }

  @Test
  @DisplayName("F7: an operation refused inside of the body leaves the generator running")
  void refusalInsideLeavesItRunning() {
    x =
        generators.of(y -> {
          try {
            x.anext().send(null);
          } catch (AlreadyRunningException refused) {
            script.log("inside:", refused, "| running", x.isRunning());
          }
          y.yield("v");
        });
    script
        .send(x.anext(), null)
        .expect(
            "inside: AlreadyRunningException: anext(): asynchronous generator is already running"
                + " | running true",
            "!! StopIteration(value=v)");
  }

  @Test
  @DisplayName("F8: an operation dropped in flight blocks the generator; only cancel() helps")
  void operationDroppedInFlightBlocks() {
    x =
        generators.of(y -> {
          try {
            y.await(susp("s0"));
            y.yield(1);
          } finally {
            script.log("finally");
          }
        });
    script.send(x.anext(), null).expect("-> s0"); // and dropped
    for (int round = 0; round < 3; round++) {
      System.gc();
    }
    script.step(x::isRunning).expect("-> true");
    script
        .send(x.anext(), null)
        .expect("!! AlreadyRunningException: anext(): asynchronous generator is already running");
    script
        .send(x.aclose(), null)
        .expect("!! AlreadyRunningException: aclose(): asynchronous generator is already running");

    x.cancel().join();
    script.expect("finally");
    assertThat(x.isFinished()).isTrue();
  }

  // ---- introspection --------------------------------------------------------------------------

  @Test
  @DisplayName("F9: awaiting() is what the suspended body awaits, else null")
  void tellsWhatIsAwaited() {
    Coroutine<Object> inner =
        generators.coroutine(c -> {
          c.await(susp("i"));
          return null;
        });
    AsyncGenerator<Object, Object, Object> g2 =
        generators.of(y -> {
          y.await(susp("j"));
          y.yield(1);
        });
    Coroutine<Object> step = g2.anext();
    x =
        generators.of(y -> {
          script.log(x.awaiting());
          y.await(inner);
          y.await(step);
          y.yield(1);
        });
    script.step(x::awaiting).expect("-> null");
    Coroutine<Object> first = x.anext();
    script.send(first, null).expect("null", "-> i");
    assertThat(x.awaiting()).isSameAs(inner);
    script.send(first, null).expect("-> j");
    assertThat(x.awaiting()).isSameAs(step);
    script.send(first, null).expect("!! StopIteration(value=1)");
    script.step(x::awaiting).expect("-> null");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    script.step(x::awaiting).expect("-> null");
  }

  @Test
  @DisplayName("F9: a leaf, an awaitable that is no coroutine, and a stage are shown as they are")
  void tellsOtherAwaitedObjects() {
    Leaf leaf = susp("s");
    Awaitable<Object> awaitable = () -> susp("t");
    var stage = new CompletableFuture<Object>();
    x =
        generators.of(y -> {
          y.await(leaf);
          y.await(awaitable);
          y.await(stage);
        });
    Coroutine<Object> first = x.anext();
    script.send(first, null).expect("-> s");
    assertThat(x.awaiting()).isSameAs(leaf);
    script.send(first, null).expect("-> t");
    assertThat(x.awaiting()).isSameAs(awaitable);
    first.send(null);
    assertThat(x.awaiting()).isSameAs(stage);
    stage.complete(null);
    script.send(first, null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("F10: is finished when the body has ended, not when aclose was refused")
  void tellsWhenItHasFinished() {
    x = generators.yielding(1);
    script.step(x::isFinished).expect("-> false");
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script.step(x::isFinished).expect("-> false");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
    script.step(x::isFinished).expect("-> true");

    x =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            y.yield("refuse");
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script
        .send(x.aclose(), null)
        .expect("!! IllegalStateException: async generator ignored GeneratorExit");
    script.step(x::isFinished).expect("-> false");
  }

  private String state() {
    return x.isSuspended() + " " + x.isRunning() + " " + x.state();
  }

  @Test
  @DisplayName("F11: the state looks at 'running' first, then at 'suspended'")
  void tellsItsState() {
    x =
        generators.of(y -> {
          script.log("in body", state());
          y.await(susp("s"));
          y.yield(1);
        });
    script.step(this::state).expect("-> false false CREATED");
    Coroutine<Object> first = x.anext();
    script.send(first, null).expect("in body false true RUNNING", "-> s");
    script.step(this::state).expect("-> true true RUNNING");
    script.send(first, null).expect("!! StopIteration(value=1)");
    script.step(this::state).expect("-> true false SUSPENDED");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    script.step(this::state).expect("-> false false CLOSED");
  }

  private static AsyncGenerator<Object, Object, Object> named() {
    return AsyncGenerator.of(y -> y.yield(1));
  }

  @Test
  @DisplayName("F12: is named after the method that made it; two runs of one body are independent")
  void hasNameAndIndependentState() {
    x = generators.add(named());
    AsyncGenerator<Object, Object, Object> other = generators.add(named());
    assertThat(x).hasToString(other.toString());
    assertThat(x.toString())
        .startsWith("<async_generator RunningTest.named (RunningTest.java:")
        .endsWith(") CREATED>");
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    assertThat(x.toString()).contains("RunningTest.named").endsWith(" SUSPENDED>");
    script.step(other::isSuspended).step(x::isSuspended).expect("-> false", "-> true");
  }

  // ---- order of the checks --------------------------------------------------------------------

  @Test
  @DisplayName("F13: under the stale athrow of D8 an operation on itself hits the frame's check")
  void staleAthrowRunsWithoutTheFlag() {
    x =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (Throwable boom) {
            y.await(susp("s0"));
          }
          y.yield("after");
          try {
            y.await(x.asend("self"));
          } catch (AlreadyExecutingException refused) {
            script.log("inside:", refused);
          }
          y.yield("last");
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    a = x.athrow(new Boom("b"));
    script.send(a, null).expect("-> s0");
    script.send(a, null).expect("!! StopIteration(value=after)");
    script
        .send(a, "again")
        .expect(
            "inside: AlreadyExecutingException: async generator already executing",
            "!! StopIteration(value=last)");
  }

  @Test
  @DisplayName("F14: checks reuse, the end, running, the value, in this order")
  void checksInPythonsOrder() {
    x =
        generators.of(y -> {
          y.await(susp("s0"));
          y.yield(1);
        });
    Coroutine<Object> first = x.anext();
    script.send(first, null).expect("-> s0");
    script
        .send(x.asend("v"), "w")
        .send(x.athrow(new Boom(null)), "w")
        .send(x.aclose(), "w")
        .expect(
            "!! AlreadyRunningException: anext(): asynchronous generator is already running",
            "!! AlreadyRunningException: athrow(): asynchronous generator is already running",
            "!! AlreadyRunningException: aclose(): asynchronous generator is already running");
    script.send(first, null).expect("!! StopIteration(value=1)");
    script
        .send(x.athrow(new Boom(null)), "w")
        .expect("!! IllegalStateException: can't send non-None value to a just-started coroutine");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
    script.send(x.athrow(new Boom(null)), "w").expect("!! StopIteration(value=null)");
  }

  @ParameterizedTest(name = "virtual: {0}")
  @ValueSource(booleans = {false, true})
  @DisplayName("F15: a step from a second thread while the body executes is refused, too")
  void refusesSecondThread(boolean virtual) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    x =
        generators.of(y -> {
          inside.countDown();
          go.await();
          y.yield(1);
        });
    Runnable first = () -> script.step(() -> x.anext().send(null));
    Thread thread = virtual ? Thread.startVirtualThread(first) : Thread.ofPlatform().start(first);
    inside.await();
    script
        .send(x.anext(), null)
        .expect("!! AlreadyRunningException: anext(): asynchronous generator is already running");
    script.step(x::isRunning).expect("-> true");
    go.countDown();
    thread.join();
    script.expect("!! StopIteration(value=1)");
  }
}
