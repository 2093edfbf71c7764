package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Probe;
import dev.agen.testing.ManualScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sequences for elements, side by side")
class FlatMergeTest {

  @Test
  @DisplayName("flatMapMerge: never more than n open; all elements; all closed")
  void flatMapMerge() {
    Probe.permuted(scheduler -> {
      Probe outer = new Probe();
      Probe inner = new Probe();
      List<Integer> all =
          scheduler.await(
              outer
                  .count(0, 6)
                  .flatMapMerge(2, i -> inner.count(i * 10, i * 10 + 3))
                  .peek(i ->
                      assertThat(inner.opened.get() - inner.closed.get()).isLessThanOrEqualTo(2))
                  .toListAsync());
      assertThat(all).hasSize(18).doesNotHaveDuplicates();
      for (int i = 0; i < 6; i++) {
        assertThat(all).containsSubsequence(i * 10, i * 10 + 1, i * 10 + 2);
      }
      assertThat(outer.isClosed() && inner.isClosed()).isTrue();
    });
  }

  @Test
  @DisplayName("flatMapMerge: each sequence holds one element; the outer waits for room")
  void bounds() {
    Probe outer = new Probe();
    Probe inner = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = outer.count(0, 9).flatMapMerge(2, i -> inner.count(0, 9)).open();
    scheduler.await(run.anext());
    scheduler.runAll();
    assertThat(outer.asked).hasValue(2);
    assertThat(inner.asked).hasValue(3);
    scheduler.await(run.aclose());
    assertThat(outer.isClosed() && inner.isClosed()).isTrue();
  }

  @Test
  @DisplayName("flatMapMerge: an inner failure cancels the others; the function's has a note")
  void failure() {
    Probe inner = new Probe();
    Boom boom = new Boom("b");
    ManualScheduler scheduler = new ManualScheduler();
    assertThat(
            catchThrowable(() ->
                scheduler.await(
                    inner
                        .count(0, 3)
                        .flatMapMerge(
                            3, i -> i == 2 ? inner.failing(0, 1, boom) : inner.stuckAfter(1))
                        .toListAsync())))
        .isSameAs(boom);
    assertThat(inner.isClosed()).isTrue();
    Boom other = new Boom("c");
    assertThat(
            catchThrowable(() ->
                scheduler.await(
                    inner
                        .count(0, 3)
                        .flatMapMerge(
                            3,
                            i -> {
                              throw other;
                            })
                        .toListAsync())))
        .isSameAs(other);
    assertThat(other.getSuppressed()[0]).hasMessage("in flatMapMerge, element 0");
    assertThat(inner.isClosed()).isTrue();
  }

  @Test
  @DisplayName("A sequence that is a run already is closed, at whatever moment all is cancelled")
  void innerRuns() {
    for (boolean latest : new boolean[] {false, true}) {
      for (int steps = 0; steps < 60; steps++) {
        ManualScheduler scheduler = new ManualScheduler();
        List<AsyncIterator<Integer>> runs = new ArrayList<>();
        dev.agen.function.ThrowingFunction<Integer, AsyncIterator<Integer>> function =
            i -> {
              var run = new Probe().count(0, 3).open();
              runs.add(run);
              return run;
            };
        AsyncStream<Integer> outer = new Probe().count(0, 3);
        CompletableFuture<?> task =
            scheduler.start(
                latest
                    ? outer.flatMapLatest(function).toListAsync()
                    : outer.flatMapMerge(2, function).toListAsync());
        for (int i = 0; i < steps; i++) {
          scheduler.runNext();
        }
        task.cancel(true);
        scheduler.runAll();
        assertThat(task).isDone();
        for (AsyncIterator<Integer> run : runs) {
          assertThat(((dev.agen.AsyncGenerator<?, ?, ?>) run).isFinished())
              .as("after %d steps", steps)
              .isTrue();
        }
      }
    }
  }

  @Test
  @DisplayName("flatMapLatest: a new element closes the sequence for the one before")
  void latest() {
    Probe outer = new Probe();
    Probe inner = new Probe();
    List<String> all =
        new ManualScheduler()
            .await(
                outer
                    .at(0, 25, 100)
                    .flatMapLatest(i -> inner.at(0, 10, 20, 30, 40).map(k -> i + "/" + k))
                    .toListAsync());
    assertThat(all)
        .containsExactly(
            "0/0", "0/10", "0/20", "25/0", "25/10", "25/20", "25/30", "25/40", "100/0", "100/10",
            "100/20", "100/30", "100/40");
    assertThat(inner.opened).hasValue(3);
    assertThat(inner.closed).hasValue(3);
    assertThat(outer.closed).hasValue(1);
  }

  @Test
  @DisplayName("flatMapLatest: the earlier one has been closed when the next one is opened")
  void closedBefore() {
    Probe.permuted(scheduler -> {
      Probe inner = new Probe();
      List<Integer> all =
          scheduler.await(
              new Probe()
                  .count(0, 6)
                  .flatMapLatest(i -> {
                    assertThat(inner.isClosed()).isTrue();
                    return inner.count(i * 10, i * 10 + 3);
                  })
                  .toListAsync());
      assertThat(all).endsWith(50, 51, 52).isSorted();
      assertThat(inner.isClosed()).isTrue();
    });
  }

  @Test
  @DisplayName("flatMapLatest: an element of an earlier sequence that waits is dropped")
  void dropped() {
    ManualScheduler scheduler = new ManualScheduler();
    var run =
        new Probe().at(0, 10, 20).flatMapLatest(i -> new Probe().at(0, 1).map(k -> i + k)).open();
    assertThat(scheduler.await(run.anext())).isZero();
    scheduler.advance(java.time.Duration.ofMillis(50));
    assertThat(scheduler.await(run.anext())).isEqualTo(20);
    scheduler.await(run.aclose());
  }

  @Test
  @DisplayName("Arguments are checked at once")
  void arguments() {
    AsyncStream<Integer> source = new Probe().count(0, 1);
    assertThatThrownBy(() -> source.flatMapMerge(0, i -> source))
        .hasMessage("n must be at least 1, but is 0");
    assertThatThrownBy(() -> source.flatMapMerge(1, null)).hasMessage("function");
    assertThatThrownBy(() -> source.flatMapLatest(null)).hasMessage("function");
    ManualScheduler scheduler = new ManualScheduler();
    assertThatThrownBy(() -> scheduler.await(source.flatMapMerge(1, i -> null).toListAsync()))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("what flatMapMerge's function returned");
    assertThat(source.flatMapMerge(3, i -> source).maxInFlight()).isEqualTo(3);
  }
}
