package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.protocol.SetupI1.bare;
import static dev.agen.protocol.SetupI1.startAndDrop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.Diagnostics;
import dev.agen.Diagnostics.Abandoned;
import dev.agen.Diagnostics.Report;
import dev.agen.GeneratorExit;
import dev.agen.fixtures.Boom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Group I, I7 and I8: what happens to the dropped; and A16, A25, B17, K13. For I1 to I6, I9 and I10
 * see HooksTest, for I11 to I19 SupervisorTest.
 *
 * <p>What Python does at {@code del} happens here when the garbage collector has noticed, on a
 * virtual thread; and what had begun is reported, once its body has ended: the lines "abandoned".
 *
 * <p>Not applicable: I7, in part. A cleanup that awaits is awaited, not cut off.
 */
@Isolated
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class FinalizationTest {

  @AutoClose
  private final DropScript script = new DropScript(SetupI1.class, FinalizationTest.class);

  private final SetupI1 setup = new SetupI1(script);

  /** The generator under test; dropped by setting it to null. */
  private @Nullable AsyncGenerator<Object, Object, Object> g;

  // ---- without hooks --------------------------------------------------------------------------

  @Test
  @DisplayName("I7: without a finalizer a dropped generator is closed and its cleanup awaited")
  void droppedGeneratorIsClosed() throws InterruptedException {
    startAndDrop(setup::h);
    script.expectCollected("finally", "abandoned h");
    startAndDrop(SetupI1::bare);
    script.expectCollected("abandoned bare");
    setup.h();
    script.expectNothingCollected();
  }

  @Test
  @DisplayName("I7: a cleanup that awaits a stage is awaited, one that awaits nonsense gets told")
  void droppedGeneratorsCleanupMayAwait() throws InterruptedException {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    startAndDrop(() ->
        AsyncGenerator.of(y -> {
          try {
            y.yield(1);
            return null;
          } finally {
            script.log("finally: before await");
            script.log("finally: got", y.<Object>await(stage));
          }
        }));
    script.expectCollected("finally: before await");
    stage.complete("done");
    script.expectCollected("finally: got done", "abandoned droppedGeneratorsCleanupMayAwait");

    startAndDrop(setup::haw);
    script.expectCollected(
        "finally: before await",
        "unraisable IllegalStateException: Task got bad yield: f",
        "abandoned haw");
  }

  @SuppressWarnings({"finally", "Finally"})
  private static AsyncGenerator<Object, Object, Object> bad() {
    return AsyncGenerator.of(y -> {
      try {
        return y.yield(1);
      } finally {
        throw new Boom("b");
      }
    });
  }

  @Test
  @DisplayName("I7: what its cleanup throws is reported")
  void droppedGeneratorsErrorIsReported() throws InterruptedException {
    startAndDrop(FinalizationTest::bad);
    script.expectCollected("unraisable Boom: b", "abandoned bad");
  }

  @Test
  @DisplayName("I7: one that yields instead of ending is told again, and reported")
  void droppedGeneratorThatYieldsIsReported() throws InterruptedException {
    startAndDrop(setup::ref);
    script.expectCollected(
        "refusing",
        "unraisable IllegalStateException: async generator ignored GeneratorExit",
        "second finally",
        "abandoned ref");
  }

  private AsyncGenerator<Object, Object, Object> stubborn(CountDownLatch released) {
    return AsyncGenerator.of(y -> {
      for (int refused = 0; released.getCount() > 0; refused++) {
        try {
          y.yield(refused);
        } catch (GeneratorExit ignored) {
          script.log("refusing", refused);
        }
      }
      return null;
    });
  }

  @Test
  @DisplayName("I7: one that always yields is left after ten times, and that is reported")
  void droppedGeneratorThatAlwaysYieldsIsLeft() throws InterruptedException {
    CountDownLatch released = new CountDownLatch(1);
    startAndDrop(() -> stubborn(released));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      expected.add("refusing " + i);
      expected.add("unraisable IllegalStateException: async generator ignored GeneratorExit");
    }
    expected.add("refused by stubborn");
    script.expectCollected(expected.toArray(String[]::new));
  }

  @Test
  @DisplayName("I7: the report tells where the generator was made and where its body stood")
  void reportTellsWhere() throws InterruptedException {
    BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
    Diagnostics.setReporter(report -> {
      if (report.message().startsWith("SetupI1.h ")) {
        reports.add(report);
      }
    });
    startAndDrop(setup::h);
    Report report = null;
    for (int round = 0; round < 100 && report == null; round++) {
      System.gc();
      report = reports.poll(50, TimeUnit.MILLISECONDS);
    }
    assertThat(report).isInstanceOf(Abandoned.class);
    Abandoned abandoned = (Abandoned) report;
    assertThat(abandoned.name()).isEqualTo("SetupI1.h");
    assertThat(abandoned.created().getFileName()).isEqualTo("SetupI1.java");
    assertThat(abandoned.stoodAt().getFileName()).isEqualTo("SetupI1.java");
    assertThat(abandoned.stoodAt().getLineNumber())
        .isGreaterThanOrEqualTo(abandoned.created().getLineNumber());
    assertThat(abandoned.message())
        .contains("SetupI1.h ", "SetupI1.java:", "has been closed", "aclose()");
    assertThat(abandoned.ended()).isTrue();
  }

  @Test
  @DisplayName("I8: one dropped while it awaits: what it awaits is closed first")
  void closesWhatIsAwaitedFirst() throws InterruptedException {
    dropInAwait();
    script.expectCollected("-> x", "inner finally", "outer finally", "abandoned k");
  }

  private AsyncGenerator<Object, Object, Object> k() {
    return AsyncGenerator.of(y -> {
      try {
        y.await(
            Coroutine.of(c -> {
              try {
                return c.<Object>await(susp("x"));
              } finally {
                script.log("inner finally");
              }
            }));
        return null;
      } finally {
        script.log("outer finally");
      }
    });
  }

  private void dropInAwait() {
    script.step(() -> k().anext().send(null));
  }

  // ---- awaitables and coroutines --------------------------------------------------------------

  private Coroutine<Object> f() {
    return Coroutine.of(c -> "never runs");
  }

  @Test
  @DisplayName("A16: a coroutine dropped without having been started is reported, if asked for")
  void neverAwaitedCoroutineIsReported() throws InterruptedException {
    f();
    script.expectNothingCollected();
    Diagnostics.trackNeverAwaited(true);
    f();
    script.expectCollected("warning coroutine 'f' was never awaited");
    f().close();
    script.expectNothingCollected();
    script.step(() -> f().throwIn(new Boom("x"))).expect("!! Boom: x");
    script.expectNothingCollected();
  }

  @SuppressWarnings("Finally")
  private Coroutine<Object> suspended(boolean bad) {
    return Coroutine.of(c -> {
      try {
        return c.await(susp("s"));
      } finally {
        script.log("cleanup");
        if (bad) {
          throw new ArithmeticException("/ by zero");
        }
      }
    });
  }

  @Test
  @DisplayName("A25: a suspended coroutine that is dropped is closed; errors are reported")
  void droppedCoroutineIsClosed() throws InterruptedException {
    script.step(() -> suspended(false).send(null));
    script.expectCollected("-> s", "cleanup", "abandoned suspended");
    script.step(() -> suspended(true).send(null));
    script.expectCollected(
        "-> s", "cleanup", "unraisable ArithmeticException: / by zero", "abandoned suspended");
  }

  @Test
  @DisplayName("B17: an operation that was never driven is reported, if asked for")
  void neverDrivenOperationIsReported() throws InterruptedException {
    g = bare();
    g.anext();
    script.expectNothingCollected();
    Diagnostics.trackNeverAwaited(true);
    g.anext();
    script.expectCollected("warning coroutine method 'asend' of 'bare' was never awaited");
    g.asend(null);
    script.expectCollected("warning coroutine method 'asend' of 'bare' was never awaited");
    g.athrow(new Boom(null));
    script.expectCollected("warning coroutine method 'athrow' of 'bare' was never awaited");
    g.aclose();
    script.expectCollected("warning coroutine method 'aclose' of 'bare' was never awaited");
    g.anext().close();
    script.expectNothingCollected();
  }

  @Test
  @DisplayName("B17: driving or throwing suppresses the report; so does cancelling its task")
  void drivenOperationIsNotReported() throws InterruptedException {
    Diagnostics.trackNeverAwaited(true);
    g = bare();
    g.anext().await();
    script.step(() -> g.anext().throwIn(new Boom("b"))).expect("!! Boom: b");
    g.anext("end").await();
    g.aclose().await();
    bare().anext().start().join();
    script.expectCollected("abandoned bare");
    script.expectNothingCollected();
  }

  @Test
  @DisplayName("K13: a context manager dropped between enter and exit is closed")
  void droppedContextManagerIsClosed() throws InterruptedException {
    AsyncContextManager.of(setup.h()).aenter().await();
    script.expectCollected("finally", "abandoned h");
  }
}
