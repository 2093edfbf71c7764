package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenHooks;
import dev.agen.AsyncGenSupervisor;
import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Group I from I11 on: what asyncio's event loop does for generators, {@link AsyncGenSupervisor}
 * does. For I1 to I10 see FinalizationTest.
 *
 * <p>Not applicable: I11, in part. A supervisor does not tell how many generators it knows; and the
 * dropped are closed by the library, not by it.
 */
@Isolated
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SupervisorTest {

  @AutoClose private final DropScript script = new DropScript(SetupI1.class, SupervisorTest.class);
  private final SetupI1 setup = new SetupI1(script);

  /** Keeps the generators under test alive. */
  private final List<AsyncGenerator<?, ?, ?>> keep = new ArrayList<>();

  private AsyncGenerator<Object, Object, Object> start(AsyncGenerator<Object, Object, Object> g) {
    keep.add(g);
    g.anext().await();
    return g;
  }

  @Test
  @DisplayName("I11: installs hooks, still calls those in force before, and puts them back")
  void installsAndRestoresHooks() throws InterruptedException {
    AsyncGenHooks before =
        new AsyncGenHooks(
            g -> script.log("firstiter", g.state()), g -> script.log("finalizer", g.state()));
    AsyncGenHooks.set(before);
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      assertThat(supervisor).isNotNull();
      assertThat(AsyncGenHooks.get()).isNotEqualTo(before);
      setup.h().anext().await();
      script.expect("firstiter CREATED");
      script.expectCollected("finalizer SUSPENDED", "finally", "abandoned h");
    }
    assertThat(AsyncGenHooks.get()).isSameAs(before);
    script.expect();
  }

  @Test
  @DisplayName("I11: knows generators weakly: a dropped one is closed while it is installed")
  void knowsWeakly() throws InterruptedException {
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      assertThat(supervisor).isNotNull();
      setup.h().anext().await();
      script.expectCollected("finally", "abandoned h");
    }
  }

  @Test
  @DisplayName("I11: hooks set by somebody else meanwhile are left in force")
  void leavesForeignHooks() {
    AsyncGenHooks other = new AsyncGenHooks(g -> script.log("other"), null);
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      assertThat(supervisor).isNotNull();
      AsyncGenHooks.set(other);
    }
    assertThat(AsyncGenHooks.get()).isSameAs(other);
  }

  /** With a cleanup that awaits. */
  private AsyncGenerator<Object, Object, Object> w(Awaitable<?> slept) {
    return AsyncGenerator.of(y -> {
      try {
        return y.yield(1);
      } finally {
        script.log("finally: sleeping");
        y.await(slept);
        script.log("finally: slept");
      }
    });
  }

  @Test
  @DisplayName("I12: closing it closes half-run generators and awaits their cleanup")
  void closesHalfRunGenerators() {
    CompletableFuture<Object> slept = new CompletableFuture<>();
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      AsyncGenerator<Object, Object, Object> g = start(w(Awaitable.of(slept)));
      script.log("main done");
      CompletableFuture<Void> shutdown = supervisor.shutdownAsyncGens();
      Until.holds("the cleanup awaits", () -> g.awaiting() != null);
      assertThat(shutdown).isNotDone();
      slept.complete(null);
      shutdown.join();
      script.expect("main done", "finally: sleeping", "finally: slept");
    }
    assertThat(keep.getFirst().isFinished()).isTrue();
  }

  private AsyncGenerator<Object, Object, Object> bad(String n, CountDownLatch both) {
    return AsyncGenerator.of(y -> {
      try {
        return y.yield(1);
      } catch (Throwable exit) {
        script.log("closing", n);
        both.countDown();
        both.await(); // ends only if the other is being closed at the same time
        throw new Boom(n);
      }
    });
  }

  @Test
  @DisplayName("I13: closes all concurrently; an error is reported and does not stop the others")
  void closesConcurrentlyAndReports() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      start(bad("a", both));
      start(bad("b", both));
      supervisor.shutdownAsyncGens().join();
    }
    script.expectCollectedInAnyOrder(
        "closing a", "closing b", "unraisable Boom: a", "unraisable Boom: b");
  }

  @Test
  @DisplayName("I13: shutting down twice, or with nothing to close, is harmless")
  void shutsDownTwice() {
    AsyncGenSupervisor supervisor = AsyncGenSupervisor.install();
    supervisor.shutdownAsyncGens().join();
    supervisor.shutdownAsyncGens().join();
    supervisor.close();
    supervisor.close();
    assertThat(AsyncGenHooks.get()).isEqualTo(AsyncGenHooks.NONE);
  }

  @Test
  @DisplayName(
      "I14: a first use after the shutdown is reported; the generator is known all the same")
  void reportsFirstUseAfterShutdown() {
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      supervisor.shutdownAsyncGens().join();
      start(setup.h());
      script.expect("unraisable IllegalStateException: first use after shutdown");
    }
    script.expect("finally");
  }

  @Test
  @DisplayName("I15: a generator in flight is ended by cancelling the task that drives it")
  void cancelledTaskEndsGeneratorInFlight() {
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      assertThat(supervisor).isNotNull();
      AsyncGenerator<Object, Object, Object> w =
          AsyncGenerator.of(y -> {
            try {
              y.await(new CompletableFuture<>());
              return y.yield(1);
            } catch (Throwable error) {
              script.log("saw", error.getClass().getSimpleName());
              throw error;
            } finally {
              script.log("finally");
            }
          });
      CompletableFuture<Void> consumer = w.forEachAsync(value -> script.log(value)).start();
      Until.holds("the generator awaits", () -> w.awaiting() != null);
      script.log("main done");
      consumer.cancel(false);
      assertThat(catchThrowable(consumer::join)).isInstanceOf(CancellationException.class);
    }
    script.expect("main done", "saw CancellationException", "finally");
  }

  @Test
  @DisplayName("I16: one that is really in flight is not stopped: the refusal is reported")
  void reportsGeneratorInFlight() {
    CompletableFuture<Object> slept = new CompletableFuture<>();
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      AsyncGenerator<Object, Object, Object> w =
          AsyncGenerator.of(y -> {
            try {
              y.await(slept);
              return y.yield(1);
            } finally {
              script.log("finally");
            }
          });
      CompletableFuture<Object> t = w.anext().start();
      Until.holds("the generator awaits", () -> w.awaiting() != null);
      supervisor.shutdownAsyncGens().join();
      slept.complete(null);
      script.log("value", t.join());
      w.aclose().await();
    }
    script.expect(
        "unraisable AlreadyRunningException: aclose(): asynchronous generator is already running",
        "value 1",
        "finally");
  }

  @Test
  @DisplayName("I17: a dropped one is cleaned up later and elsewhere; errors are reported")
  void dropIsCleanedUpElsewhere() throws InterruptedException {
    Thread main = Thread.currentThread();
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      assertThat(supervisor).isNotNull();
      breakOutOfLoop(main);
      script.log("after loop");
      script.expectCollected(
          "after loop",
          "cleanup in another thread",
          "unraisable Boom: b",
          "abandoned breakOutOfLoop");
    }
  }

  private void breakOutOfLoop(Thread main) {
    AsyncGenerator<Object, Object, Object> w =
        AsyncGenerator.of(y -> {
          try {
            return y.yield(1);
          } catch (Throwable exit) {
            script.log(
                "cleanup in",
                Thread.currentThread().equals(main) ? "same thread" : "another thread");
            throw new Boom("b");
          }
        });
    for (Object value : w) {
      assertThat(value).isEqualTo(1);
      break;
    }
  }

  @Test
  @DisplayName("I18: a generator used before the installation is unknown; nonsense is not awaited")
  void doesNotKnowEarlierGenerators() {
    AsyncGenerator<Object, Object, Object> g = start(setup.h());
    AsyncGenerator<Object, Object, Object> haw = start(w(susp("f")));
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      assertThat(supervisor).isNotNull();
      script.step(() -> haw.anext("D").await());
      script.expect("finally: sleeping", "!! IllegalStateException: Task got bad yield: f");
    }
    assertThat(g.isSuspended()).isTrue();
    g.close();
    script.expect("finally");
  }

  @Test
  @DisplayName("I19: a generator never used is not known, and nothing runs when it is collected")
  void doesNotKnowUnusedGenerators() throws InterruptedException {
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      assertThat(supervisor).isNotNull();
      AsyncGenerator<Object, Object, Object> unused = setup.h();
      setup.h();
      script.expectNothingCollected();
      supervisor.shutdownAsyncGens().join();
      assertThat(unused.state()).isEqualTo(AsyncGenerator.State.CREATED);
      script.expect();
    }
  }

  @Test
  @DisplayName("I12: what is used inside of bodies and loops is known, too")
  void knowsGeneratorsUsedInLoops() {
    List<AsyncGenerator<?, ?, ?>> all = new ArrayList<>();
    try (AsyncGenSupervisor supervisor = AsyncGenSupervisor.install()) {
      assertThat(supervisor).isNotNull();
      AsyncGenerator<Object, Object, Object> inLoop = setup.h();
      all.add(inLoop);
      assertThat(inLoop.iterator().next()).isEqualTo(1);
      AsyncGenerator<Object, Object, Object> inBody = setup.h();
      all.add(inBody);
      Coroutine.of(c -> c.each(inBody).iterator().next()).await();
    }
    script.expect("finally", "finally");
    assertThat(all).allMatch(AsyncGenerator::isFinished);
  }
}
