package dev.agen.consuming;

import static dev.agen.fixtures.Raising.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.GeneratorBody;
import dev.agen.StopAsyncIteration;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Resources that a generator owns: closed when it ends, however it ends. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class OwnedResourcesTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  private AutoCloseable resource(String name) {
    return () -> script.log("close", name);
  }

  private AutoCloseable failing(String name, Throwable failure) {
    return () -> {
      script.log("close", name);
      throw raise(failure);
    };
  }

  private AsyncGenerator<Object, Object, Object> owning(
      GeneratorBody<Object, Object, Object> body, AutoCloseable... owned) {
    return generators.add(AsyncGenerator.of(body, owned));
  }

  // ---- when -----------------------------------------------------------------------------------

  @Test
  @DisplayName("closed after the normal end, last one first, once")
  void afterNormalEnd() {
    var g =
        owning(
            y -> {
              y.yield(1);
              script.log("body ends");
              return "R";
            },
            resource("a"),
            resource("b"));
    script.step(() -> g.anext().await()).expect("-> 1");
    script
        .step(() -> g.anext().await())
        .expect("body ends", "close b", "close a", "!! StopAsyncIteration(value=R)");
    g.close();
    script.expect();
  }

  @Test
  @DisplayName("closed after an error, before it arrives at the consumer")
  void afterError() {
    var g =
        owning(
            y -> {
              throw new Boom("b");
            },
            resource("a"));
    script.step(() -> g.anext().await()).expect("close a", "!! Boom: b");
  }

  @Test
  @DisplayName("closed after aclose, after the body's own cleanup")
  void afterAclose() {
    var g =
        owning(
            y -> {
              try {
                return y.yield(1);
              } finally {
                script.log("finally");
              }
            },
            resource("a"));
    g.anext().await();
    script.step(() -> g.aclose().await()).expect("finally", "close a", "-> null");
  }

  @Test
  @DisplayName("not closed by an aclose that the body refuses, but at its end")
  void notAfterRefusedAclose() {
    var g =
        owning(
            y -> {
              try {
                y.yield(1);
              } catch (Throwable refused) {
                y.yield(2);
              }
              return null;
            },
            resource("a"));
    g.anext().await();
    assertThat(catchThrowable(() -> g.aclose().await())).isNotNull();
    script.expect();
    script.step(() -> g.anext().await()).expect("close a", "!! StopAsyncIteration");
  }

  @Test
  @DisplayName("closed by closing, cancelling or throwing into a generator that never started")
  void beforeStart() {
    var closed = owning(y -> y.yield("never"), resource("a"), resource("b"));
    closed.close();
    script.expect("close b", "close a");
    var aclosed = owning(y -> y.yield("never"), resource("a"));
    script.step(() -> aclosed.aclose().await()).expect("close a", "-> null");
    var cancelled = owning(y -> y.yield("never"), resource("a"));
    cancelled.cancel().join();
    script.expect("close a");
    var thrownInto = owning(y -> y.yield("never"), resource("a"));
    script.step(() -> thrownInto.athrow(new Boom("b")).await()).expect("close a", "!! Boom: b");
    var stepClosed = owning(y -> y.yield("never"), resource("a"));
    script.step(() -> stepClosed.anext().close()).expect("close a", "-> null");
  }

  @Test
  @DisplayName("closed after a cancellation in flight")
  void afterCancel() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    var g =
        owning(
            y -> {
              inside.countDown();
              new CountDownLatch(1).await();
              return null;
            },
            resource("a"));
    CompletableFuture<Object> step = g.anext().start();
    inside.await();
    g.cancel().join();
    assertThat(catchThrowable(step::join)).hasCauseInstanceOf(InterruptedException.class);
    script.expect("close a");
  }

  @Test
  @DisplayName("of a stream: each run closes its own")
  void ofStream() {
    AsyncStream<Object> stream = AsyncStream.generate(y -> y.yield(1));
    try (var first = stream.open(resource("first"));
        var second = stream.open(resource("second"))) {
      script.log(first.anext().await());
      script.log(second.state());
    }
    script.expect("1", "CREATED", "close second", "close first");
  }

  // ---- dropped --------------------------------------------------------------------------------

  private static void collectUntil(CountDownLatch closed) throws InterruptedException {
    for (int round = 0; round < 100; round++) {
      System.gc();
      if (closed.await(50, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    throw new AssertionError("not closed");
  }

  @Test
  @DisplayName("closed when a generator is dropped that never started")
  void droppedBeforeStart() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    AsyncGenerator.of(y -> y.yield("never"), closed::countDown);
    collectUntil(closed);
  }

  @Test
  @DisplayName("closed when a run of a stream is dropped that never started")
  void droppedRunBeforeStart() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    AsyncStream.generate(y -> y.yield("never")).open(closed::countDown);
    collectUntil(closed);
  }

  @Test
  @DisplayName("not closed as long as somebody holds the generator, or an operation of it")
  void notWhileHeld() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    var operation = AsyncGenerator.of(y -> "R", closed::countDown).anext();
    AsyncGenerator.of(y -> y.yield("never"), other::countDown);
    collectUntil(other);
    System.gc();
    assertThat(closed.getCount()).isEqualTo(1);
    script.step(operation::await).expect("!! StopAsyncIteration(value=R)");
    assertThat(closed.getCount()).isZero();
  }

  // ---- resources that fail to close -----------------------------------------------------------

  @Test
  @DisplayName("a failure after the normal end is thrown; all others are closed all the same")
  void failureAfterNormalEnd() {
    Boom first = new Boom("first");
    Oops second = new Oops("second");
    var g = owning(y -> "R", resource("a"), failing("b", second), failing("c", first));
    Throwable error = catchThrowable(() -> g.anext().await());
    assertThat(error).isSameAs(first).hasSuppressedException(second);
    script.expect("close c", "close b", "close a");
    assertThat(g.isFinished()).isTrue();
    script.step(() -> g.anext().await()).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("a failure after an error is suppressed by it")
  void failureAfterError() {
    Boom boom = new Boom("b");
    Oops failure = new Oops("close");
    var g =
        owning(
            y -> {
              throw boom;
            },
            failing("a", failure));
    assertThat(catchThrowable(() -> g.anext().await()))
        .isSameAs(boom)
        .hasSuppressedException(failure);
  }

  @Test
  @DisplayName("a failure while closing, started or not, comes out of the closing")
  void failureWhileClosing() {
    Boom failure = new Boom("close");
    var started =
        owning(
            y -> {
              y.yield(1);
              return null;
            },
            failing("a", failure));
    started.anext().await();
    assertThat(catchThrowable(() -> started.aclose().await())).isSameAs(failure);
    var unstarted = owning(y -> "never", failing("a", failure));
    assertThat(catchThrowable(unstarted::close)).isSameAs(failure);
    assertThat(unstarted.isFinished()).isTrue();
  }

  @Test
  @DisplayName("a resource that throws what the body threw suppresses nothing")
  void sameFailure() {
    Boom boom = new Boom("b");
    var g =
        owning(
            y -> {
              throw boom;
            },
            failing("a", boom),
            failing("b", boom));
    assertThat(catchThrowable(() -> g.anext().await())).isSameAs(boom).hasNoSuppressedExceptions();
  }

  @Test
  @DisplayName("a resource that throws StopAsyncIteration does not look like the end")
  void failureThatLooksLikeEnd() {
    StopAsyncIteration failure = new StopAsyncIteration("not the end");
    var g = owning(y -> "R", failing("a", failure));
    assertThat(catchThrowable(() -> g.anext().await()))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasCause(failure);
  }

  @Test
  @DisplayName("what is changed in the array afterwards does not matter")
  void arrayIsCopied() {
    AutoCloseable[] owned = {resource("a")};
    var g = owning(y -> "R", owned);
    owned[0] = resource("b");
    g.close();
    script.expect("close a");
  }
}
