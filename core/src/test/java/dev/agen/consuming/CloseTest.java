package dev.agen.consuming;

import static dev.agen.fixtures.Raising.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.Engine;
import dev.agen.GeneratorExit;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Spin;
import dev.agen.fixtures.Until;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code AsyncGenerator.close()}, for try-with-resources. */
@Isolated
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CloseTest {

  private static final String TIMEOUT = "agen.close.timeout";

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  @AfterEach
  void forgetTimeout() {
    System.clearProperty(TIMEOUT);
  }

  /** At a yield, with this as its cleanup. */
  private AsyncGenerator<Object, Object, Object> atYield(Generators.Body cleanup) {
    var g =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit exit) {
            cleanup.run(y);
            throw exit;
          }
        });
    g.anext().await();
    return g;
  }

  // ---- ordinary -------------------------------------------------------------------------------

  @Test
  @DisplayName("at a yield: GeneratorExit there, and it waits for the cleanup")
  void atYield() {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    var g = atYield(y -> script.log("got", y.await(cleanup)));
    Thread.startVirtualThread(() -> {
      Until.holds("the cleanup awaits", () -> cleanup.getNumberOfDependents() > 0);
      cleanup.complete("v");
    });
    g.close();
    script.expect("got v");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("not started, or ended: harmless, and runs nothing")
  void notStartedOrEnded() {
    var g = generators.of(y -> script.log("never"));
    g.close();
    g.close();
    assertThat(g.isFinished()).isTrue();
    script.expect();
  }

  @Test
  @DisplayName("what the cleanup throws, checked or not, is thrown as it is, once")
  void cleanupFails() {
    for (Throwable error : new Throwable[] {new Boom("b"), new Oops("o"), new Error("e")}) {
      var g =
          atYield(y -> {
            throw raise(error);
          });
      assertThat(catchThrowable(g::close)).isSameAs(error);
      g.close();
    }
  }

  @Test
  @DisplayName("in try-with-resources what the cleanup throws is suppressed by the block's error")
  void cleanupFailsAfterBlock() {
    Boom cleanup = new Boom("cleanup");
    Oops block = new Oops("block");
    Throwable error =
        catchThrowable(() -> {
          try (var g =
              atYield(y -> {
                throw cleanup;
              })) {
            script.log(g.state());
            throw block;
          }
        });
    assertThat(error).isSameAs(block).hasSuppressedException(cleanup);
    script.expect("SUSPENDED");
  }

  @Test
  @DisplayName("a body that yields instead of ending: IllegalStateException, and it lives on")
  void bodyYields() {
    var g = atYield(y -> y.yield("refused"));
    assertThatThrownBy(g::close)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("async generator ignored GeneratorExit");
    assertThat(g.state()).isEqualTo(AsyncGenerator.State.SUSPENDED);
  }

  @Test
  @DisplayName("a compiled body's cleanup runs on the calling thread until a stage is pending")
  void cleanupRunsHere() {
    CompletableFuture<Object> pending = new CompletableFuture<>();
    Thread closer = Thread.currentThread();
    AsyncGenerator<Object, Object, Object> g =
        AsyncGenerator.of(y -> {
          try {
            return y.yield(1);
          } finally {
            script.log("first", Thread.currentThread() == closer);
            y.await(pending);
            script.log("then", Thread.currentThread() == closer);
          }
        });
    assumeThat(g.engine()).isInstanceOf(Engine.Compiled.class);
    g.anext().await();
    Thread.startVirtualThread(() -> {
      Until.holds("the cleanup awaits", () -> pending.getNumberOfDependents() > 0);
      pending.complete(null);
    });
    g.close();
    script.expect("first true", "then false");
  }

  // ---- running --------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("while a step is in flight elsewhere: as cancel(), and it waits for the end")
  void whileRunning(boolean blocked) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Object> never = new CompletableFuture<>();
    var g =
        generators.of(y -> {
          try {
            inside.countDown();
            if (blocked) {
              new CountDownLatch(1).await();
            } else {
              y.await(never);
            }
          } finally {
            script.log("finally");
          }
        });
    CompletableFuture<Object> step = g.anext().start();
    inside.await();
    if (!blocked) {
      Until.holds("the stage is awaited", () -> never.getNumberOfDependents() > 0);
    }
    g.close();
    script.expect("finally");
    assertThat(g.isFinished()).isTrue();
    assertThat(catchThrowable(step::join))
        .satisfiesAnyOf(
            error -> assertThat(error).isInstanceOf(CancellationException.class),
            error -> assertThat(error).hasCauseInstanceOf(InterruptedException.class));
  }

  @Test
  @DisplayName("by two threads: both return when the body has ended")
  void byTwoThreads() throws InterruptedException {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    var g =
        atYield(y -> {
          try {
            y.await(cleanup);
          } catch (CancellationException second) {
            script.log("hurried");
          }
        });
    Thread first = Thread.startVirtualThread(() -> script.step(() -> closed(g)));
    Until.holds("the cleanup awaits", () -> cleanup.getNumberOfDependents() > 0);
    script.step(() -> closed(g));
    first.join();
    script.expect("hurried", "-> true", "-> true");
  }

  private static boolean closed(AsyncGenerator<?, ?, ?> g) {
    g.close();
    return g.isFinished();
  }

  // ---- interrupts -----------------------------------------------------------------------------

  @Test
  @DisplayName("an interrupt pending before does not disturb the cleanup, and is restored")
  void pendingInterrupt() {
    CompletableFuture<Object> awaited = new CompletableFuture<>();
    CountDownLatch blocked = new CountDownLatch(1);
    var g =
        atYield(y -> {
          script.log("interrupted", Thread.currentThread().isInterrupted());
          script.log("got", y.await(awaited));
          blocked.await();
          script.log("cleaned up");
        });
    Thread.startVirtualThread(() -> {
      Until.holds("the cleanup awaits", () -> awaited.getNumberOfDependents() > 0);
      awaited.complete("v");
      blocked.countDown();
    });
    Thread.currentThread().interrupt();
    g.close();
    assertThat(Thread.interrupted()).isTrue();
    script.expect("interrupted false", "got v", "cleaned up");
  }

  @Test
  @DisplayName("nor does it disturb what an unstarted generator owns")
  void pendingInterruptAndOwnedResource() {
    AsyncGenerator<Object, Object, Object> g =
        AsyncGenerator.of(
            y -> y.yield(1), () -> script.log("closed", Thread.currentThread().isInterrupted()));
    Thread.currentThread().interrupt();
    g.close();
    assertThat(Thread.interrupted()).isTrue();
    script.expect("closed false");
  }

  @Test
  @DisplayName("an interrupt that arrives meanwhile reaches the cleanup, blocked or awaiting")
  void interruptMeanwhile() throws InterruptedException {
    for (boolean blocked : new boolean[] {false, true}) {
      CountDownLatch inside = new CountDownLatch(1);
      CompletableFuture<Object> never = new CompletableFuture<>();
      var g =
          atYield(y -> {
            inside.countDown();
            try {
              if (blocked) {
                new CountDownLatch(1).await();
              } else {
                y.await(never);
              }
            } catch (CancellationException | InterruptedException stopped) {
              script.log("cleanup stopped");
            }
          });
      Thread closer =
          new Thread(() -> {
            script.step(() -> closed(g));
            script.log("interrupted", Thread.currentThread().isInterrupted());
          });
      closer.start();
      inside.await();
      if (!blocked) {
        Until.holds("the stage is awaited", () -> never.getNumberOfDependents() > 0);
      }
      closer.interrupt();
      closer.join();
      // A compiled body that blocks does so on the closer, whose interrupt it has dealt with.
      boolean isRestored = !(blocked && g.engine() instanceof Engine.Compiled);
      script.expect("cleanup stopped", "-> true", "interrupted " + isRestored);
    }
  }

  // ---- bodies that refuse to end --------------------------------------------------------------

  @Test
  @DisplayName("a body that does not end in time: IllegalStateException that says where it stands")
  void bodyDoesNotEndInTime() {
    System.setProperty(TIMEOUT, "PT0.2S");
    CompletableFuture<Object> release = new CompletableFuture<>();
    var g = atYield(y -> y.await(release));
    Throwable error = catchThrowable(g::close);
    assertThat(error)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("CloseTest.java:", "PT0.2S", TIMEOUT);
    assertThat(error.getCause().getStackTrace())
        .anySatisfy(frame -> assertThat(frame.getFileName()).isEqualTo("CloseTest.java"));
    assertThat(g.isFinished()).isFalse();
    release.complete(null);
    Until.holds("the body ends", g::isFinished);
    g.close();
  }

  @Test
  @DisplayName("one that ignores interrupts while executing is noticed, too")
  void bodyIgnoresInterrupt() throws InterruptedException {
    System.setProperty(TIMEOUT, "PT0.2S");
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          inside.countDown();
          while (release.getCount() > 0) {
            Spin.once();
          }
        });
    CompletableFuture<Object> step = g.anext().start();
    inside.await();
    assertThatThrownBy(g::close)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageMatching(".* its body stands at \\S*(CloseTest|Spin)\\.java:.*");
    release.countDown();
    assertThat(catchThrowable(step::join)).isNotNull();
    Until.holds("the body ends", g::isFinished);
  }

  @Test
  @DisplayName("from inside of the body itself: noticed as well, whatever comes of it")
  void fromInside() {
    System.setProperty(TIMEOUT, "PT0.2S");
    AtomicReference<AsyncGenerator<Object, Object, Object>> self = new AtomicReference<>();
    self.set(generators.of(y -> self.get().close()));
    Coroutine<Object> operation = self.get().anext();
    CompletableFuture<Object> step = operation.start();
    try {
      assertThat(catchThrowable(() -> step.get(5, TimeUnit.SECONDS)))
          .isNotNull()
          .isNotInstanceOf(TimeoutException.class);
      assertThat(self.get().isFinished()).isTrue();
    } finally {
      // Should it not have been noticed, this ends the operation behind the body's back (F5).
      Until.holds(
          "the body ends",
          () -> {
            assertThat(catchThrowable(() -> operation.throwIn(new Oops("end")))).isNotNull();
            return self.get().isFinished();
          });
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "", "PT-1S", "PT0S", "P40000D"})
  @DisplayName("a property that makes no sense is an error, and says what it should be")
  void malformedTimeout(String malformed) {
    System.setProperty(TIMEOUT, malformed);
    var g = atYield(y -> script.log("cleaned up"));
    assertThatThrownBy(g::close)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(TIMEOUT, "'" + malformed + "'");
    System.clearProperty(TIMEOUT);
    g.close();
    script.expect("cleaned up");
  }
}
