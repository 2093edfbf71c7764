package dev.agen.drive;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.fixtures.Raising.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.StopIteration;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.EagerStage;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.ManualExecutor;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Suspensions;
import dev.agen.fixtures.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code start()} and {@code start(executor)}: asyncio's task. See also CancelTaskTest. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class TaskTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  private static Object get(CompletableFuture<?> future) throws Throwable {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause();
    }
  }

  /** Awaits two stages in turn. */
  private Coroutine<Object> awaiting(
      CompletableFuture<Object> first, CompletableFuture<Object> second) {
    return Coroutine.of(c -> {
      script.log("start");
      script.log("got", c.await(first));
      script.log("got", c.await(second));
      return "R";
    });
  }

  // ---- parts and executors --------------------------------------------------------------------

  @Test
  @DisplayName("returns at once; each part between two suspensions is one task of the executor")
  void eachPartIsOneTask() {
    CompletableFuture<Object> first = new CompletableFuture<>();
    CompletableFuture<Object> second = new CompletableFuture<>();
    ManualExecutor executor = new ManualExecutor();
    CompletableFuture<Object> task = awaiting(first, second).start(executor);
    script.expect();
    assertThat(executor.waiting()).isEqualTo(1);
    executor.runNext();
    script.expect("start");
    assertThat(executor.waiting()).isZero();
    first.complete(1);
    script.expect();
    assertThat(executor.waiting()).isEqualTo(1);
    executor.runNext();
    script.expect("got 1");
    second.complete(2);
    executor.runNext();
    script.expect("got 2");
    assertThat(task).isCompletedWithValue("R");
    assertThat(executor.waiting()).isZero();
  }

  @Test
  @DisplayName("a body that never has to wait is one task")
  void completeStagesAreNoSuspension() {
    CompletableFuture<Object> done = CompletableFuture.completedFuture("v");
    ManualExecutor executor = new ManualExecutor();
    CompletableFuture<Object> task = awaiting(done, done).start(executor);
    executor.runNext();
    assertThat(task).isCompletedWithValue("R");
    assertThat(executor.waiting()).isZero();
  }

  @Test
  @DisplayName("a token null lets others run: the rest is a new task")
  void bareYieldIsRescheduled() {
    ManualExecutor executor = new ManualExecutor();
    CompletableFuture<Object> task = Coroutine.of(c -> c.<Object>await(susp(null))).start(executor);
    executor.runNext();
    assertThat(task).isNotDone();
    assertThat(executor.waiting()).isEqualTo(1);
    executor.runNext();
    assertThat(task).isCompletedWithValue(null);
  }

  @Test
  @DisplayName("runs on a direct executor: on the caller, then on who completes the stage")
  void runsOnDirectExecutor() {
    CompletableFuture<Object> first = new CompletableFuture<>();
    CompletableFuture<Object> second = new CompletableFuture<>();
    CompletableFuture<Object> task = awaiting(first, second).start(Runnable::run);
    script.expect("start");
    first.complete(1);
    script.expect("got 1");
    second.complete(2);
    script.expect("got 2");
    assertThat(task).isCompletedWithValue("R");
  }

  @Test
  @DisplayName("runs on a single thread, interleaved with others")
  void runsOnSingleThread() throws Throwable {
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      List<CompletableFuture<Object>> tasks = new ArrayList<>();
      CompletableFuture<Object> gate = new CompletableFuture<>();
      for (int i = 0; i < 3; i++) {
        int id = i;
        tasks.add(
            Coroutine.<Object>of(
                    c -> {
                      script.log("first part", id);
                      c.await(gate);
                      return id;
                    })
                .start(executor));
      }
      Until.holds("all wait", () -> gate.getNumberOfDependents() == 3);
      script.expect("first part 0", "first part 1", "first part 2");
      gate.complete(null);
      for (int i = 0; i < 3; i++) {
        assertThat(get(tasks.get(i))).isEqualTo(i);
      }
    }
  }

  @Test
  @DisplayName("an executor that rejects the first task: the future fails, nothing has run")
  void firstTaskRejected() {
    Coroutine<Object> coroutine = Coroutine.of(c -> "still fresh");
    Oops rejected = new Oops("rejected");
    CompletableFuture<Object> task =
        coroutine.start(part -> {
          throw rejected;
        });
    assertThat(catchThrowable(() -> get(task))).isSameAs(rejected);
    assertThat(coroutine.await()).isEqualTo("still fresh");
  }

  /** Accepts so many tasks and runs them at once; rejects all others. */
  private static Executor accepting(int count) {
    AtomicInteger accepted = new AtomicInteger();
    return part -> {
      if (accepted.getAndIncrement() >= count) {
        throw new Oops("rejected");
      }
      part.run();
    };
  }

  @Test
  @DisplayName("one that rejects a later task: thrown in at the await, where the stage completed")
  void laterTaskRejected() {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    CompletableFuture<Object> task =
        Coroutine.of(
                c -> {
                  try {
                    return c.await(stage);
                  } catch (Oops rejected) {
                    script.log("body saw", rejected);
                    c.await(cleanup);
                    throw rejected;
                  } finally {
                    script.log("finally");
                  }
                })
            .start(accepting(1));
    stage.complete("v");
    script.expect("body saw Oops: rejected");
    assertThat(task).isNotDone();
    cleanup.complete(null);
    script.expect("finally");
    assertThat(catchThrowable(() -> get(task))).isInstanceOf(Oops.class);
  }

  @Test
  @DisplayName("one that rejects after a token null ends the computation, too")
  void taskRejectedAfterBareYield() {
    CompletableFuture<Object> task =
        Coroutine.of(
                c -> {
                  try {
                    return c.<Object>await(susp(null));
                  } finally {
                    script.log("finally");
                  }
                })
            .start(accepting(1));
    assertThat(catchThrowable(() -> get(task))).isInstanceOf(Oops.class).hasMessage("rejected");
    script.expect("finally");
  }

  // ---- tokens ---------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource
  @DisplayName("goes on when the stage completes, wherever the body waits for it")
  void waitsForStage(Suspensions place) throws Throwable {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    var g = generators.of(y -> y.yield(place.await(y, stage)));
    CompletableFuture<Object> task = g.anext().start();
    Until.holds("the stage is awaited", () -> stage.getNumberOfDependents() > 0);
    assertThat(task).isNotDone();
    stage.complete("v");
    assertThat(get(task)).isEqualTo("v");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("goes on with a stage that is complete, or completes while it is registered with")
  void takesCompleteStages(Suspensions place) throws Throwable {
    for (CompletableFuture<Object> stage :
        List.of(CompletableFuture.<Object>completedFuture("v"), new EagerStage("v"))) {
      var g = generators.of(y -> y.yield(place.await(y, stage)));
      assertThat(get(g.anext().start())).isEqualTo("v");
      var direct = generators.of(y -> y.yield(place.await(y, stage)));
      assertThat(get(direct.anext().start(Runnable::run))).isEqualTo("v");
    }
  }

  @Test
  @DisplayName("answers a token it does not understand by throwing in")
  void answersBadToken() {
    script.step(() -> get(Coroutine.of(c -> c.<Object>await(susp("f"))).start()));
    script.expect("!! IllegalStateException: Task got bad yield: f");
  }

  /** Suspends with complete stages, so many times. */
  private static Coroutine<Object> spinning(int rounds) {
    return new Coroutine<>() {
      private int round;

      @Override
      @SuppressWarnings("FutureReturnValueIgnored") // the driver takes it
      public Object send(Object value) {
        if (round++ == rounds) {
          throw StopIteration.stackless("R");
        }
        return CompletableFuture.completedFuture(null);
      }

      @Override
      public Object throwIn(Throwable error) {
        throw new AssertionError(error);
      }

      @Override
      public Object close() {
        return null;
      }
    };
  }

  @Test
  @DisplayName("does not pile up stack on stages that are always complete, nor on bare yields")
  void doesNotRecurse() throws Throwable {
    assertThat(get(spinning(100_000).start(Runnable::run))).isEqualTo("R");
    assertThat(spinning(100_000).await()).isEqualTo("R");
  }

  @Test
  @DisplayName("a stage with which it cannot register is an error at the await, not a silence")
  void stageThatRefusesRegistration() {
    for (Suspensions place :
        List.of(Suspensions.AWAIT_OF_STAGE, Suspensions.IN_FOREIGN_COROUTINE)) {
      var g =
          generators.of(y -> {
            try {
              place.await(y, new RefusingStage());
            } finally {
              script.log("finally");
            }
          });
      script.step(() -> get(g.anext().start()));
      script.expect("finally", "!! Oops: cannot be waited for");
    }
  }

  @Test
  @DisplayName("a long chain of tasks on a direct executor does not grow the stack")
  void longChainOnDirectExecutor() throws Throwable {
    CompletableFuture<Object> first = new CompletableFuture<>();
    CompletableFuture<Object> last = first;
    for (int i = 0; i < 20_000; i++) {
      last = Awaitable.<Object>of(last).start(Runnable::run);
    }
    first.complete("v");
    assertThat(get(last)).isEqualTo("v");
  }

  @Test
  @DisplayName("a stage that failed with StopIteration has not completed with its value")
  void stageFailedWithStopIteration() {
    script.step(() -> Awaitable.of(CompletableFuture.failedFuture(new StopIteration("v"))).await());
    script.expect(
        "!! IllegalStateException: StopIteration cannot be the failure of a stage"
            + " <cause StopIteration(value=v)>");
  }

  // ---- how it ends ----------------------------------------------------------------------------

  @Test
  @DisplayName("gives null results")
  void givesNull() throws Throwable {
    assertThat(get(Coroutine.of(c -> null).start())).isNull();
    assertThat(get(Awaitable.of(CompletableFuture.completedFuture(null)).start())).isNull();
    assertThat(get(generators.yielding((Object) null).anext().start())).isNull();
  }

  @Test
  @DisplayName("fails with exactly what the computation throws, also checked exceptions")
  void failsAsItIs() {
    for (Throwable error : List.of(new Boom("b"), new Oops("o"), new Error("e"))) {
      CompletableFuture<Object> task =
          Coroutine.of(
                  c -> {
                    throw raise(error);
                  })
              .start();
      assertThat(catchThrowable(() -> get(task))).isSameAs(error);
      assertThat(task.exceptionNow()).isSameAs(error);
    }
  }

  @Test
  @DisplayName("a stage's failure is thrown as it is, a CompletionException around it removed")
  void unwrapsStagesFailure() {
    Boom boom = new Boom("b");
    CompletableFuture<Object> stage = new CompletableFuture<>();
    List<CompletableFuture<Object>> tasks =
        List.of(
            Awaitable.of(stage).start(),
            Awaitable.of(stage.thenApply(value -> value)).start(),
            Coroutine.of(c -> c.await(stage.thenApply(value -> value))).start(),
            Coroutine.of(c -> c.await(stage.thenApply(value -> value))).start(Runnable::run));
    stage.completeExceptionally(new CompletionException(boom));
    assertThat(tasks)
        .allSatisfy(task -> assertThat(catchThrowable(() -> get(task))).isSameAs(boom));
  }

  @Test
  @DisplayName("one that was used before fails")
  void usedAwaitableFails() {
    Coroutine<Object> coroutine = Coroutine.of(c -> 1);
    coroutine.await();
    script.step(() -> get(coroutine.start()));
    script.expect("!! IllegalStateException: cannot reuse already awaited coroutine");
  }

  @Test
  @DisplayName("dependent futures work; cancelling one of them does not cancel the computation")
  void dependentFutures() throws Throwable {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    CompletableFuture<Object> task = Coroutine.of(c -> c.await(stage)).start();
    CompletableFuture<String> dependent = task.thenApply(value -> "then " + value);
    CompletableFuture<Object> cancelled = task.thenApply(value -> "not reached");
    cancelled.cancel(true);
    CompletableFuture<Object> copy = task.copy();
    copy.cancel(true);
    Until.holds("the stage is awaited", () -> stage.getNumberOfDependents() > 0);
    stage.complete("v");
    assertThat(get(task)).isEqualTo("v");
    assertThat(get(dependent)).isEqualTo("then v");
    assertThat(task.minimalCompletionStage().toCompletableFuture().join()).isEqualTo("v");
  }

  @Test
  @DisplayName("a task can be awaited by bodies, as any stage")
  void taskIsStage() {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    CompletableFuture<Object> task = Coroutine.of(c -> c.await(stage)).start();
    CompletableFuture<String> outer = Coroutine.of(c -> "outer " + c.await(task)).start();
    stage.complete("v");
    assertThat(outer.join()).isEqualTo("outer v");
  }

  @Test
  @DisplayName("drives awaitables that users make")
  void drivesForeignAwaitables() throws Throwable {
    Awaitable<Object> awaitable =
        () -> {
          script.log("coroutine()");
          return susp(null);
        };
    assertThat(get(awaitable.start())).isNull();
    assertThat(get(awaitable.start(Runnable::run))).isNull();
    script.expect("coroutine()", "coroutine()");
  }
}
