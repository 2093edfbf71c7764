package dev.agen.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncExitStack;
import dev.agen.AsyncGenHooks;
import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.Diagnostics;
import dev.agen.Yielder;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Null where it is not allowed: NullPointerException names the parameter, nothing else happens. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class NullTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  private static AsyncStream<Object> stream() {
    return AsyncStream.generate(y -> y.yield(1));
  }

  private static AsyncGenerator<Object, Object, Object> generator() {
    return AsyncGenerator.of(y -> y.yield(1));
  }

  private static Coroutine<Object> coroutine() {
    return Coroutine.of(c -> 1);
  }

  private static Object call(String what, String parameter, ThrowingCallable call) {
    return arguments(what, parameter, call);
  }

  static Stream<Object> calls() {
    return Stream.of(
        call("Coroutine.of", "body", () -> Coroutine.of(null)),
        call("Coroutine.throwIn", "error", () -> coroutine().throwIn(null)),
        call("AsyncGenerator.of", "body", () -> AsyncGenerator.of(null)),
        call(
            "AsyncGenerator.of, owned",
            "owned",
            () -> AsyncGenerator.of(y -> 1, (AutoCloseable[]) null)),
        call(
            "AsyncGenerator.of, one of owned",
            "owned",
            () -> AsyncGenerator.of(y -> 1, () -> {}, null)),
        call("athrow", "error", () -> generator().athrow(null)),
        call("anext().throwIn", "error", () -> generator().anext().throwIn(null)),
        call("aclose().throwIn", "error", () -> generator().aclose().throwIn(null)),
        call("anext(D).throwIn", "error", () -> generator().anext(1).coroutine().throwIn(null)),
        call("AsyncGenerator.forEachAsync", "action", () -> generator().forEachAsync(null)),
        call("AsyncStream.generate", "body", () -> AsyncStream.generate(null)),
        call("open", "owned", () -> stream().open((AutoCloseable[]) null)),
        call("open, one of owned", "owned", () -> stream().open((AutoCloseable) null)),
        call("AsyncStream.forEach", "action", () -> stream().forEach(null)),
        call("forEachWhile", "action", () -> stream().forEachWhile(null)),
        call("AsyncStream.forEachAsync", "action", () -> stream().forEachAsync(null)),
        call("Awaitable.of", "stage", () -> Awaitable.of(null)),
        call("Awaitable.await", "declared", () -> coroutine().await((Class<Error>) null)),
        call("start", "executor", () -> coroutine().start(null)),
        call("AsyncContextManager.of", "generator", () -> AsyncContextManager.of(null)),
        call("aclosing", "generator", () -> AsyncContextManager.aclosing(null)),
        call("enterAsyncContext", "manager", () -> new AsyncExitStack().enterAsyncContext(null)),
        call("pushAsyncExit", "manager", () -> new AsyncExitStack().pushAsyncExit(null)),
        call("pushAsyncCallback", "callback", () -> new AsyncExitStack().pushAsyncCallback(null)),
        call("AsyncGenHooks.set", "hooks", () -> AsyncGenHooks.set(null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  @DisplayName("as an argument of a public method")
  void asArgument(String what, String parameter, ThrowingCallable call) {
    assertThatThrownBy(call)
        .as(what)
        .isExactlyInstanceOf(NullPointerException.class)
        .hasMessageContaining(parameter);
  }

  /** A call of a method of a yielder. */
  @FunctionalInterface
  interface Use {
    Object by(Yielder<Object, Object> y) throws Throwable;
  }

  private static Object use(String what, String parameter, Use use) {
    return arguments(what, parameter, use);
  }

  static Stream<Object> uses() {
    return Stream.of(
        use("await awaitable", "awaitable", y -> y.await((Awaitable<Object>) null)),
        use("await stage", "stage", y -> y.await((CompletionStage<Object>) null)),
        use("await awaitable, typed", "declared", y -> y.await(coroutine(), (Class<Error>) null)),
        use(
            "await stage, typed",
            "declared",
            y -> y.await(new CompletableFuture<>(), (Class<Error>) null)),
        use("each", "iterable", y -> y.each(null)),
        use("yieldFrom", "inner", y -> y.yieldFrom(null)),
        use(
            "with",
            "manager",
            y -> {
              y.with(null, value -> {});
              return null;
            }));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uses")
  @DisplayName("as an argument of a yielder's method; the body may go on")
  void asArgumentInBody(String what, String parameter, Use use) {
    var g =
        generators.of(y -> {
          assertThatThrownBy(() -> use.by(y))
              .as(what)
              .isExactlyInstanceOf(NullPointerException.class)
              .hasMessageContaining(parameter);
          y.yield("unharmed");
        });
    assertThat(g.anext().await()).isEqualTo("unharmed");
  }

  @Test
  @DisplayName("a block that is null: the manager is not entered")
  void blockIsNull() {
    var manager = AsyncContextManager.of(generators.of(y -> script.log("entered")));
    Coroutine.of(
            c -> {
              assertThatThrownBy(() -> c.with(manager, null))
                  .isExactlyInstanceOf(NullPointerException.class)
                  .hasMessageContaining("block");
              return null;
            })
        .await();
    script.expect();
  }

  @Test
  @DisplayName("nothing else happens: no run is opened, no generator ended, no resource closed")
  void nothingElseHappens() {
    AsyncStream<Object> telling = AsyncStream.generate(y -> script.log("body"));
    assertThatThrownBy(() -> telling.forEach(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> telling.forEachAsync(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> telling.open(() -> script.log("closed"), null))
        .isInstanceOf(NullPointerException.class);

    var g = generators.yielding(1, 2);
    g.anext().await();
    assertThatThrownBy(() -> g.athrow(null)).isInstanceOf(NullPointerException.class);
    Coroutine<Object> step = g.anext();
    assertThatThrownBy(() -> step.throwIn(null)).isInstanceOf(NullPointerException.class);
    assertThat(step.await()).isEqualTo(2);

    Coroutine<Object> coroutine = coroutine();
    assertThatThrownBy(() -> coroutine.start(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> coroutine.await((Class<Error>) null))
        .isInstanceOf(NullPointerException.class);
    assertThat(coroutine.await()).isEqualTo(1);
    script.expect();
  }

  @Test
  @DisplayName("values, results, what is sent, defaults and the reporter may be null")
  void whereNullIsAllowed() {
    AsyncGenerator<Object, Object, Object> g =
        generators.add(
            AsyncGenerator.of(y -> {
              script.log("got", y.yield(null));
              return null;
            }));
    script.step(() -> g.anext().await());
    script.step(() -> g.asend(null).await());
    script.step(() -> g.anext(null).await());
    script.expect("-> null", "got null", "!! StopAsyncIteration", "-> null");
    Diagnostics.setReporter(null);
  }
}
