package dev.agen.drive;

import static dev.agen.fixtures.Leaf.susp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Spin;
import dev.agen.fixtures.Suspensions;
import dev.agen.fixtures.Until;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interrupting a thread that is in {@code await()}. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class InterruptTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();
  private final CompletableFuture<Object> never = new CompletableFuture<>();

  /** Awaits on a thread of its own, and logs how that ended and the interrupt status. */
  private Thread drive(boolean virtual, Awaitable<?> awaitable) {
    Runnable driver =
        () -> {
          script.step(awaitable::await);
          script.log("interrupted", Thread.currentThread().isInterrupted());
        };
    return virtual ? Thread.startVirtualThread(driver) : Thread.ofPlatform().start(driver);
  }

  private void awaitsNever() {
    Until.holds("the stage is awaited", () -> never.getNumberOfDependents() > 0);
  }

  static Stream<Arguments> places() {
    return Stream.of(Suspensions.values())
        .flatMap(place -> Stream.of(Arguments.of(place, false), Arguments.of(place, true)));
  }

  @ParameterizedTest
  @MethodSource("places")
  @DisplayName("while waiting: InterruptedException at the innermost await, finally blocks run")
  void whileWaiting(Suspensions place, boolean virtual) throws InterruptedException {
    var g =
        generators.of(y -> {
          try {
            y.yield(place.await(y, never));
          } catch (InterruptedException interrupted) {
            script.log("body saw it", Thread.currentThread().isInterrupted());
            throw interrupted;
          } finally {
            script.log("finally");
          }
        });
    Thread thread = drive(virtual, g.anext());
    awaitsNever();
    thread.interrupt();
    thread.join();
    script.expect("body saw it false", "finally", "!! InterruptedException", "interrupted false");
    assertThat(g.isFinished()).isTrue();
    assertThat(never).isNotDone();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("while waiting: a body may catch it and go on")
  void bodyMayCatch(boolean virtual) throws InterruptedException {
    Coroutine<Object> coroutine =
        Coroutine.of(c -> {
          try {
            return c.await(Awaitable.of(never), InterruptedException.class);
          } catch (InterruptedException caught) {
            return "instead";
          }
        });
    Thread thread = drive(virtual, coroutine);
    awaitsNever();
    thread.interrupt();
    thread.join();
    script.expect("-> instead", "interrupted false");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("while a finally block awaits after an interrupt: a second interrupt reaches it")
  void secondInterruptReachesCleanup(boolean virtual) throws InterruptedException {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    Coroutine<Object> coroutine =
        Coroutine.of(c -> {
          try {
            return c.await(never);
          } finally {
            script.log("cleaning up");
            c.await(cleanup);
            script.log("not reached");
          }
        });
    Thread thread = drive(virtual, coroutine);
    awaitsNever();
    thread.interrupt();
    Until.holds("the cleanup awaits", () -> cleanup.getNumberOfDependents() > 0);
    thread.interrupt();
    thread.join();
    script.expect("cleaning up", "!! InterruptedException", "interrupted false");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("while the body is blocked: it is passed on to whatever that is blocked in")
  void whileBodyIsBlocked(boolean virtual) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    Coroutine<Object> coroutine =
        Coroutine.of(c -> {
          inside.countDown();
          try {
            new CountDownLatch(1).await();
            return "not reached";
          } finally {
            script.log("finally", Thread.currentThread().isInterrupted());
          }
        });
    Thread thread = drive(virtual, coroutine);
    inside.await();
    thread.interrupt();
    thread.join();
    script.expect("finally false", "!! InterruptedException", "interrupted false");
  }

  @Test
  @DisplayName("while the body of an awaited body is blocked: it is passed on all the way")
  void whileInnermostBodyIsBlocked() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          inside.countDown();
          new CountDownLatch(1).await();
        });
    Coroutine<Object> outer =
        Coroutine.of(c ->
            c.await(
                Coroutine.of(d -> {
                  for (Object value : d.each(g)) {
                    script.log("not reached", value);
                  }
                  return "not reached";
                })));
    Thread thread = drive(false, outer);
    inside.await();
    thread.interrupt();
    thread.join();
    script.expect("!! InterruptedException", "interrupted false");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("while the body computes: it sees the status, and may leave it set for its driver")
  void statusLeftByBodyReturns() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    Coroutine<Object> coroutine =
        Coroutine.of(c -> {
          inside.countDown();
          while (!Thread.currentThread().isInterrupted()) {
            Spin.once();
          }
          return "computed";
        });
    Thread thread = drive(false, coroutine);
    inside.await();
    thread.interrupt();
    thread.join();
    script.expect("-> computed", "interrupted true");
  }

  @Test
  @DisplayName("a status that the body itself sets returns to the driver at a yield and at the end")
  void statusSetByBodyReturns() {
    var g =
        generators.of(y -> {
          Thread.currentThread().interrupt();
          y.yield(1);
          script.log("at a yield", Thread.interrupted());
          y.yield(2);
          Thread.currentThread().interrupt();
        });
    script.step(() -> g.anext().await());
    script.log("interrupted", Thread.interrupted());
    script.step(() -> g.anext().await());
    script.log("interrupted", Thread.interrupted());
    script.step(() -> g.anext().await());
    script.log("interrupted", Thread.interrupted());
    script.expect(
        "-> 1",
        "interrupted true",
        "at a yield false",
        "-> 2",
        "interrupted false",
        "!! StopAsyncIteration",
        "interrupted true");
  }

  @Test
  @DisplayName("a status that the body leaves set when it awaits interrupts the await")
  void statusLeftAtAwait() {
    Coroutine<Object> coroutine =
        Coroutine.of(c -> {
          Thread.currentThread().interrupt();
          return c.await(never);
        });
    script.step(coroutine::await);
    script.log("interrupted", Thread.interrupted());
    script.expect("!! InterruptedException", "interrupted false");
  }

  @Test
  @DisplayName("before the drive: the body's first blocking call gets it")
  void beforeDriveIntoBlockingCall() {
    Coroutine<Object> coroutine =
        Coroutine.of(c -> {
          new CountDownLatch(1).await();
          return "not reached";
        });
    Thread.currentThread().interrupt();
    script.step(coroutine::await);
    script.log("interrupted", Thread.interrupted());
    script.expect("!! InterruptedException", "interrupted false");
  }

  @Test
  @DisplayName("before the drive: the body's first await of a pending stage gets it")
  void beforeDriveIntoAwait() {
    Coroutine<Object> coroutine =
        Coroutine.of(c -> {
          try {
            return c.await(never);
          } finally {
            script.log("finally");
          }
        });
    Thread.currentThread().interrupt();
    script.step(coroutine::await);
    script.log("interrupted", Thread.interrupted());
    script.expect("finally", "!! InterruptedException", "interrupted false");
  }

  @Test
  @DisplayName("before the drive: a body that does not wait leaves it where it is")
  void beforeDriveOfBodyThatDoesNotWait() {
    Thread.currentThread().interrupt();
    script.step(() -> Coroutine.of(c -> c.<Object>await(susp(null))).await());
    script.log("interrupted", Thread.interrupted());
    script.expect("-> null", "interrupted true");
  }

  @Test
  @DisplayName("is not delivered to a body that waits at a yield")
  void isNotDeliveredAtYield() {
    var g =
        generators.of(y -> {
          y.yield(1);
          script.log("body interrupted", Thread.currentThread().isInterrupted());
          y.yield(2);
        });
    script.step(() -> g.anext().await());
    Thread.currentThread().interrupt();
    script.log("interrupted", Thread.interrupted());
    script.step(() -> g.anext().await());
    script.log("interrupted", Thread.interrupted());
    script.expect(
        "-> 1", "interrupted true", "body interrupted false", "-> 2", "interrupted false");
  }

  @Test
  @DisplayName("hand-driven: an interrupt reaches a blocked body, not one that is suspended")
  void whileDrivenByHand() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    Coroutine<Object> coroutine =
        generators.coroutine(c -> {
          script.log("got", c.<Object>await(susp("s")));
          inside.countDown();
          new CountDownLatch(1).await();
          return "not reached";
        });
    script.send(coroutine, null);
    Thread.currentThread().interrupt();
    script.log("interrupted", Thread.interrupted());
    Thread thread = new Thread(() -> script.send(coroutine, "v"));
    thread.start();
    inside.await();
    thread.interrupt();
    thread.join();
    script.expect("-> s", "interrupted true", "got v", "!! InterruptedException");
  }

  @Test
  @DisplayName("a loop that is interrupted while it waits gets it from hasNext()")
  void whileLooping() throws InterruptedException {
    var g =
        generators.of(y -> {
          y.yield(1);
          y.await(never);
        });
    Thread thread =
        new Thread(() ->
            script.step(() -> {
              for (Object value : g) {
                script.log(value);
              }
              return "not reached";
            }));
    thread.start();
    awaitsNever();
    thread.interrupt();
    thread.join();
    script.expect("1", "!! InterruptedException");
    assertThat(g.isFinished()).isTrue();
  }
}
