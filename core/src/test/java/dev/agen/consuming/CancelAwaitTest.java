package dev.agen.consuming;

import static dev.agen.fixtures.Leaf.susp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Suspensions;
import dev.agen.fixtures.Until;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code AsyncGenerator.cancel()} of a generator that waits in an await, and more than once. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CancelAwaitTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();
  private final CompletableFuture<Object> never = new CompletableFuture<>();

  private void awaitsNever() {
    Until.holds("the stage is awaited", () -> never.getNumberOfDependents() > 0);
  }

  // ---- in an await ----------------------------------------------------------------------------

  private AsyncGenerator<Object, Object, Object> waitingIn(Suspensions place) {
    return generators.of(y -> {
      try {
        y.yield(place.await(y, never));
      } catch (CancellationException cancelled) {
        script.log("body saw it");
        throw cancelled;
      } finally {
        script.log("finally");
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("in an await: CancellationException there; a blocked consumer comes back with it")
  void inAwaitOfBlockedConsumer(Suspensions place) throws InterruptedException {
    var g = waitingIn(place);
    Consumer consumer = Consumer.stepping(g, script);
    awaitsNever();
    Consumer.join(g.cancel());
    consumer.comesBack();
    script.expect(
        "body saw it",
        "finally",
        "!! CancellationException: generator cancelled",
        "interrupted false");
    assertThat(never).isNotDone();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("in an await: an asynchronous consumer's future fails with it")
  void inAwaitOfTask(Suspensions place) {
    var g = waitingIn(place);
    CompletableFuture<Object> task = g.anext().start();
    awaitsNever();
    Consumer.join(g.cancel());
    assertThat(catchThrowable(() -> task.get(Consumer.PATIENCE.toSeconds(), TimeUnit.SECONDS)))
        .isInstanceOf(CancellationException.class);
    script.expect("body saw it", "finally");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("in an await driven by hand: the operation is taken over")
  void inAwaitDrivenByHand() {
    var g =
        generators.of(y -> {
          try {
            y.await(susp("s"));
          } catch (CancellationException cancelled) {
            script.log("body saw it");
            throw cancelled;
          }
        });
    Coroutine<Object> byHand = g.anext();
    script.send(byHand, null).expect("-> s");
    Consumer.join(g.cancel());
    script.expect("body saw it");
    script
        .send(byHand, null)
        .expect("!! IllegalStateException: cannot reuse already awaited __anext__()/asend()");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("in an await: one that catches it and yields gives the value, and is closed")
  void catchesAndYields() throws InterruptedException {
    var g =
        generators.of(y -> {
          try {
            y.await(never);
          } catch (CancellationException swallowed) {
            y.yield("instead");
          }
        });
    Consumer consumer = Consumer.stepping(g, script);
    awaitsNever();
    Consumer.join(g.cancel());
    consumer.comesBack();
    script.expect("-> instead", "interrupted false");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("in an await: what the cleanup throws goes to the operation in flight")
  void cleanupFailsInFlight() throws InterruptedException {
    var g =
        generators.of(y -> {
          try {
            y.await(never);
          } catch (CancellationException cancelled) {
            throw new Boom("cleanup");
          }
        });
    Consumer consumer = Consumer.stepping(g, script);
    awaitsNever();
    Consumer.join(g.cancel());
    consumer.comesBack();
    script.expect("!! Boom: cleanup", "interrupted false");
  }

  @Test
  @DisplayName("an outer generator can be cancelled after the inner one that it awaits was")
  void innerThenOuter() {
    var inner = generators.of(y -> y.await(susp("s")));
    var outer = generators.of(y -> y.await(inner.anext()));
    script.send(outer.anext(), null).expect("-> s");
    Consumer.join(inner.cancel());
    Consumer.join(outer.cancel());
    assertThat(outer.isFinished()).isTrue();
  }

  @Test
  @DisplayName("cancelling an inner generator ends the outer one's await of it")
  void innerOfTask() {
    var inner = generators.of(y -> y.await(never));
    var outer =
        generators.of(y -> {
          try {
            y.await(inner.anext());
          } catch (CancellationException cancelled) {
            y.yield("the inner one was cancelled");
          }
        });
    CompletableFuture<Object> task = outer.anext().start();
    awaitsNever();
    Consumer.join(inner.cancel());
    assertThat(task.orTimeout(Consumer.PATIENCE.toSeconds(), TimeUnit.SECONDS).join())
        .isEqualTo("the inner one was cancelled");
  }

  // ---- more than once, and meanwhile ----------------------------------------------------------

  @Test
  @DisplayName("twice: harmless, both futures complete")
  void twice() throws InterruptedException {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    var g =
        generators.of(y -> {
          try {
            y.await(never);
          } catch (CancellationException cancelled) {
            script.log("body saw it");
            cleanup.complete(null);
            throw cancelled;
          }
        });
    Consumer consumer = Consumer.stepping(g, script);
    awaitsNever();
    CompletableFuture<Void> first = g.cancel();
    CompletableFuture<Void> second = g.cancel();
    Consumer.join(first);
    Consumer.join(second);
    Consumer.join(g.cancel());
    consumer.comesBack();
    script.expect(
        "body saw it", "!! CancellationException: generator cancelled", "interrupted false");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("by many threads at once, idle or waiting: all futures complete")
  void byManyThreads(boolean waiting) throws InterruptedException {
    for (int round = 0; round < 100; round++) {
      CompletableFuture<Object> stage = new CompletableFuture<>();
      var g =
          generators.of(y -> {
            y.yield(1);
            y.await(stage);
          });
      g.anext().await();
      CompletableFuture<Object> task = waiting ? g.anext().start() : null;
      CountDownLatch start = new CountDownLatch(1);
      Thread[] threads = new Thread[4];
      for (int i = 0; i < threads.length; i++) {
        threads[i] =
            Thread.startVirtualThread(() -> {
              try {
                start.await();
                Consumer.join(g.cancel());
              } catch (Throwable failure) {
                script.log(failure);
              }
            });
      }
      start.countDown();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(g.isFinished()).isTrue();
      if (task != null) {
        assertThat(catchThrowable(() -> task.get(Consumer.PATIENCE.toSeconds(), TimeUnit.SECONDS)))
            .isNotNull()
            .isNotInstanceOf(TimeoutException.class);
      }
    }
    script.expect();
  }

  @Test
  @DisplayName("while aclose awaits the cleanup: the cleanup is cancelled")
  void duringClose() {
    var g =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            try {
              y.await(never);
            } catch (CancellationException cancelled) {
              script.log("cleanup cancelled");
            }
          }
        });
    g.anext().await();
    CompletableFuture<Void> closing = g.aclose().start();
    awaitsNever();
    Consumer.join(g.cancel());
    assertThat(closing.orTimeout(Consumer.PATIENCE.toSeconds(), TimeUnit.SECONDS).join()).isNull();
    script.expect("cleanup cancelled");
  }

  @Test
  @DisplayName("cancelling the future that cancel() gives stops nothing")
  void cancellingItsFuture() {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    var g =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            script.log("got", y.await(cleanup));
          }
        });
    g.anext().await();
    CompletableFuture<Void> cancelled = g.cancel();
    Until.holds("the cleanup awaits", () -> cleanup.getNumberOfDependents() > 0);
    cancelled.cancel(false);
    cleanup.complete("v");
    Until.holds("the generator ends", g::isFinished);
    script.expect("got v");
  }

  @Test
  @DisplayName("a cancellation does not outlive its generator's operation")
  void doesNotLinger() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          try {
            inside.countDown();
            new CountDownLatch(1).await();
          } catch (InterruptedException swallowed) {
            script.log("swallowed");
          }
          try {
            y.yield("alive");
          } finally {
            y.checkpoint();
            script.log("cleanup undisturbed");
          }
        });
    Consumer consumer = Consumer.stepping(g, script);
    inside.await();
    CompletableFuture<Void> cancelled = g.cancel();
    consumer.comesBack();
    Consumer.join(cancelled);
    assertThat(g.isFinished()).isTrue();
  }
}
