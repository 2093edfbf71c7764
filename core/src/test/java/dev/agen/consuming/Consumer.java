package dev.agen.consuming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenerator;
import dev.agen.fixtures.Script;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A thread that takes one step of a generator, and logs how that ended and its interrupt status.
 */
final class Consumer {

  /** How long anything may take before it counts as hanging. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Thread thread;

  private Consumer(Thread thread) {
    this.thread = thread;
  }

  /** Begins to step. */
  static Consumer stepping(AsyncGenerator<?, ?, ?> generator, Script script) {
    Thread thread =
        new Thread(() -> {
          script.step(() -> generator.anext().await());
          script.log("interrupted", Thread.currentThread().isInterrupted());
        });
    thread.start();
    return new Consumer(thread);
  }

  /** Waits until it has come back. */
  void comesBack() throws InterruptedException {
    assertThat(thread.join(PATIENCE)).as("the consumer has come back").isTrue();
  }

  /** Waits until a cancellation is complete. */
  static Void join(CompletableFuture<Void> cancelled) {
    return cancelled.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
