package dev.agen.consuming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.Coroutine;
import dev.agen.GeneratorExit;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Spin;
import dev.agen.fixtures.Until;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code AsyncGenerator.cancel()} of a generator that is not running, or whose body executes. For
 * one that waits in an await, and for several cancellations, see CancelAwaitTest.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CancelTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();
  private final CompletableFuture<Object> never = new CompletableFuture<>();

  // ---- not running ----------------------------------------------------------------------------

  @Test
  @DisplayName("close while a cancellation is closing: waits for that and does not disturb it")
  void closeJoins() {
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    var g =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            script.log("cleaned up with", y.await(cleanup));
          }
        });
    g.anext().await();
    CompletableFuture<Void> cancelled = g.cancel();
    Until.holds("the cleanup waits", () -> cleanup.getNumberOfDependents() > 0);
    CompletableFuture<Void> closed = new CompletableFuture<>();
    Thread closing =
        Thread.startVirtualThread(() -> {
          g.close();
          closed.complete(null);
        });
    Until.blocked(closing);
    cleanup.complete("soap");
    assertThat(Consumer.join(closed)).isNull();
    assertThat(Consumer.join(cancelled)).isNull();
    script.expect("cleaned up with soap");
  }

  @Test
  @DisplayName("idle: closed as by aclose")
  void idle() {
    var g =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit exit) {
            script.log("saw", exit);
            throw exit;
          } finally {
            script.log("finally");
          }
        });
    g.anext().await();
    assertThat(Consumer.join(g.cancel())).isNull();
    script.expect("saw GeneratorExit", "finally");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("idle: the future waits for a cleanup that awaits")
  void idleWithAwaitingCleanup() {
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
    assertThat(cancelled).isNotDone();
    cleanup.complete("v");
    Consumer.join(cancelled);
    script.expect("got v");
  }

  @Test
  @DisplayName("not started, or ended: completes, and runs nothing")
  void notStartedOrEnded() {
    var unstarted = generators.of(y -> script.log("never"));
    Consumer.join(unstarted.cancel());
    Consumer.join(unstarted.cancel());
    assertThat(unstarted.isFinished()).isTrue();
    script.expect();
  }

  @Test
  @DisplayName("fails with what the closing failed with")
  void closingFails() {
    Boom boom = new Boom("cleanup");
    var g =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit exit) {
            throw boom;
          }
        });
    g.anext().await();
    assertThat(catchThrowable(() -> Consumer.join(g.cancel()))).hasCause(boom);
  }

  // ---- executing ------------------------------------------------------------------------------

  private void cancelsBlockedBody(Generators.Body body) throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          inside.countDown();
          try {
            body.run(y);
          } finally {
            script.log("finally", Thread.currentThread().isInterrupted());
          }
        });
    Consumer consumer = Consumer.stepping(g, script);
    inside.await();
    Consumer.join(g.cancel());
    consumer.comesBack();
    script.expect("finally false", "!! InterruptedException", "interrupted false");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("executing in Thread.sleep: interrupted")
  void inSleep() throws InterruptedException {
    cancelsBlockedBody(y -> Thread.sleep(Duration.ofDays(1)));
  }

  @Test
  @DisplayName("executing in BlockingQueue.take: interrupted")
  void inQueue() throws InterruptedException {
    LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    cancelsBlockedBody(y -> y.yield(queue.take()));
  }

  @Test
  @DisplayName("executing in WatchService.take: interrupted")
  void inWatchService(@TempDir Path directory) throws Exception {
    try (WatchService watcher = FileSystems.getDefault().newWatchService()) {
      directory.register(watcher, StandardWatchEventKinds.ENTRY_CREATE);
      cancelsBlockedBody(y -> y.yield(watcher.take()));
    }
  }

  @Test
  @DisplayName("executing in a coroutine that it awaits: interrupted there")
  void inAwaitedCoroutine() throws InterruptedException {
    cancelsBlockedBody(y ->
        y.await(
            Coroutine.of(c -> {
              new CountDownLatch(1).await();
              return null;
            })));
  }

  @Test
  @DisplayName("executing, polling checkpoint(): CancellationException")
  void polling() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          inside.countDown();
          while (true) {
            y.checkpoint();
            Spin.once();
          }
        });
    Consumer consumer = Consumer.stepping(g, script);
    inside.await();
    Consumer.join(g.cancel());
    consumer.comesBack();
    script.expect("!! CancellationException: generator cancelled", "interrupted false");
  }

  @Test
  @DisplayName("executing, not blocked: thrown in at its next await")
  void atNextAwait() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          inside.countDown();
          while (go.getCount() > 0) {
            Spin.once();
          }
          y.await(never);
        });
    Consumer consumer = Consumer.stepping(g, script);
    inside.await();
    CompletableFuture<Void> cancelled = g.cancel();
    go.countDown();
    Consumer.join(cancelled);
    consumer.comesBack();
    script.expect("!! CancellationException: generator cancelled", "interrupted false");
  }

  @Test
  @DisplayName("executing, not blocked, and yields next: the value arrives, then it is closed")
  void yieldsNext() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          inside.countDown();
          while (go.getCount() > 0) {
            Spin.once();
          }
          y.yield("v");
        });
    Consumer consumer = Consumer.stepping(g, script);
    inside.await();
    CompletableFuture<Void> cancelled = g.cancel();
    go.countDown();
    consumer.comesBack();
    Consumer.join(cancelled);
    script.expect("-> v", "interrupted false");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("executing: one that catches the interrupt and yields on is closed afterwards")
  void catchesInterrupt() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          inside.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException swallowed) {
            y.yield("instead");
          } finally {
            script.log("finally");
          }
        });
    Consumer consumer = Consumer.stepping(g, script);
    inside.await();
    CompletableFuture<Void> cancelled = g.cancel();
    consumer.comesBack();
    Consumer.join(cancelled);
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("executing: a cleanup that awaits after the interrupt is not cancelled again")
  void cleanupAfterInterrupt() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Object> cleanup = new CompletableFuture<>();
    var g =
        generators.of(y -> {
          inside.countDown();
          try {
            new CountDownLatch(1).await();
          } finally {
            script.log("got", y.await(cleanup));
          }
        });
    Consumer consumer = Consumer.stepping(g, script);
    inside.await();
    CompletableFuture<Void> cancelled = g.cancel();
    Until.holds("the cleanup awaits", () -> cleanup.getNumberOfDependents() > 0);
    assertThat(cancelled).isNotDone();
    cleanup.complete("v");
    Consumer.join(cancelled);
    consumer.comesBack();
    script.expect("got v", "!! InterruptedException", "interrupted false");
  }
}
