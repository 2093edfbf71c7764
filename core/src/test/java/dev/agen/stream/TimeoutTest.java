package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Probe;
import dev.agen.fixtures.Raising;
import dev.agen.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A source that takes too long")
class TimeoutTest {

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  @DisplayName("timeout: says which element and how long; the source is cancelled and closed")
  void timeout() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    List<Integer> seen = new ArrayList<>();
    Throwable thrown =
        catchThrowable(
            () -> scheduler.await(probe.at(0, 10, 35).timeout(ms(20)).forEachAsync(seen::add)));
    assertThat(thrown)
        .isInstanceOf(TimeoutException.class)
        .hasMessage("element 2 has not come within PT0.02S");
    assertThat(seen).containsExactly(0, 10);
    assertThat(scheduler.elapsed()).isEqualTo(ms(30));
    assertThat(probe.closed).hasValue(1);
    scheduler.runAll();
    assertThat(scheduler.timers()).isZero();
  }

  @Test
  @DisplayName("timeout: the consumer's time does not count, the end's does")
  void consumersTime() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = probe.count(0, 2).timeout(ms(20)).open();
    assertThat(scheduler.await(run.anext())).isZero();
    scheduler.advance(ms(1000));
    assertThat(scheduler.await(run.anext())).isEqualTo(1);
    scheduler.advance(ms(1000));
    assertThat(scheduler.await(run.anext(-1))).isEqualTo(-1);
    assertThatThrownBy(() -> scheduler.await(probe.stuckAfter(0).timeout(ms(20)).toListAsync()))
        .hasMessage("element 0 has not come within PT0.02S");
  }

  @Test
  @DisplayName("timeout: an element at the last moment either comes or is reported, never neither")
  void lastMoment() {
    Probe.permuted(scheduler -> {
      Probe probe = new Probe();
      List<Integer> seen = new ArrayList<>();
      Throwable thrown =
          catchThrowable(
              () -> scheduler.await(probe.at(0, 20).timeout(ms(20)).forEachAsync(seen::add)));
      if (thrown == null) {
        assertThat(seen).containsExactly(0, 20);
      } else {
        assertThat(thrown).isInstanceOf(TimeoutException.class);
        assertThat(seen).containsExactly(0);
      }
      assertThat(probe.closed).hasValue(1);
    });
  }

  @Test
  @DisplayName("timeout: what the source's cleanup fails with is suppressed")
  void cleanupFails() {
    Boom boom = new Boom("cleanup");
    CompletableFuture<Void> never = new CompletableFuture<>();
    AsyncStream<Integer> stuck =
        AsyncStream.generate(y -> {
          try {
            y.await(never);
          } finally {
            Raising.raise(boom);
          }
        });
    Throwable thrown =
        catchThrowable(() -> new ManualScheduler().await(stuck.timeout(ms(5)).toListAsync()));
    assertThat(thrown).isInstanceOf(TimeoutException.class);
    assertThat(thrown.getSuppressed()).containsExactly(boom);
  }

  @Test
  @DisplayName("timeout: a source that blocks is interrupted")
  void blocking() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger interrupted = new AtomicInteger();
    AsyncStream<Integer> blocked =
        AsyncStream.generate(y -> {
          begun.incrementAndGet();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            throw e;
          }
        });
    while (begun.get() == 0) { // a busy machine may not have begun in time
      assertThatThrownBy(() -> blocked.timeout(ms(5)).toList())
          .isInstanceOf(TimeoutException.class);
    }
    assertThat(interrupted).hasValue(1);
  }

  @Test
  @DisplayName("deadline: the whole run, the consumer's time included")
  void deadline() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    List<Integer> seen = new ArrayList<>();
    assertThatThrownBy(() ->
            scheduler.await(probe.at(10, 20, 30, 40).deadline(ms(25)).forEachAsync(seen::add)))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("the stream has not ended within PT0.025S; it has handed on 2 elements");
    assertThat(seen).containsExactly(10, 20);
    assertThat(scheduler.elapsed()).isEqualTo(ms(25));
    assertThat(probe.closed).hasValue(1);
    assertThat(scheduler.await(probe.at(10, 20).deadline(ms(25)).toListAsync()))
        .containsExactly(10, 20);
    scheduler.runAll();
    assertThat(scheduler.timers()).isZero();

    var run = probe.count(0, 9).deadline(ms(25)).open();
    scheduler.await(run.anext());
    scheduler.advance(ms(100));
    assertThatThrownBy(() -> scheduler.await(run.anext())).isInstanceOf(TimeoutException.class);
    assertThat(probe.isClosed()).isTrue();
  }

  @Test
  @DisplayName("keepAlive: fillers while the consumer waits; no element is lost")
  void keepAlive() {
    ManualScheduler scheduler = new ManualScheduler();
    AtomicInteger fillers = new AtomicInteger();
    assertThat(
            scheduler.await(
                new Probe()
                    .at(5, 30, 32)
                    .keepAlive(ms(10), () -> -fillers.incrementAndGet())
                    .toListAsync()))
        .containsExactly(5, -1, -2, 30, 32);
    scheduler.runAll();
    assertThat(scheduler.timers()).isZero();
    Probe.permuted(any ->
        assertThat(
                any.await(new Probe().at(10, 20, 30, 40).keepAlive(ms(10), () -> -1).toListAsync()))
            .containsSubsequence(10, 20, 30, 40));
  }

  @Test
  @DisplayName("keepAlive: null is a filler; a failure of the filler has a note")
  void fillers() {
    AsyncStream<Integer> source = new Probe().at(15);
    assertThat(new ManualScheduler().await(source.keepAlive(ms(10), () -> null).toListAsync()))
        .containsExactly(null, 15);
    Boom boom = new Boom("b");
    assertThat(
            catchThrowable(() ->
                new ManualScheduler()
                    .await(
                        source
                            .keepAlive(
                                ms(10),
                                () -> {
                                  throw boom;
                                })
                            .toListAsync())))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in keepAlive");
  }

  @Test
  @DisplayName("Arguments are checked at once")
  void arguments() {
    AsyncStream<Integer> source = new Probe().count(0, 1);
    assertThatThrownBy(() -> source.timeout(Duration.ZERO))
        .hasMessage("perElement must be positive, but is PT0S");
    assertThatThrownBy(() -> source.deadline(ms(-1)))
        .hasMessage("total must be positive, but is PT-0.001S");
    assertThatThrownBy(() -> source.keepAlive(Duration.ZERO, () -> 1))
        .hasMessage("idle must be positive, but is PT0S");
    assertThatThrownBy(() -> source.keepAlive(ms(1), null)).hasMessage("filler");
    assertThat(source.timeout(ms(1)).maxInFlight()).isZero();
    assertThat(source.keepAlive(ms(1), () -> 1).maxInFlight()).isEqualTo(1);
  }
}
