package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Until;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What to do when a source fails")
class ErrorTest {

  private final Probe probe = new Probe();
  private final Boom boom = new Boom("boom");

  @Test
  @DisplayName("onErrorMap: another exception, with the source closed")
  void onErrorMap() {
    IOException mapped = new IOException("mapped");
    AsyncStream<Integer> stream =
        probe
            .failing(2, boom)
            .onErrorMap(error -> {
              assertThat(error).isSameAs(boom);
              assertThat(probe.closed).isEqualTo(probe.opened);
              return mapped;
            });
    assertThat(catchThrowable(stream::toList)).isSameAs(mapped);
    try (var run = stream.open()) {
      assertThat(Probe.pull(run, 2)).containsExactly(0, 1);
      assertThat(catchThrowable(() -> Probe.pull(run, 1))).isSameAs(mapped);
    }
  }

  @Test
  @DisplayName("onErrorMap: what the function throws comes out, with the failure suppressed")
  void onErrorMapFails() {
    Boom later = new Boom("later");
    assertThat(
            catchThrowable(() ->
                probe
                    .failing(0, boom)
                    .onErrorMap(error -> {
                      throw later;
                    })
                    .toList()))
        .isSameAs(later);
    assertThat(later.getSuppressed()[0]).isSameAs(boom);
    assertThat(later.getSuppressed()[1]).hasMessage("in onErrorMap");
    assertThatThrownBy(() -> probe.failing(0, boom).onErrorMap(error -> null).toList())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("what the function of onErrorMap returned")
        .hasSuppressedException(boom);
  }

  @Test
  @DisplayName("onErrorResume: goes on with something else, opened when the source is closed")
  void onErrorResume() {
    Probe other = new Probe();
    AsyncStream<Integer> stream =
        probe
            .failing(2, boom)
            .onErrorResume(error -> {
              assertThat(probe.closed).isEqualTo(probe.opened);
              return other.count(2);
            });
    assertThat(stream.toList()).containsExactly(0, 1, 0, 1);
    assertThat(Probe.pulled(stream)).containsExactly(0, 1, 0, 1);
    assertThat(stream.limit(3).toList()).containsExactly(0, 1, 0);
    assertThat(stream.limit(2).toList()).containsExactly(0, 1);
    assertThat(other.opened).isEqualTo(3);
    assertThat(other.closed).isEqualTo(3);
    Boom second = new Boom("second");
    assertThat(
            catchThrowable(() ->
                probe.failing(0, boom).onErrorResume(error -> other.failing(0, second)).toList()))
        .isSameAs(second);
    assertThatThrownBy(() -> probe.failing(0, boom).onErrorResume(error -> null).toList())
        .hasMessage("what the function of onErrorResume returned");
  }

  @Test
  @DisplayName("onErrorReturn: one element more")
  void onErrorReturn() {
    AsyncStream<Integer> stream = probe.failing(2, boom).onErrorReturn(error -> null);
    assertThat(stream.toList()).containsExactly(0, 1, null);
    assertThat(Probe.pulled(stream)).containsExactly(0, 1, null);
    assertThat(probe.count(1).onErrorReturn(error -> 9).toList()).containsExactly(0);
    assertThat(probe.closed).isEqualTo(probe.opened);
  }

  static Stream<UnaryOperator<AsyncStream<Integer>>> catching() {
    return Stream.of(
        s -> s.onErrorMap(error -> new IllegalStateException("caught")),
        s -> s.onErrorResume(error -> AsyncStream.of(99)),
        s -> s.onErrorReturn(error -> 99),
        s -> s.retry(Retry.times(3)));
  }

