package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("To and from what the JDK has")
class BridgeTest {

  private final Probe probe = new Probe();

  @Test
  @DisplayName("fromStream: made for each run, pulled as needed, closed however the run ends")
  void fromStream() {
    AtomicInteger made = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    AtomicInteger computed = new AtomicInteger();
    AsyncStream<Integer> stream =
        AsyncStream.fromStream(() -> {
          made.incrementAndGet();
          return Stream.iterate(0, i -> i + 1)
              .peek(i -> computed.incrementAndGet())
              .onClose(closed::incrementAndGet);
        });
    assertThat(stream.limit(3).toList()).containsExactly(0, 1, 2);
    assertThat(computed).hasValue(3);
    try (var run = stream.open()) {
      assertThat(made).hasValue(1);
      assertThat(Probe.pull(run, 2)).containsExactly(0, 1);
      assertThat(closed).hasValue(1);
    }
    assertThat(closed).hasValue(2);
    assertThat(AsyncStream.fromStream(() -> Stream.of(1, null)).toList()).containsExactly(1, null);
    assertThatThrownBy(() -> AsyncStream.fromStream(null)).hasMessage("supplier");
    assertThatThrownBy(() -> AsyncStream.fromStream(() -> null).toList())
        .hasMessage("what fromStream's supplier returned");
  }

  @Test
  @DisplayName("fromStream: failures of the stream, of its maker and of its closing")
  void fromStreamFails() {
    Boom making = new Boom("making");
    AsyncStream<Integer> stream =
        AsyncStream.fromStream(() -> {
          throw making;
        });
    assertThat(catchThrowable(stream::toList)).isSameAs(making);
    assertThat(making.getSuppressed()[0]).hasMessage("in fromStream");
    Boom boom = new Boom("map");
    Boom closing = new Boom("closing");
    AsyncStream<Object> failing =
        AsyncStream.fromStream(() ->
            Stream.of(1)
                .map(i -> {
                  throw Probe.sneaky(boom);
                })
                .onClose(() -> {
                  throw Probe.sneaky(closing);
                }));
    assertThat(catchThrowable(failing::toList)).isSameAs(boom);
    assertThat(boom.getSuppressed()).containsExactly(closing);
  }

  @Test
  @DisplayName("fromStage: its value, or its failure")
  void fromStage() {
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    AsyncStream<Integer> stream = AsyncStream.fromStage(stage);
    var all = stream.toListAsync().start();
    assertThat(all).isNotDone();
    stage.complete(null);
    assertThat(all.join()).containsExactly((Integer) null);
    assertThat(stream.toList()).containsExactly((Integer) null);
    Boom boom = new Boom("s");
    assertThat(
            catchThrowable(
                () -> AsyncStream.fromStage(CompletableFuture.failedFuture(boom)).toList()))
        .isSameAs(boom);
    assertThatThrownBy(() -> AsyncStream.fromStage(null)).hasMessage("stage");
  }

  @Test
  @DisplayName("fromStage: cancelling the run leaves the stage alone")
  void fromStageCancelled() {
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    var run = AsyncStream.fromStage(stage).open();
    var next = run.anext().start();
    dev.agen.fixtures.Until.holds("waits", () -> run.isRunning() && run.isSuspended());
    run.cancel().join();
    assertThat(catchThrowable(next::join)).isInstanceOf(CancellationException.class);
    assertThat(stage).isNotDone();
  }

  @Test
  @DisplayName("stream: lazy; closing it closes the run")
  void stream() {
    assertThat(probe.count(4).stream().collect(Collectors.toList())).containsExactly(0, 1, 2, 3);
    assertThat(probe.closed).isEqualTo(1);
    try (Stream<Integer> stream = probe.count(9).map(i -> i + 1).stream()) {
      assertThat(probe.opened).isEqualTo(1);
      assertThat(stream.filter(i -> i > 1).findFirst()).contains(2);
      assertThat(probe.fetched).isEqualTo(4 + 2);
      assertThat(probe.closed).isEqualTo(1);
    }
    assertThat(probe.closed).isEqualTo(2);
    assertThat(AsyncStream.of(1, null).stream().toList()).isEqualTo(Arrays.asList(1, null));
  }

  @Test
  @DisplayName("stream: never consumed, closes what exists already; failures as they are")
  void streamUnused() {
    Stream<Integer> unused = AsyncStream.from(probe.running(3)).stream();
    unused.close();
    assertThat(probe.closed).isEqualTo(1);
    Boom boom = new Boom("b");
    assertThat(catchThrowable(() -> probe.failing(1, boom).stream().toList())).isSameAs(boom);
  }
}
