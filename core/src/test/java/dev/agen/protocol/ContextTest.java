package dev.agen.protocol;

import static dev.agen.fixtures.Raising.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Until;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Group J: context, cancellation, timeouts, task groups. asyncio's task is the future that {@code
 * start()} gives.
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>J1 to J3, in part: there are no context variables. A body has a thread of its own, whose
 *       thread locals are its own, too; what follows each driver is the context class loader. See
 *       dev.agen.engine.BodyContextTest.
 *   <li>J11: there is no timeout that applies to a task from inside of it. J12 is what there is.
 *   <li>J13, J14, in part: there are no task groups that cancel whoever entered them; an executor
 *       opened around a yield is tested.
 *   <li>J18: there is no context to copy at a drop.
 * </ul>
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ContextTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  /** asyncio.sleep(10): nobody completes it. */
  private final CompletableFuture<Object> never = new CompletableFuture<>();

  private static void awaits(AsyncGenerator<?, ?, ?> generator) {
    Until.holds("the generator awaits", () -> generator.awaiting() != null);
  }

  private static void awaits(CompletableFuture<?> stage) {
    Until.holds("the stage is awaited", () -> stage.getNumberOfDependents() > 0);
  }

  private CompletableFuture<Object> consume(AsyncGenerator<Object, Object, Object> g) {
    return generators
        .<Object>coroutine(c -> {
          for (Object v : c.each(g)) {
            script.log("got", v);
          }
          return "finished normally";
        })
        .start();
  }

  // ---- context --------------------------------------------------------------------------------

  @Test
  @DisplayName("J1: thread locals are the body's own and last over its steps")
  void threadLocalsAreTheBodysOwn() {
    ThreadLocal<String> var = ThreadLocal.withInitial(() -> "default");
    var g =
        generators.stackful(y -> {
          script.log("body 1 sees", var.get());
          var.set("set by body");
          y.yield(1);
          script.log("body 2 sees", var.get());
          y.yield(2);
        });
    var.set("A");
    g.anext().await();
    var.set("B");
    g.anext().await();
    script.log("driver sees", var.get());
    script.expect("body 1 sees default", "body 2 sees set by body", "driver sees B");
  }

  @Test
  @DisplayName("J2: each step has the context class loader of its driver")
  void stepsHaveDriversClassLoader() throws Exception {
    try (URLClassLoader one = new URLClassLoader("one", new URL[0], null);
        URLClassLoader two = new URLClassLoader("two", new URL[0], null)) {
      var g =
          generators.of(y -> {
            while (true) {
              script.log("loader", Thread.currentThread().getContextClassLoader().getName());
              y.yield(null);
            }
          });
      for (ClassLoader loader : List.of(one, two)) {
        Thread driver = Thread.ofVirtual().unstarted(() -> g.anext().await());
        driver.setContextClassLoader(loader);
        driver.start();
        driver.join();
      }
      script.expect("loader one", "loader two");
    }
  }

  @Test
  @DisplayName("J3: set, yield, reset of a thread local works, also when closed by somebody else")
  void setAndResetAroundYield() {
    ThreadLocal<String> var = ThreadLocal.withInitial(() -> "default");
    var g =
        generators.stackful(y -> {
          String before = var.get();
          var.set("x");
          try {
            y.yield(1);
          } finally {
            script.log("still", var.get());
            var.set(before);
            script.log("again", var.get());
          }
        });
    g.anext().await();
    g.aclose().start().join();
    script.expect("still x", "again default");
  }

  // ---- cancellation ---------------------------------------------------------------------------

  @Test
  @DisplayName("J4: cancelling throws in at the innermost await; the cleanup may await")
  void cancelThrowsInAtInnermostAwait() {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    var h =
        generators.of(y -> {
          try {
            y.await(never);
            y.yield(1);
          } catch (CancellationException cancelled) {
            script.log("generator: cancelled");
            y.await(cleanup);
            script.log("generator: cleaned up");
            throw cancelled;
          }
        });
    CompletableFuture<Object> t = consume(h);
    awaits(never);
    t.cancel(false);
    awaits(cleanup);
    assertThat(t).isNotDone();
    cleanup.complete(null);
    assertThat(catchThrowable(t::join)).isInstanceOf(CancellationException.class);
    script.log("task cancelled", t.isCancelled());
    script.log(h.anext("finished").await());
    script.expect(
        "generator: cancelled", "generator: cleaned up", "task cancelled true", "finished");
  }

  @Test
  @DisplayName("J5: a generator that catches it and yields swallows the cancellation")
  void cancelCanBeSwallowed() {
    var h =
        generators.of(y -> {
          try {
            y.await(never);
          } catch (CancellationException swallowed) {
            y.yield("instead");
          }
        });
    CompletableFuture<Object> t = consume(h);
    awaits(never);
    t.cancel(false);
    script.log(t.join());
    script.expect("got instead", "finished normally");
    assertThat(t.isCancelled()).isFalse();
  }

  @Test
  @DisplayName("J6: cancelled while the consumer waits elsewhere, the generator notices nothing")
  void cancelElsewhereDoesNotReachGenerator() {
    var h =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            script.log("generator finally");
          }
        });
    CompletableFuture<Object> t =
        generators
            .<Object>coroutine(c -> {
              for (Object v : c.each(h)) {
                script.log("got", v);
                c.await(never);
              }
              return null;
            })
            .start();
    awaits(never);
    t.cancel(false);
    assertThat(catchThrowable(t::join)).isInstanceOf(CancellationException.class);
    script.log("cancelled; generator alive", !h.isFinished());
    h.aclose().await();
    script.expect("got 1", "cancelled; generator alive true", "generator finally");
  }

  @Test
  @DisplayName(
      "J7: cancelled during the cleanup of aclose(), the cleanup and aclose() fail with it")
  @SuppressWarnings("Finally")
  void cancelDuringCleanup() {
    var h =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            try {
              y.await(never);
            } catch (CancellationException cancelled) {
              script.log("cleanup cancelled");
              throw cancelled;
            }
          }
        });
    h.anext().await();
    CompletableFuture<Void> t = h.aclose().start();
    awaits(never);
    t.cancel(false);
    assertThat(catchThrowable(t::join)).isInstanceOf(CancellationException.class);
    script.log("aclose task cancelled; finished", h.isFinished());
    script.expect("cleanup cancelled", "aclose task cancelled; finished true");
  }

  @Test
  @DisplayName("J8: a step that is cancelled after a timeout ends the generator: it is over")
  void timedOutStepEndsGenerator() throws Exception {
    var h =
        generators.of(y -> {
          y.yield(1);
          y.await(never);
          y.yield(2);
        });
    script.log(h.anext().await());
    CompletableFuture<Object> step = h.anext().start();
    try {
      step.get(1, TimeUnit.MILLISECONDS);
    } catch (TimeoutException timeout) {
      script.log("timeout");
      step.cancel(false);
    }
    assertThat(catchThrowable(step::join)).isInstanceOf(CancellationException.class);
    script.log(h.anext("over").await());
    script.expect("1", "timeout", "over");
  }

  @Test
  @DisplayName("J9: waiting for a step's future with a timeout does not cancel the step")
  void waitsWithoutCancelling() throws Exception {
    CompletableFuture<Object> slept = new CompletableFuture<>();
    var h =
        generators.of(y -> {
          y.yield(1);
          y.await(slept);
          y.yield(2);
        });
    h.anext().await();
    CompletableFuture<Object> t = h.anext().start();
    assertThat(catchThrowable(() -> t.get(1, TimeUnit.MILLISECONDS)))
        .isInstanceOf(TimeoutException.class);
    script.log("pending", !t.isDone());
    slept.complete(null);
    script.log("value", t.join());
    script.expect("pending true", "value 2");
  }

  @Test
  @DisplayName("J10: of two tasks that step at the same time the second is refused, not queued")
  void concurrentStepIsRefused() {
    CompletableFuture<Object> slept = new CompletableFuture<>();
    var h =
        generators.of(y -> {
          y.await(slept);
          y.yield(1);
          y.yield(2);
        });
    CompletableFuture<Object> first = h.anext().start();
    awaits(h);
    CompletableFuture<Object> second = h.anext().start();
    script.step(() -> get(second));
    slept.complete(null);
    script.step(() -> get(first));
    script.expect(
        "!! AlreadyRunningException: anext(): asynchronous generator is already running", "-> 1");
    assertThat(h.anext().start().join()).isEqualTo(2);
    assertThat(h.anext("D").start().join()).isEqualTo("D");
  }

  private static Object get(Future<?> future) throws Throwable {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw failed.getCause();
    }
  }

  @Test
  @DisplayName("J12: a timeout around an await inside of the generator works")
  void timeoutInsideGenerator() {
    var h =
        generators.of(y -> {
          try {
            y.await(never.copy().orTimeout(1, TimeUnit.MILLISECONDS), TimeoutException.class);
          } catch (TimeoutException timeout) {
            y.yield("timed out");
          }
          y.yield("next");
        });
    List<Object> values = new ArrayList<>();
    h.forEach(values::add);
    assertThat(values).containsExactly("timed out", "next");
  }

  // ---- executors around a yield ---------------------------------------------------------------

  @Test
  @DisplayName("J13: a child failing in an executor around a yield is seen where it is joined")
  void failingChildIsSeenWhereJoined() {
    CountDownLatch failed = new CountDownLatch(1);
    var h =
        generators.of(y -> {
          try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> child =
                executor.submit(() -> {
                  try {
                    throw new Boom("child");
                  } finally {
                    failed.countDown();
                  }
                });
            y.yield(1);
            get(child);
          } catch (Throwable error) {
            throw raise(error);
          }
        });
    script.step(() -> h.anext().await());
    script.step(() -> failed.await(20, TimeUnit.SECONDS));
    script.step(() -> h.anext().await());
    script.expect("-> 1", "-> true", "!! Boom: child");
  }

  @Test
  @DisplayName("J14: closing a generator with an executor around its yield ends the children first")
  void acloseEndsChildren() {
    CountDownLatch inside = new CountDownLatch(1);
    var h =
        generators.of(y -> {
          ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
          try (executor) {
            executor.execute(() -> {
              inside.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException interrupted) {
                script.log("child ends");
              }
            });
            inside.await();
            try {
              y.yield(1);
            } finally {
              executor.shutdownNow();
            }
          }
        });
    h.anext().await();
    script.step(() -> h.aclose().await());
    script.expect("child ends", "-> null");
  }

  @Test
  @DisplayName("J15: at a yield a generator is bound to no thread and no executor")
  void isNotBoundToThreads() throws InterruptedException {
    CompletableFuture<Object> slept = new CompletableFuture<>();
    var h =
        generators.of(y -> {
          y.yield(1);
          y.await(slept);
          y.yield(2);
          y.yield(3);
          y.yield(4);
        });
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      script.step(() -> h.anext().start(executor).get());
    }
    Thread platform = new Thread(() -> script.step(() -> h.anext().await()));
    platform.start();
    awaits(slept);
    slept.complete(null);
    platform.join();
    Thread virtual = Thread.startVirtualThread(() -> script.step(() -> h.anext().send(null)));
    virtual.join();
    script.step(() -> h.anext().start(Runnable::run).get());
    script.expect("-> 1", "-> 2", "!! StopIteration(value=3)", "-> 4");
  }

  // ---- how tasks end --------------------------------------------------------------------------

  @Test
  @DisplayName("J16: a cleanup that raises something else makes the task fail, not be cancelled")
  void cleanupErrorReplacesCancellation() {
    var h =
        generators.of(y -> {
          try {
            y.await(never);
          } catch (CancellationException cancelled) {
            throw new Boom("cleanup");
          }
        });
    CompletableFuture<Object> t = h.anext().start();
    awaits(never);
    t.cancel(false);
    script.step(() -> get(t)).step(t::isCancelled);
    script.expect("!! Boom: cleanup", "-> false");
  }

  @Test
  @DisplayName("J17: a task of a step that ends the stream fails with StopAsyncIteration")
  void endIsStoredInTask() {
    CompletableFuture<Object> t = generators.yielding().anext().start();
    assertThat(catchThrowable(t::get)).hasCauseInstanceOf(StopAsyncIteration.class);
    assertThat(t.exceptionNow()).isInstanceOf(StopAsyncIteration.class);
  }

  @Test
  @DisplayName("J19: a cancellation is delivered once: awaits in the cleanup work normally")
  void cancellationIsDeliveredOnce() {
    CompletableFuture<Object> slept = new CompletableFuture<>();
    var h =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            y.await(slept);
            script.log("cleanup complete");
          }
        });
    Coroutine<Object> consume =
        generators.coroutine(c -> {
          c.with(
              AsyncContextManager.aclosing(h),
              g -> {
                for (Object v : c.each(g)) {
                  script.log("got", v);
                  c.await(never);
                }
              });
          return null;
        });
    CompletableFuture<Object> t = consume.start();
    awaits(never);
    t.cancel(false);
    awaits(slept);
    assertThat(t).isNotDone();
    slept.complete(null);
    assertThat(catchThrowable(t::join)).isInstanceOf(CancellationException.class);
    script.log("cancelled");
    script.expect("got 1", "cleanup complete", "cancelled");
  }
}
