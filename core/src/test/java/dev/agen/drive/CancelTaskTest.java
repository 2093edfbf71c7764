package dev.agen.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.Coroutine;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.ManualExecutor;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Spin;
import dev.agen.fixtures.Suspensions;
import dev.agen.fixtures.Until;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cancelling the future that {@code start()} gives: asyncio's {@code Task.cancel}. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("Interruption") // cancel(true) is what is tested
class CancelTaskTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();
  private final CompletableFuture<Object> never = new CompletableFuture<>();

  private static void awaits(CompletableFuture<?> stage) {
    Until.holds("the stage is awaited", () -> stage.getNumberOfDependents() > 0);
  }

  private static void assertCancelled(CompletableFuture<?> task) {
    assertThat(catchThrowable(task::join)).isInstanceOf(CancellationException.class);
    assertThat(task.isCancelled()).isTrue();
  }

  // ---- at a pending await ---------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource
  @DisplayName("throws CancellationException in at the pending await, wherever that is")
  void atPendingAwait(Suspensions place) {
    var g =
        generators.of(y -> {
          try {
            y.yield(place.await(y, never));
          } catch (CancellationException cancelled) {
            script.log("body saw it");
            throw cancelled;
          } finally {
            script.log("finally");
          }
        });
    CompletableFuture<Object> task = g.anext().start();
    awaits(never);
    assertThat(task.cancel(false)).isTrue();
    assertCancelled(task);
    script.expect("body saw it", "finally");
    assertThat(g.isFinished()).isTrue();
    assertThat(never).isNotDone();
  }

  @Test
  @DisplayName("cancel(true) does the same where nothing is executing")
  void atPendingAwaitWithInterrupt() {
    CompletableFuture<Object> task =
        Coroutine.of(
                c -> {
                  try {
                    return c.await(never);
                  } finally {
                    script.log("interrupted", Thread.currentThread().isInterrupted());
                  }
                })
            .start();
    awaits(never);
    task.cancel(true);
    assertCancelled(task);
    script.expect("interrupted false");
  }

  @Test
  @DisplayName("completes only when the finally blocks, which may await, have run")
  void waitsForFinallyBlocks() {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    ManualExecutor executor = new ManualExecutor();
    CompletableFuture<Object> task =
        Coroutine.of(
                c -> {
                  try {
                    return c.await(never);
                  } finally {
                    script.log("cleaning up");
                    script.log("got", c.await(cleanup));
                  }
                })
            .start(executor);
    executor.runNext();
    task.cancel(false);
    script.expect();
    executor.runNext();
    script.expect("cleaning up");
    assertThat(task).isNotDone();
    cleanup.complete("v");
    executor.runNext();
    script.expect("got v");
    assertCancelled(task);
  }

  @Test
  @DisplayName("a computation that swallows it completes with its result (J5)")
  void swallowed() {
    CompletableFuture<Object> task =
        Coroutine.<Object>of(
                c -> {
                  try {
                    return c.await(never);
                  } catch (CancellationException swallowed) {
                    return "instead";
                  }
                })
            .start();
    awaits(never);
    task.cancel(false);
    assertThat(task.join()).isEqualTo("instead");
    assertThat(task.isCancelled()).isFalse();
  }

  @Test
  @DisplayName("a computation that raises something else fails with that (J16)")
  void replaced() {
    Boom boom = new Boom("cleanup");
    CompletableFuture<Object> task =
        Coroutine.of(
                c -> {
                  try {
                    return c.await(never);
                  } catch (CancellationException cancelled) {
                    throw boom;
                  }
                })
            .start();
    awaits(never);
    task.cancel(false);
    assertThat(catchThrowable(task::join)).hasCause(boom);
    assertThat(task.isCancelled()).isFalse();
    assertThat(task.exceptionNow()).isSameAs(boom);
  }

  @Test
  @DisplayName("a second cancel does not resume the cleanup before its stage is complete")
  void secondCancelDoesNotResumeCleanup() {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    ManualExecutor executor = new ManualExecutor();
    CompletableFuture<Object> task =
        Coroutine.of(
                c -> {
                  try {
                    return c.await(never);
                  } catch (CancellationException first) {
                    try {
                      script.log("got", c.await(new Suspensions.Foreign(cleanup)));
                    } catch (CancellationException second) {
                      script.log("cancelled again");
                    }
                    throw first;
                  }
                })
            .start(executor);
    executor.runNext();
    task.cancel(false);
    executor.runNext(); // now the cleanup awaits
    task.cancel(false);
    if (executor.waiting() > 0) {
      executor.runNext(); // whatever a second cancel means, it is not "the stage is complete"
    }
    if (!task.isDone()) {
      cleanup.complete("v");
      executor.runNext();
    }
    assertCancelled(task);
  }

  @Test
  @DisplayName("an executor that rejects the task of a cancellation: it runs on who cancels")
  void executorRejectsCancellation() {
    AtomicInteger accepted = new AtomicInteger();
    CompletableFuture<Object> task =
        Coroutine.of(
                c -> {
                  try {
                    return c.await(never);
                  } finally {
                    script.log("finally");
                  }
                })
            .start(part -> {
              if (accepted.getAndIncrement() > 0) {
                throw new Oops("rejected");
              }
              part.run();
            });
    task.cancel(false);
    script.expect("finally");
    assertCancelled(task);
  }

  // ---- before, while and after it runs --------------------------------------------------------

  @Test
  @DisplayName("before the first task has run: nothing runs")
  void beforeStart() {
    ManualExecutor executor = new ManualExecutor();
    CompletableFuture<Object> task =
        Coroutine.<Object>of(
                c -> {
                  script.log("never");
                  return null;
                })
            .start(executor);
    task.cancel(false);
    executor.runNext();
    assertCancelled(task);
    script.expect();
  }

  @Test
  @DisplayName("while the body executes: thrown in at its next await")
  void whileExecuting() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Object> task =
        Coroutine.of(
                c -> {
                  inside.countDown();
                  go.await();
                  script.log("undisturbed");
                  return c.await(never);
                })
            .start();
    inside.await();
    task.cancel(false);
    go.countDown();
    assertCancelled(task);
    script.expect("undisturbed");
  }

  @Test
  @DisplayName("while the body executes and never awaits again: it completes with its result")
  void whileExecutingToTheEnd() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Object> task =
        Coroutine.<Object>of(
                c -> {
                  inside.countDown();
                  go.await();
                  return "R";
                })
            .start();
    inside.await();
    assertThat(task.cancel(false)).isTrue();
    go.countDown();
    assertThat(task.join()).isEqualTo("R");
  }

  @Test
  @DisplayName("cancel(true) interrupts a body that executes; the task is cancelled")
  void interruptsBody() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Object> task =
        Coroutine.<Object>of(
                c -> {
                  inside.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    script.log("finally");
                  }
                  return "not reached";
                })
            .start();
    inside.await();
    task.cancel(true);
    assertCancelled(task);
    script.expect("finally");
  }

  @Test
  @DisplayName("cancel(true): a body that catches the interrupt has had its cancellation")
  void interruptIsDeliveredOnce() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    CompletableFuture<Object> task =
        Coroutine.of(
                c -> {
                  inside.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException caught) {
                    script.log("caught");
                  }
                  return c.await(cleanup);
                })
            .start();
    inside.await();
    task.cancel(true);
    awaits(cleanup);
    cleanup.complete("R");
    assertThat(task.join()).isEqualTo("R");
    script.expect("caught");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("cancel(true) leaves no interrupt behind on the executor's thread")
  void leavesNoInterrupt(boolean clears) throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      CompletableFuture<Object> task =
          Coroutine.<Object>of(
                  c -> {
                    inside.countDown();
                    while (go.getCount() > 0) {
                      Spin.once();
                    }
                    return clears ? Thread.interrupted() : Thread.currentThread().isInterrupted();
                  })
              .start(executor);
      inside.await();
      task.cancel(true);
      go.countDown();
      task.join();
      assertThat(executor.submit(Thread::interrupted).get()).isFalse();
    }
  }

  @Test
  @DisplayName("after the end: too late")
  void afterEnd() {
    CompletableFuture<Object> task = Coroutine.<Object>of(c -> "R").start();
    assertThat(task.join()).isEqualTo("R");
    assertThat(task.cancel(true)).isFalse();
    assertThat(task.isCancelled()).isFalse();

    CompletableFuture<Object> cancelled = Coroutine.of(c -> c.await(never)).start();
    awaits(never);
    cancelled.cancel(false);
    assertCancelled(cancelled);
    assertThat(cancelled.cancel(false)).isTrue();
  }

  @Test
  @DisplayName("a stage that completes at the same time as a cancellation: one of them wins")
  void racesWithStage() {
    for (int round = 0; round < 500; round++) {
      CompletableFuture<Object> stage = new CompletableFuture<>();
      CompletableFuture<Object> task = Coroutine.of(c -> c.await(stage)).start();
      CountDownLatch start = new CountDownLatch(1);
      Thread canceller =
          Thread.startVirtualThread(() -> {
            try {
              start.await();
            } catch (InterruptedException unexpected) {
              script.log(unexpected);
            }
            task.cancel(false);
          });
      start.countDown();
      stage.complete("v");
      Object outcome = task.handle((value, error) -> error == null ? value : error).join();
      assertThat(outcome)
          .satisfiesAnyOf(
              value -> assertThat(value).isEqualTo("v"),
              error -> assertThat(error).isInstanceOf(CancellationException.class));
      Until.holds("the canceller ends", () -> !canceller.isAlive());
    }
    script.expect();
  }
}
