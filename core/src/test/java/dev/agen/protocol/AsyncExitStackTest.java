package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.fixtures.Raising.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncExitStack;
import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** {@link AsyncExitStack}: K11 of group K, and what K11 does not say. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncExitStackTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();
  private final AsyncExitStack stack = new AsyncExitStack();

  /** Tells what it sees, and answers or throws when it is exited. */
  private final class Manager implements AsyncContextManager<String> {
    private final String name;
    private final boolean suppresses;
    private final @Nullable Throwable failure;

    Manager(String name, boolean suppresses, @Nullable Throwable failure) {
      this.name = name;
      this.suppresses = suppresses;
      this.failure = failure;
    }

    @Override
    public Awaitable<String> aenter() {
      return Coroutine.of(c -> {
        script.log("enter", name);
        return name;
      });
    }

    @Override
    public Awaitable<Boolean> aexit(@Nullable Throwable error) {
      return Coroutine.of(c -> {
        script.log("exit", name, "seeing", error);
        if (failure != null) {
          throw raise(failure);
        }
        return suppresses;
      });
    }
  }

  private Manager manager(String name) {
    return new Manager(name, false, null);
  }

  @Test
  @DisplayName("entering is cold; awaited it enters and registers the exit")
  void enteringIsCold() {
    Awaitable<String> entering = stack.enterAsyncContext(manager("a"));
    script.expect();
    assertThat(entering.await()).isEqualTo("a");
    script.expect("enter a");
    stack.aclose().await();
    script.expect("exit a seeing null");
  }

  @Test
  @DisplayName("if entering fails nothing is registered")
  void failedEnteringIsNotRegistered() {
    AsyncContextManager<Object> failing =
        new AsyncContextManager<>() {
          @Override
          public Awaitable<Object> aenter() {
            throw new Oops("no entry");
          }

          @Override
          public Awaitable<Boolean> aexit(@Nullable Throwable error) {
            throw new AssertionError();
          }
        };
    script.step(() -> stack.enterAsyncContext(failing).await()).expect("!! Oops: no entry");
    script.step(() -> stack.aclose().await()).expect("-> null");
  }

  @Test
  @DisplayName("pushAsyncExit registers without entering")
  void pushedExit() {
    stack.pushAsyncExit(manager("a"));
    stack.aclose().await();
    script.expect("exit a seeing null");
  }

  @Test
  @DisplayName("unwinding happens once: a second aclose has nothing to do")
  void unwindsOnce() {
    stack.pushAsyncExit(manager("a"));
    stack.pushAsyncExit(manager("b"));
    stack.aclose().await();
    stack.aclose().await();
    script.expect("exit b seeing null", "exit a seeing null");
  }

  @Test
  @DisplayName("a callback may await, is called with nothing, and suppresses nothing")
  void callbacks() {
    CompletableFuture<Object> stage = CompletableFuture.completedFuture("v");
    stack.pushAsyncCallback(() ->
        Coroutine.of(c -> {
          script.log("callback", c.await(stage));
          return true;
        }));
    Boom boom = new Boom("b");
    script.step(() -> stack.aexit(boom).await()).expect("callback v", "-> false");
  }

  @Test
  @DisplayName("a callback that throws at once fails the unwinding; the others still run")
  void throwingCallback() {
    stack.pushAsyncExit(manager("a"));
    stack.pushAsyncCallback(() -> {
      throw new Boom("callback");
    });
    script
        .step(() -> stack.aclose().await())
        .expect("exit a seeing Boom: callback", "!! Boom: callback");
  }

  @Test
  @DisplayName("an exit that fails replaces the error, also a suppressed one; none is lost")
  void failuresReplace() {
    Boom block = new Boom("block");
    Oops first = new Oops("first");
    Oops second = new Oops("second");
    stack.pushAsyncExit(manager("last"));
    stack.pushAsyncExit(new Manager("c", false, second));
    stack.pushAsyncExit(new Manager("b", false, first));
    Throwable error = catchThrowable(() -> stack.aexit(block).await());
    assertThat(error).isSameAs(second);
    assertThat(second.getSuppressed()).containsExactly(first);
    assertThat(first.getSuppressed()).containsExactly(block);
    script.expect(
        "exit b seeing Boom: block", "exit c seeing Oops: first", "exit last seeing Oops: second");
  }

  @Test
  @DisplayName("an exit that suppresses a later exit's failure makes the whole end well")
  void failureIsSuppressed() {
    stack.pushAsyncExit(manager("c"));
    stack.pushAsyncExit(new Manager("b", true, null));
    stack.pushAsyncExit(new Manager("a", false, new Oops("a")));
    script
        .step(() -> stack.aexit(null).await())
        .expect("exit a seeing null", "exit b seeing Oops: a", "exit c seeing null", "-> false");
    stack.pushAsyncExit(new Manager("d", true, null));
    script
        .step(() -> stack.aexit(new Boom("x")).await())
        .expect("exit d seeing Boom: x", "-> true");
  }

  @Test
  @DisplayName("an exit that throws the error it was shown does not suppress it by itself")
  void sameErrorAgain() {
    Boom boom = new Boom("b");
    stack.pushAsyncExit(new Manager("a", false, boom));
    stack.pushAsyncExit(new Manager("b", false, boom));
    Throwable error = catchThrowable(() -> useWith(boom));
    assertThat(error).isSameAs(boom).hasNoSuppressedExceptions();
  }

  private void useWith(Throwable error) {
    Coroutine.of(
            c -> {
              c.with(
                  stack,
                  s -> {
                    throw raise(error);
                  });
              return null;
            })
        .await();
  }

  @Test
  @DisplayName("popAll: the new stack has all of it, the old one can be used afresh")
  void popAll() {
    stack.pushAsyncExit(manager("a"));
    AsyncExitStack moved = stack.popAll();
    stack.pushAsyncExit(manager("b"));
    stack.aclose().await();
    script.expect("exit b seeing null");
    moved.aclose().await();
    script.expect("exit a seeing null");
  }

  // ---- Python's traces ------------------------------------------------------------------------

  /** {@code asyncio.run(main())}. */
  private static void run(CoroutineBody<?> main) {
    Coroutine.of(main).await();
  }

  private AsyncContextManager<Object> cm(String n, boolean swallow) {
    return AsyncContextManager.of(
        generators.of(y -> {
          script.log("enter", n);
          try {
            y.yield(n);
          } catch (Exception error) {
            script.log(n, "sees", error);
            if (!swallow) {
              throw error;
            }
          } finally {
            script.log("exit", n);
          }
        }));
  }

  private Coroutine<Object> cb(String n) {
    return Coroutine.of(c -> {
      script.log("callback", n);
      return null;
    });
  }

  @Test
  @DisplayName("K11: an exit stack exits in reverse order; a suppressed error hides from the rest")
  void exitStackUnwinds() {
    run(c -> {
      AsyncExitStack st = new AsyncExitStack();
      c.with(
          st,
          same -> {
            assertThat(same).isSameAs(st);
            c.await(st.enterAsyncContext(cm("A", false)));
            c.await(st.enterAsyncContext(cm("B", true)));
            st.pushAsyncCallback(() -> cb("C"));
            script.log("entered", c.await(st.enterAsyncContext(cm("D", false))));
            throw new Boom("b");
          });
      script.log("suppressed by B");
      return null;
    });
    script.expect(
        "enter A",
        "enter B",
        "enter D",
        "entered D",
        "D sees Boom: b",
        "exit D",
        "callback C",
        "B sees Boom: b",
        "exit B",
        "exit A",
        "suppressed by B");
  }

  @Test
  @DisplayName("K11: popAll moves what is registered; aclose() unwinds at once")
  void exitStackMoves() {
    AsyncGenerator<Object, Object, Object> ag =
        generators.of(y -> {
          try {
            y.yield(1);
            y.yield(2);
          } finally {
            script.log("finally: before await");
            y.await(susp(null));
            script.log("finally: after await");
          }
        });
    run(c -> {
      AsyncExitStack[] moved = new AsyncExitStack[1];
      c.with(
          new AsyncExitStack(),
          st -> {
            var g = c.await(st.enterAsyncContext(AsyncContextManager.aclosing(ag)));
            script.log(c.await(g.anext()));
            moved[0] = st.popAll();
          });
      script.log("not closed yet");
      c.await(moved[0].aclose());
      return null;
    });
    script.expect("1", "not closed yet", "finally: before await", "finally: after await");
  }

  @Test
  @DisplayName("K11: the last error raised wins; the earlier one is not lost")
  void exitStacksLastErrorWins() {
    Boom boom = new Boom("b");
    Throwable error =
        catchThrowable(() ->
            run(c -> {
              c.with(
                  new AsyncExitStack(),
                  st -> {
                    st.pushAsyncCallback(() -> cb("still runs"));
                    st.pushAsyncCallback(() ->
                        Coroutine.of(inner -> {
                          throw new Oops("in callback");
                        }));
                    throw boom;
                  });
              return null;
            }));
    assertThat(error).isInstanceOf(Oops.class).hasSuppressedException(boom);
    script.expect("callback still runs");
  }
}
