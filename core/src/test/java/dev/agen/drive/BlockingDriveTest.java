package dev.agen.drive;

import static dev.agen.fixtures.Leaf.susp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.EagerStage;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Suspensions;
import dev.agen.fixtures.Until;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code await()}: driving to the end on the calling thread. See also InterruptTest. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class BlockingDriveTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  // ---- results --------------------------------------------------------------------------------

  @Test
  @DisplayName("gives the result, null included")
  void givesResult() {
    assertThat(Coroutine.of(c -> "R").await()).isEqualTo("R");
    assertThat(Coroutine.of(c -> null).<RuntimeException>await(RuntimeException.class)).isNull();
    assertThat(Awaitable.of(CompletableFuture.completedFuture(null)).await()).isNull();
    assertThat(generators.yielding((Object) null).anext().await()).isNull();
  }

  @Test
  @DisplayName("throws what the computation throws as it is, also undeclared checked exceptions")
  void throwsAsItIs() {
    Boom boom = new Boom("b");
    Coroutine<Object> failing =
        Coroutine.of(c -> {
          throw boom;
        });
    assertThat(catchThrowable(failing::await)).isSameAs(boom).hasNoSuppressedExceptions();
  }

  @Test
  @DisplayName("typed: lets a checked exception be caught by name; others pass all the same")
  void typedAwaitDeclares() {
    try {
      Coroutine.of(
              c -> {
                throw new IOException("io");
              })
          .await(IOException.class);
    } catch (IOException expected) {
      script.log(expected);
    }
    script.step(() ->
        Coroutine.of(
                c -> {
                  throw new Boom("b");
                })
            .await(IOException.class));
    script.step(() -> Coroutine.of(c -> 1).await(IOException.class));
    script.expect("IOException: io", "!! Boom: b", "-> 1");
  }

  @Test
  @DisplayName("typed: inside of bodies, for awaitables and for stages")
  void typedAwaitInBody() {
    Object result =
        Coroutine.of(
                c -> {
                  try {
                    c.await(
                        Coroutine.of(inner -> {
                          throw new IOException("awaitable");
                        }),
                        IOException.class);
                  } catch (IOException expected) {
                    script.log(expected);
                  }
                  try {
                    c.await(
                        CompletableFuture.failedFuture(new IOException("stage")),
                        IOException.class);
                  } catch (IOException expected) {
                    script.log(expected);
                  }
                  return "R";
                })
            .await();
    assertThat(result).isEqualTo("R");
    script.expect("IOException: awaitable", "IOException: stage");
  }

  @Test
  @DisplayName("an awaitable that was used before is refused")
  void refusesUsed() {
    Coroutine<Object> coroutine = Coroutine.of(c -> 1);
    coroutine.await();
    script.step(coroutine::await);
    Coroutine<Object> step = generators.yielding(1).anext();
    step.await();
    script.step(step::await);
    script.expect(
        "!! IllegalStateException: cannot reuse already awaited coroutine",
        "!! IllegalStateException: cannot reuse already awaited __anext__()/asend()");
  }

  @Test
  @DisplayName("a coroutine that somebody else is awaiting is refused and undisturbed")
  void refusesAwaitedByOther() {
    Coroutine<Object> coroutine = generators.coroutine(c -> c.<Object>await(susp("s")));
    script.send(coroutine, null);
    script.step(coroutine::await);
    script.send(coroutine, "v");
    script.expect(
        "-> s",
        "!! IllegalStateException: coroutine is being awaited already",
        "!! StopIteration(value=v)");
  }

  @Test
  @DisplayName("an awaitable of a stage can be awaited again and again")
  void stageCanBeAwaitedAgain() {
    Awaitable<String> awaitable = Awaitable.of(CompletableFuture.completedFuture("v"));
    assertThat(awaitable.await()).isEqualTo("v");
    assertThat(awaitable.await()).isEqualTo("v");
    assertThat(Coroutine.of(c -> c.await(awaitable) + c.await(awaitable)).await()).isEqualTo("vv");
  }

  // ---- tokens ---------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource
  @DisplayName("waits for a stage that completes later, wherever the body waits for it")
  void waitsForStage(Suspensions place) {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    var g = generators.of(y -> y.yield(place.await(y, stage)));
    Thread.startVirtualThread(() -> {
      Until.holds("the stage is awaited", () -> stage.getNumberOfDependents() > 0);
      stage.complete("v");
    });
    assertThat(g.anext().await()).isEqualTo("v");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("goes on at once with a stage that is complete")
  void takesCompleteStage(Suspensions place) {
    var g = generators.of(y -> y.yield(place.await(y, CompletableFuture.completedFuture("v"))));
    assertThat(g.anext().await()).isEqualTo("v");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("goes on with a stage that completes while it is being registered with")
  void takesStageThatCompletesMeanwhile(Suspensions place) {
    var g = generators.of(y -> y.yield(place.await(y, new EagerStage("v"))));
    assertThat(g.anext().await()).isEqualTo("v");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("waits on platform and on virtual threads")
  void waitsOnAnyThread(boolean virtual) throws InterruptedException {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    Runnable driver = () -> script.step(() -> Coroutine.of(c -> c.await(stage)).await());
    Thread thread = virtual ? Thread.startVirtualThread(driver) : Thread.ofPlatform().start(driver);
    Until.blocked(thread);
    stage.complete("v");
    thread.join();
    script.expect("-> v");
  }

  @Test
  @DisplayName("does not wait at a token null")
  void goesOnAtNull() {
    Coroutine<Object> twice =
        Coroutine.of(c -> {
          script.log("got", c.<Object>await(susp(null)));
          script.log("got", c.<Object>await(susp(null)));
          return "R";
        });
    script.step(twice::await).expect("got null", "got null", "-> R");
  }

  @Test
  @DisplayName("answers any other token by throwing in; the body may catch that and go on")
  void answersBadToken() {
    script.step(() -> Coroutine.of(c -> c.<Object>await(susp("f"))).await());
    Coroutine<Object> patient =
        Coroutine.of(c -> {
          try {
            c.await(susp(7));
          } catch (IllegalStateException told) {
            script.log(told);
          }
          return "R";
        });
    script.step(patient::await);
    script.expect(
        "!! IllegalStateException: Task got bad yield: f",
        "IllegalStateException: Task got bad yield: 7",
        "-> R");
  }

  @Test
  @DisplayName("a stage with which it cannot register is an error at the await")
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
      script.step(() -> g.anext().await());
      script.expect("finally", "!! Oops: cannot be waited for");
    }
  }

  // ---- stages that fail -----------------------------------------------------------------------

  @Test
  @DisplayName("a stage's failure is thrown as it is, a CompletionException around it removed")
  void unwrapsStagesFailure() {
    Boom boom = new Boom("b");
    CompletableFuture<Object> failed = CompletableFuture.failedFuture(boom);
    for (CompletableFuture<Object> stage :
        List.of(
            failed,
            failed.thenApply(value -> value), // fails with a CompletionException
            CompletableFuture.failedFuture(new CompletionException(boom)))) {
      assertThat(catchThrowable(() -> Awaitable.of(stage).await())).isSameAs(boom);
      assertThat(catchThrowable(() -> Coroutine.of(c -> c.await(stage)).await())).isSameAs(boom);
      assertThat(catchThrowable(() -> Coroutine.of(c -> c.await(Awaitable.of(stage))).await()))
          .isSameAs(boom);
    }
  }

  @Test
  @DisplayName(
      "a CompletionException without a cause, and a cancelled stage, are thrown as they are")
  void throwsOtherStageFailures() {
    CompletionException bare = new CompletionException("bare", null);
    assertThat(catchThrowable(() -> Awaitable.of(CompletableFuture.failedFuture(bare)).await()))
        .isSameAs(bare);
    CompletableFuture<Object> cancelled = new CompletableFuture<>();
    cancelled.cancel(false);
    assertThat(catchThrowable(() -> Awaitable.of(cancelled).await()))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  @DisplayName("a stage that fails later is noticed; the await does not cancel it")
  void noticesLaterFailure() {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    Thread.startVirtualThread(() -> {
      Until.holds("the stage is awaited", () -> stage.getNumberOfDependents() > 0);
      stage.completeExceptionally(new Boom("late"));
    });
    script.step(() -> Coroutine.of(c -> c.await(stage)).await()).expect("!! Boom: late");
    assertThat(stage.isCancelled()).isFalse();
  }

  // ---- what users make ------------------------------------------------------------------------

  @Test
  @DisplayName("drives awaitables that users make: coroutine() is called once per await")
  void drivesForeignAwaitable() {
    Awaitable<Object> awaitable =
        () -> {
          script.log("coroutine()");
          return susp(null);
        };
    script.step(awaitable::await).step(awaitable::await);
    script.expect("coroutine()", "-> null", "coroutine()", "-> null");
  }

  @Test
  @DisplayName("what a foreign coroutine's own methods throw comes out")
  void foreignErrorsComeOut() {
    Awaitable<Object> noCoroutine =
        () -> {
          throw new Oops("coroutine()");
        };
    script.step(noCoroutine::await).expect("!! Oops: coroutine()");
    Awaitable<Object> nothing = () -> null;
    assertThat(catchThrowable(nothing::await)).isInstanceOf(NullPointerException.class);
  }

  @Test
  @DisplayName("two threads that await one coroutine: one gets the result, one is refused")
  void secondThreadIsRefused() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Coroutine<Object> coroutine =
        Coroutine.of(c -> {
          inside.countDown();
          go.await();
          return "R";
        });
    Thread first = Thread.startVirtualThread(() -> script.step(coroutine::await));
    inside.await();
    script
        .step(coroutine::await)
        .expect("!! AlreadyExecutingException: coroutine already executing");
    go.countDown();
    first.join();
    script.expect("-> R");
  }
}
