package dev.agen.engine;

import static dev.agen.fixtures.Leaf.susp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncGenerator.State;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.StopIteration;
import dev.agen.Yielder;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Until;
import java.nio.file.FileSystems;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** frame(), state(), awaiting() and names. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class InspectionTest {

  @AutoClose private final Generators generators = new Generators();

  /** Set by bodies, to be compared with what frame() says. */
  private int line;

  private volatile Thread bodyThread;

  private static int line() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow())
        .getLineNumber();
  }

  // ---- frame() --------------------------------------------------------------------------------

  private void helper(Yielder<Object, Object> y) {
    line = line() + 1;
    y.yield(1);
  }

  private Object body(Yielder<Object, Object> y) {
    helper(y);
    line = line() + 1;
    y.await(susp("s"));
    return null;
  }

  private static void assertStandsAt(AsyncGenerator<?, ?, ?> g, String method, int line) {
    StackTraceElement first = g.frame().getFirst();
    assertThat(first.getFileName()).isEqualTo("InspectionTest.java");
    assertThat(first.getMethodName()).isEqualTo(method);
    assertThat(first.getLineNumber()).isEqualTo(line);
  }

  @Test
  @DisplayName("frame(): empty before the start and after the end, else the line, innermost first")
  void frameTellsLine() {
    AsyncGenerator<Object, Object, Object> g = generators.add(AsyncGenerator.of(this::body));
    assertThat(g.frame()).isEmpty();
    g.anext().await();
    assertStandsAt(g, "helper", line);
    assertThat(g.frame()).extracting(StackTraceElement::getMethodName).contains("helper", "body");
    Coroutine<Object> step = g.anext();
    assertThat(step.send(null)).isEqualTo("s");
    assertStandsAt(g, "body", line);
    assertThat(catchThrowable(() -> step.send(null))).isNotNull();
    assertThat(g.frame()).isEmpty();
  }

  @Test
  @DisplayName("frame(): while the body executes, and at a stage")
  void frameTellsLineOfExecutingBody() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Object> stage = new CompletableFuture<>();
    AsyncGenerator<Object, Object, Object> g =
        generators.add(AsyncGenerator.of(y -> blocked(y, inside, go, stage)));
    CompletableFuture<Object> step = g.anext().start();
    inside.await();
    Until.blocked(bodyThread);
    assertStandsAt(g, "blocked", line);
    go.countDown();
    Until.holds("the body awaits", () -> g.awaiting() != null);
    assertStandsAt(g, "blocked", line);
    stage.complete(null);
    assertThat(catchThrowable(step::join)).isNotNull();
    assertThat(g.frame()).isEmpty();
  }

  private Object blocked(
      Yielder<Object, Object> y,
      CountDownLatch inside,
      CountDownLatch go,
      CompletableFuture<Object> stage)
      throws InterruptedException {
    bodyThread = Thread.currentThread();
    line = line() + 2;
    inside.countDown();
    go.await();
    line = line() + 1;
    y.await(stage);
    return null;
  }

  @Test
  @DisplayName("frame(): shows the user's frames only, not the library's nor the thread's")
  void frameShowsUsersFrames() {
    AsyncGenerator<Object, Object, Object> g = generators.add(AsyncGenerator.of(this::body));
    g.anext().await();
    assertThat(g.frame())
        .allSatisfy(frame ->
            assertThat(frame.getClassName())
                .doesNotStartWith("dev.agen.internal.")
                .doesNotStartWith("java.lang."));
  }

  @Test
  @DisplayName("frame(): of a body that is blocked in the JDK, the user's line comes first")
  void frameOfBodyBlockedInJdk() throws Exception {
    try (WatchService watcher = FileSystems.getDefault().newWatchService()) {
      AsyncGenerator<Object, Object, Object> g =
          generators.add(AsyncGenerator.of(y -> watching(y, watcher)));
      CompletableFuture<Object> step = g.anext().start();
      Until.holds("the body has begun", () -> bodyThread != null);
      Until.blocked(bodyThread);
      assertStandsAt(g, "watching", line);
      g.cancel().join();
      assertThat(catchThrowable(step::join)).isNotNull();
    }
  }

  private Object watching(Yielder<Object, Object> y, WatchService watcher)
      throws InterruptedException {
    line = line() + 2;
    bodyThread = Thread.currentThread();
    return y.yield(watcher.take());
  }

  @Test
  @DisplayName("frame(): of a generator that awaits another's step, each tells its own place")
  void framesOfNested() {
    AsyncGenerator<Object, Object, Object> inner = generators.add(AsyncGenerator.of(this::body));
    AsyncGenerator<Object, Object, Object> outer =
        generators.of(y -> {
          y.await(inner.anext());
          y.await(inner.anext());
        });
    assertThat(outer.anext().send(null)).isEqualTo("s");
    assertThat(inner.frame()).extracting(StackTraceElement::getMethodName).contains("body");
    assertThat(outer.frame())
        .isNotEmpty()
        .extracting(StackTraceElement::getMethodName)
        .doesNotContain("body");
  }

  // ---- state() and awaiting() -----------------------------------------------------------------

  private static void assertState(
      AsyncGenerator<?, ?, ?> g, State state, boolean suspended, Object awaiting) {
    assertThat(g.state()).isEqualTo(state);
    assertThat(g.isRunning()).isEqualTo(state == State.RUNNING);
    assertThat(g.isFinished()).isEqualTo(state == State.CLOSED);
    assertThat(g.isSuspended()).isEqualTo(suspended);
    assertThat(g.awaiting()).isSameAs(awaiting);
    assertThat(g.toString()).endsWith(" " + state + ">");
  }

  @Test
  @DisplayName("from created to closed by its end, through all in between")
  void statesToTheEnd() {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    var self = new Object[1];
    var g =
        generators.of(y -> {
          assertState((AsyncGenerator<?, ?, ?>) self[0], State.RUNNING, false, null);
          y.await(stage);
          assertState((AsyncGenerator<?, ?, ?>) self[0], State.RUNNING, false, null);
          y.yield(1);
        });
    self[0] = g;
    assertState(g, State.CREATED, false, null);
    Coroutine<Object> step = g.anext();
    assertState(g, State.CREATED, false, null);
    step.send(null);
    assertState(g, State.RUNNING, true, stage);
    stage.complete(null);
    assertState(g, State.RUNNING, true, stage);
    assertThat(catchThrowable(() -> step.send(null))).isInstanceOf(StopIteration.class);
    assertState(g, State.SUSPENDED, true, null);
    assertThat(g.anext("end").await()).isEqualTo("end");
    assertState(g, State.CLOSED, false, null);
  }

  @Test
  @DisplayName("closed before the start, by an error, by aclose, by cancel")
  void statesAfterEnd() {
    var unstarted = generators.yielding(1);
    unstarted.close();
    var failed =
        generators.of(y -> {
          throw new Boom("b");
        });
    assertThat(catchThrowable(() -> failed.anext().await())).isInstanceOf(Boom.class);
    var closed = generators.yielding(1);
    closed.anext().await();
    closed.aclose().await();
    var cancelled = generators.yielding(1);
    cancelled.anext().await();
    cancelled.cancel().join();
    for (var g : List.of(unstarted, failed, closed, cancelled)) {
      assertState(g, State.CLOSED, false, null);
    }
  }

  @Test
  @DisplayName("while aclose awaits the cleanup it is running")
  void stateWhileClosing() {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    var g =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            y.await(cleanup);
          }
        });
    g.anext().await();
    Coroutine<Void> closing = g.aclose();
    closing.send(null);
    assertState(g, State.RUNNING, true, cleanup);
    cleanup.complete(null);
    assertThat(catchThrowable(() -> closing.send(null))).isInstanceOf(StopIteration.class);
    assertState(g, State.CLOSED, false, null);
  }

  // ---- names ----------------------------------------------------------------------------------

  private static int numbersLine;

  private static AsyncStream<Object> numbers() {
    numbersLine = line() + 1;
    return AsyncStream.generate(y -> y.yield(1));
  }

  @Test
  @DisplayName(
      "a run is named after what made its stream, and placed at its body, or where it was opened")
  void runIsNamedAfterStream() {
    AsyncStream<Object> stream = numbers();
    int opened = line() + 1;
    try (var run = stream.open()) {
      assertThat(run)
          .hasToString(
              "<async_generator InspectionTest.numbers (InspectionTest.java:"
                  + (run.engine().isCompiled() ? numbersLine : opened)
                  + ") CREATED>");
    }
  }

  @Test
  @DisplayName("a generator and a coroutine are named after what made them")
  void generatorAndCoroutineAreNamed() {
    int made = line() + 1;
    AsyncGenerator<Object, Object, Object> g = AsyncGenerator.of(y -> y.yield(1));
    assertThat(g.toString())
        .contains(
            "InspectionTest.generatorAndCoroutineAreNamed (InspectionTest.java:" + made + ")");
    assertThat(Coroutine.of(c -> 1).toString())
        .contains("InspectionTest.generatorAndCoroutineAreNamed");
  }
}