  @ParameterizedTest
  @MethodSource("catching")
  @DisplayName("What later stages and the consumer throw is not the source's failure")
  void notTheSources(UnaryOperator<AsyncStream<Integer>> operator) {
    AsyncStream<Integer> stream = operator.apply(probe.count(3));
    assertThat(
            catchThrowable(() ->
                stream
                    .map(i -> {
                      throw boom;
                    })
                    .toList()))
        .isSameAs(boom);
    assertThat(
            catchThrowable(() ->
                stream.forEach(i -> {
                  throw boom;
                })))
        .isSameAs(boom);
    try (var run = stream.open()) {
      assertThat(Probe.pull(run, 1)).containsExactly(0);
      assertThat(catchThrowable(() -> run.athrow(boom).await())).isSameAs(boom);
      assertThat(run.isFinished()).isTrue();
    }
    assertThat(probe.opened).isEqualTo(3);
    assertThat(probe.closed).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("catching")
  @DisplayName("What tells a run to stop is not a failure")
  void orders(UnaryOperator<AsyncStream<Integer>> operator) throws Exception {
    try (var run = operator.apply(probe.count(3)).open()) {
      assertThat(Probe.pull(run, 1)).containsExactly(0);
    }
    assertThat(probe.closed).isEqualTo(1);

    CancellationException cancelled = new CancellationException();
    assertThat(catchThrowable(() -> operator.apply(probe.failing(1, cancelled)).toList()))
        .isSameAs(cancelled);
    InterruptedException interrupted = new InterruptedException();
    assertThat(catchThrowable(() -> operator.apply(probe.failing(1, interrupted)).toList()))
        .isSameAs(interrupted);

    Probe hanging = new Probe();
    var run = operator.apply(hanging.hanging(1)).open();
    var all = run.forEachAsync(i -> {}).start();
    assertThat(hanging.hanging.await(20, TimeUnit.SECONDS)).isTrue();
    Until.holds("waits", () -> run.isRunning() && run.isSuspended());
    run.cancel().get(20, TimeUnit.SECONDS);
    assertThat(catchThrowable(all::join)).isInstanceOf(CancellationException.class);
    assertThat(hanging.opened).isEqualTo(1);
    assertThat(hanging.closed).isEqualTo(1);
  }

  @Test
  @DisplayName("A source that cannot even be opened has failed")
  void cannotBeOpened() {
    AsyncStream<Integer> stream =
        AsyncStream.from(() -> {
          throw new IllegalStateException("no");
        });
    assertThat(stream.onErrorReturn(error -> 1).toList()).containsExactly(1);
    dev.agen.AsyncIterable<Integer> refusing =
        () -> {
          throw new IllegalStateException("no");
        };
    assertThat(AsyncStream.from(refusing).onErrorReturn(error -> 1).toList()).containsExactly(1);
  }

  @Test
  @DisplayName("repeat: so many runs, each closed before the next")
  void repeat() {
    AsyncStream<Integer> stream = probe.count(2).repeat(3);
    assertThat(stream.toList()).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(probe.opened).isEqualTo(3);
    assertThat(stream.limit(3).toList()).containsExactly(0, 1, 0);
    assertThat(probe.opened).isEqualTo(5);
    assertThat(probe.closed).isEqualTo(5);
    try (var run = stream.open()) {
      Probe.pull(run, 3);
      assertThat(probe.closed).isEqualTo(6);
    }
    assertThat(probe.count(2).repeat(0).toList()).isEmpty();
    assertThat(probe.opened).isEqualTo(7);
    assertThat(catchThrowable(() -> probe.failing(1, boom).repeat(2).toList())).isSameAs(boom);
    assertThat(probe.opened).isEqualTo(8);
  }

  @Test
  @DisplayName("Arguments")
  void arguments() {
    AsyncStream<Integer> s = probe.count(1);
    assertThatThrownBy(() -> s.onErrorMap(null)).hasMessage("function");
    assertThatThrownBy(() -> s.onErrorResume(null)).hasMessage("function");
    assertThatThrownBy(() -> s.onErrorReturn(null)).hasMessage("function");
    assertThatThrownBy(() -> s.retry(null)).hasMessage("policy");
    assertThatThrownBy(() -> s.repeat(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("times must not be negative, but is -1");
  }

  @Test
  @DisplayName("Notes of the source's stages stay with its failure")
  void notes() {
    List<Throwable> seen = new ArrayList<>();
    probe
        .count(3)
        .map(i -> {
          throw boom;
        })
        .<Object>map(i -> i)
        .onErrorReturn(error -> seen.add(error))
        .toList();
    assertThat(seen).containsExactly(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in map, element 0");
  }

  @Test
  @DisplayName("repeat and retry can be cancelled although nothing in them waits")
  void busy() throws Exception {
    CountDownLatch repeating = new CountDownLatch(100);
    AsyncStream<Integer> empty = AsyncStream.generate(y -> repeating.countDown());
    cancelled(empty.repeat(Long.MAX_VALUE), repeating);
    CountDownLatch retrying = new CountDownLatch(100);
    AsyncStream<Integer> failing =
        AsyncStream.generate(y -> {
          retrying.countDown();
          throw boom;
        });
    cancelled(failing.retry(Retry.times(Integer.MAX_VALUE)), retrying);
  }

  private static void cancelled(AsyncStream<Integer> endless, CountDownLatch going)
      throws Exception {
    var run = endless.open();
    var next = run.anext().start();
    assertThat(going.await(20, TimeUnit.SECONDS)).isTrue();
    run.cancel().get(20, TimeUnit.SECONDS);
    assertThat(catchThrowable(next::join)).isInstanceOf(CancellationException.class);
  }
}
