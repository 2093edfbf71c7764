package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.fixtures.Raising.mayThrow;
import static dev.agen.fixtures.Raising.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Until;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Group K: contextlib. {@code __context__} is tested as what is suppressed. K11 is in
 * AsyncExitStackTest.
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>K2, K12, in part: what has no {@code aclose}, or is no context manager, does not compile.
 *   <li>K8, in part: there are no decorators.
 *   <li>K13: depends on garbage collection; see FinalizationTest.
 * </ul>
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ContextManagerTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  /** setup-K1's generator; {@code susp(null)} is asyncio.sleep(0). */
  private AsyncGenerator<Object, Object, Object> ag() {
    return generators.of(y -> {
      try {
        y.yield(1);
        y.yield(2);
      } finally {
        script.log("finally: before await");
        y.await(susp(null));
        script.log("finally: after await");
      }
    });
  }

  private AsyncContextManager<Object> manager(Generators.Body body) {
    return AsyncContextManager.of(generators.of(body));
  }

  /** {@code asyncio.run(main())}. */
  private void run(CoroutineBody<?> main) {
    Coroutine.of(main).await();
  }

  // ---- aclosing -------------------------------------------------------------------------------

  @Test
  @DisplayName("K1: aclosing gives the generator itself and always awaits its aclose()")
  void aclosingAlwaysCloses() {
    run(c -> {
      var ag = ag();
      c.with(
          AsyncContextManager.aclosing(ag),
          g -> {
            assertThat(g).isSameAs(ag);
            for (Object v : c.each(g)) {
              script.log(v);
              break;
            }
          });
      script.log("after with");
      try {
        c.with(
            AsyncContextManager.aclosing(ag()),
            g -> {
              for (Object v : c.each(g)) {
                throw new Boom("b" + v);
              }
            });
      } catch (Boom boom) {
        script.log(boom);
      }
      return null;
    });
    script.expect(
        "1",
        "finally: before await",
        "finally: after await",
        "after with",
        "finally: before await",
        "finally: after await",
        "Boom: b1");
  }

  @Test
  @DisplayName("K2: an error of aclose() replaces the block's, which is not lost")
  void aclosingsErrorReplacesBlocks() {
    var g =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit exit) {
            throw new Oops("in aclose");
          }
        });
    g.anext().await();
    Boom boom = new Boom("b");
    Throwable error =
        catchThrowable(() ->
            run(c -> {
              c.with(
                  AsyncContextManager.aclosing(g),
                  entered -> {
                    throw boom;
                  });
              return null;
            }));
    assertThat(error).isInstanceOf(Oops.class).hasMessage("in aclose").hasSuppressedException(boom);
  }

  @Test
  @DisplayName("K3: aclosing over a generator in flight elsewhere fails at the exit")
  void aclosingRunningGenerator() {
    CompletableFuture<Object> slept = new CompletableFuture<>();
    var h =
        generators.of(y -> {
          y.await(slept);
          y.yield(1);
        });
    CompletableFuture<Object> t = h.anext().start();
    Until.holds("the generator awaits", () -> h.awaiting() != null);
    run(c -> {
      try {
        c.with(AsyncContextManager.aclosing(h), g -> script.log("block"));
      } catch (IllegalStateException refused) {
        script.log(refused);
      }
      slept.complete(null);
      script.log(c.await(t));
      c.await(h.aclose());
      return null;
    });
    script.expect(
        "block",
        "AlreadyRunningException: aclose(): asynchronous generator is already running",
        "1");
  }

  // ---- managers made from generators ----------------------------------------------------------

  @Test
  @DisplayName("K4: enters by the code before the yield, exits by the code after it")
  void entersAndExits() {
    var cm =
        manager(y -> {
          script.log("enter");
          y.yield("V");
          script.log("exit");
        });
    run(c -> {
      c.with(cm, v -> script.log("block", v));
      return null;
    });
    script.expect("enter", "block V", "exit");
  }

  private void useAndLog(AsyncContextManager<Object> cm, @Nullable Throwable error) {
    run(c -> {
      try {
        c.with(
            cm,
            v -> {
              if (error != null) {
                throw raise(error);
              }
            });
      } catch (Throwable outside) {
        script.log(outside);
      }
      return null;
    });
  }

  @Test
  @DisplayName("K5: a body that yields not once is told so, and closed")
  void yieldsNotOnce() {
    useAndLog(manager(y -> {}), null);
    script.expect("IllegalStateException: generator didn't yield");
    useAndLog(
        manager(y -> {
          try {
            y.yield(1);
            y.yield(2);
          } finally {
            script.log("two: finally");
          }
        }),
        null);
    script.expect("two: finally", "IllegalStateException: generator didn't stop");
    useAndLog(
        manager(y -> {
          try {
            y.yield(1);
            mayThrow(Boom.class);
          } catch (Boom boom) {
            y.yield(2);
          } finally {
            script.log("two2: finally");
          }
        }),
        new Boom("b"));
    script.expect("two2: finally", "IllegalStateException: generator didn't stop after athrow()");
  }

  private AsyncContextManager<Object> handling(String mode) {
    return manager(y -> {
      try {
        y.yield(null);
        mayThrow(Boom.class);
      } catch (Boom boom) {
        script.log("generator saw", boom);
        if (mode.equals("reraise")) {
          throw boom;
        }
        if (mode.equals("other")) {
          throw new Oops("o");
        }
      }
    });
  }

  @Test
  @DisplayName("K6: the block's exception is thrown in at the yield: swallowed, passed or replaced")
  void blocksExceptionIsThrownIn() {
    useAndLog(handling("swallow"), new Boom("b"));
    script.expect("generator saw Boom: b");
    useAndLog(handling("reraise"), new Boom("b"));
    script.expect("generator saw Boom: b", "Boom: b");
    useAndLog(handling("other"), new Boom("b"));
    script.expect("generator saw Boom: b", "Oops: o");
    useAndLog(handling("x"), new NoSuchElementException("k"));
    script.expect("NoSuchElementException: k");
  }

  static List<Throwable> survivors() {
    return List.of(
        new StopAsyncIteration("s"),
        new StopIteration("s"),
        new IllegalStateException("r"),
        new GeneratorExit("g"),
        new CancellationException("c"),
        new Error("e"));
  }

  @ParameterizedTest
  @MethodSource("survivors")
  @DisplayName("K7: exceptions that a generator's body would convert survive, the same instance")
  void blocksExceptionSurvives(Throwable error) {
    Throwable[] outside = new Throwable[1];
    run(c -> {
      outside[0] =
          catchThrowable(() ->
              c.with(
                  manager(y -> y.yield(null)),
                  v -> {
                    throw raise(error);
                  }));
      return null;
    });
    assertThat(outside[0]).isSameAs(error).hasNoCause().hasNoSuppressedExceptions();
  }

  @Test
  @DisplayName("K7: a conversion of another StopAsyncIteration is not undone")
  void otherConversionIsNotUndone() {
    useAndLog(
        manager(y -> {
          try {
            y.yield(null);
          } catch (StopAsyncIteration seen) {
            throw new StopAsyncIteration("mine");
          }
        }),
        new StopAsyncIteration("s"));
    script.expect(
        "IllegalStateException: async generator raised StopAsyncIteration"
            + " <cause StopAsyncIteration(value=mine)>");
  }

  @Test
  @DisplayName("K8: a manager can be entered once")
  void isOneShot() {
    var cm =
        manager(y -> {
          script.log("enter");
          y.yield(null);
          script.log("exit");
        });
    useAndLog(cm, null);
    script.expect("enter", "exit");
    useAndLog(cm, null);
    script.expect(
        "IllegalStateException: a context manager made from a generator can be entered once:"
            + " make a new one");
  }

  @Test
  @DisplayName("K9: an exception before the yield comes out of entering; nothing is exited")
  void exceptionAtEnter() {
    useAndLog(
        manager(y -> {
          try {
            throw new Boom("b");
          } finally {
            script.log("finally");
          }
        }),
        null);
    script.expect("finally", "Boom: b");
  }

  @Test
  @DisplayName("K10: a cancellation inside of the block arrives in the generator at its yield")
  void cancellationArrivesInManager() {
    CompletableFuture<Object> never = new CompletableFuture<>();
    var cm =
        manager(y -> {
          try {
            y.yield(null);
          } catch (CancellationException cancelled) {
            script.log("generator saw", cancelled.getClass().getSimpleName());
            throw cancelled;
          }
        });
    CompletableFuture<Object> t =
        Coroutine.of(
                c -> {
                  c.with(cm, v -> c.await(never));
                  return null;
                })
            .start();
    Until.holds("the block awaits", () -> never.getNumberOfDependents() > 0);
    t.cancel(false);
    assertThat(catchThrowable(t::join)).isInstanceOf(CancellationException.class);
    script.log("cancelled");
    script.expect("generator saw CancellationException", "cancelled");
  }

  @Test
  @DisplayName("K12: null is no context manager")
  void nullIsNoManager() {
    run(c -> {
      assertThatNullPointerException().isThrownBy(() -> c.with(null, v -> script.log("never")));
      return null;
    });
    script.expect();
  }

  // ---- look-alikes ----------------------------------------------------------------------------

  /** Implements the two methods that have to be. */
  private final class AG implements AsyncGenerator<Object, Object, Object> {
    private final String mode;

    AG(String mode) {
      this.mode = mode;
    }

    @Override
    public Coroutine<Object> asend(Object value) {
      return Coroutine.of(c -> {
        script.log("asend", value);
        return "v";
      });
    }

    @Override
    public Coroutine<Object> athrow(Throwable error) {
      return Coroutine.of(c -> {
        script.log("athrow", error.getClass().getSimpleName());
        if (mode.equals("value")) {
          return "v";
        }
        throw raise(mode.equals("end") ? new StopAsyncIteration() : error);
      });
    }
  }

  @Test
  @DisplayName("K14: a look-alike has anext, aclose and the loops from its asend and athrow")
  void lookAlikeNeedsTwoMethods() {
    for (String mode : List.of("raise", "end")) {
      AG g = new AG(mode);
      script.step(() -> g.anext().await()).step(() -> g.aclose().await());
      script.expect("asend null", "-> v", "athrow GeneratorExit", "-> null");
    }
    AG g = new AG("value");
    script.step(() -> g.anext().await()).step(() -> g.aclose().await());
    script.expect(
        "asend null",
        "-> v",
        "athrow GeneratorExit",
        "!! IllegalStateException: asynchronous generator ignored GeneratorExit");
  }

  @Test
  @DisplayName("K14: a look-alike can be looped over, closed and cancelled, and tells no state")
  void lookAlikeHasDefaults() {
    try (AG g = new AG("raise")) {
      for (Object value : g) {
        script.log(value);
        break;
      }
    }
    script.expect("asend null", "v", "athrow GeneratorExit");
    AG g = new AG("raise");
    g.cancel().join();
    script.expect("athrow GeneratorExit");
    assertThat(g.aiter()).isSameAs(g);
    for (Runnable question :
        List.<Runnable>of(
            g::state, g::isRunning, g::isSuspended, g::isFinished, g::awaiting, g::frame)) {
      assertThat(catchThrowable(question::run)).isInstanceOf(UnsupportedOperationException.class);
    }
  }
}
