package dev.agen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.Coroutine;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Spin;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** {@code checkpoint()}: a place at which a body that polls can be stopped. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CheckpointTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  @Test
  @DisplayName("returns at once if nobody wants the body to stop")
  void returnsAtOnce() {
    var g =
        generators.of(y -> {
          for (int i = 0; i < 1_000; i++) {
            y.checkpoint();
          }
          y.yield("passed");
        });
    assertThat(g.anext().await()).isEqualTo("passed");
  }

  @Test
  @DisplayName("throws InterruptedException if the thread is interrupted, and clears the status")
  void throwsIfInterrupted() {
    var g =
        generators.of(y -> {
          Thread.currentThread().interrupt();
          try {
            y.checkpoint();
          } catch (InterruptedException interrupted) {
            script.log("caught", Thread.currentThread().isInterrupted());
          }
          y.checkpoint();
          y.yield("passed");
        });
    script.step(() -> g.anext().await()).expect("caught false", "-> passed");
  }

  @Test
  @DisplayName("throws CancellationException, once, if the generator is being cancelled")
  void throwsOnceIfCancelled() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          inside.countDown();
          try {
            while (true) {
              y.checkpoint();
              Spin.once();
            }
          } catch (CancellationException cancelled) {
            script.log("caught", Thread.currentThread().isInterrupted());
            y.checkpoint();
            script.log("passed");
            throw cancelled;
          }
        });
    Thread consumer = new Thread(() -> script.step(() -> g.anext().await()));
    consumer.start();
    inside.await();
    CompletableFuture<Void> cancelled = g.cancel();
    consumer.join();
    cancelled.join();
    script.expect("caught false", "passed", "!! CancellationException: generator cancelled");
    assertThat(g.isFinished()).isTrue();
  }

  @Test
  @DisplayName("in a coroutine that a cancelled generator awaits: is stopped, too")
  void stopsAwaitedCoroutine() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    var g =
        generators.of(y ->
            y.await(
                Coroutine.of(c -> {
                  inside.countDown();
                  while (true) {
                    c.checkpoint();
                    Spin.once();
                  }
                })));
    CompletableFuture<Object> step = g.anext().start();
    inside.await();
    g.cancel().join();
    // The step's own driver reports after the generator has ended, so this waits for it.
    assertThatThrownBy(step::join)
        .cause()
        .isInstanceOfAny(InterruptedException.class, CancellationException.class);
    assertThat(g.isFinished()).isTrue();
  }
}
