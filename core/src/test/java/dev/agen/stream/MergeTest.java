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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Several inputs that run side by side")
class MergeTest {

  private static <T> List<T> await(AsyncStream<T> stream) {
    return new ManualScheduler().await(stream.toListAsync());
  }

  @Test
  @DisplayName("merge: all elements of all, each in its order, and all are closed")
  void merge() {
    Probe.permuted(scheduler -> {
      Probe a = new Probe();
      Probe b = new Probe();
      Probe c = new Probe();
      List<Integer> all =
          scheduler.await(
              AsyncStream.mergeAll(a.count(0, 5), b.count(10, 15), c.count(20, 21)).toListAsync());
      assertThat(all).hasSize(11);
      assertThat(all).containsSubsequence(0, 1, 2, 3, 4);
      assertThat(all).containsSubsequence(10, 11, 12, 13, 14);
      assertThat(all).contains(20);
      assertThat(a.isClosed() && b.isClosed() && c.isClosed()).isTrue();
    });
  }

  @Test
  @DisplayName("merge: a source that is always ready does not crowd out another")
  void fair() {
    AsyncStream<Integer> zeros =
        AsyncStream.generate(y -> {
          while (true) {
            y.yield(0);
          }
        });
    ManualScheduler scheduler = new ManualScheduler();
    try (var run = AsyncStream.mergeAll(1, zeros, zeros.map(i -> 1)).open()) {
      List<Integer> first = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        first.add(scheduler.await(run.anext()));
      }
      assertThat(first).contains(0, 1);
      assertThat(first.subList(4, 20))
          .containsExactly(
              first.get(4),
              first.get(5),
              first.get(4),
              first.get(5),
              first.get(4),
              first.get(5),
              first.get(4),
              first.get(5),
              first.get(4),
              first.get(5),
              first.get(4),
              first.get(5),
              first.get(4),
              first.get(5),
              first.get(4),
              first.get(5));
      scheduler.await(run.aclose());
    }
  }

  @Test
  @DisplayName("merge: of 32 ahead each, every source has its share")
  void fairInBatches() {
    AsyncStream<Integer> zeros =
        AsyncStream.generate(y -> {
          while (true) {
            y.yield(0);
          }
        });
    ManualScheduler scheduler = new ManualScheduler();
    List<Integer> many = scheduler.await(zeros.merge(zeros.map(i -> 1)).limit(320).toListAsync());
    assertThat(many.stream().mapToInt(i -> i).sum()).isBetween(160 - 32, 160 + 32);
  }

  @Test
  @DisplayName("merge: the first failure wins; a sibling's cleanup failure is suppressed onto it")
  void mergeFailure() {
    Boom boom = new Boom("b");
    Boom late = new Boom("cleanup");
    AsyncStream<Integer> bad =
        AsyncStream.generate(y -> {
          try {
            y.yield(1);
            y.yield(2);
          } finally {
            Raising.raise(late);
          }
        });
    Throwable thrown = catchThrowable(() -> await(bad.merge(new Probe().failing(0, 0, boom))));
    assertThat(thrown).isIn(boom, late);
    if (thrown == boom) {
      assertThat(boom.getSuppressed()).contains(late);
    }
  }

  @Test
  @DisplayName("merge: a cleanup that fails after an early close is not lost")
  void cleanupFails() {
    Boom late = new Boom("cleanup");
    AsyncStream<Integer> bad =
        AsyncStream.generate(y -> {
          try {
            y.yield(1);
            y.yield(2);
            y.yield(3);
          } finally {
            Raising.raise(late);
          }
        });
    ManualScheduler scheduler = new ManualScheduler();
    assertThat(
            catchThrowable(
                () -> scheduler.await(bad.merge(new Probe().count(0, 9)).findFirstAsync())))
        .isSameAs(late);
  }

  @Test
  @DisplayName("combineLatest: from the first pair on, at each new element of either")
  void combineLatest() {
    AsyncStream<Integer> left = new Probe().at(10, 30, 50);
    AsyncStream<Integer> right = new Probe().at(20, 40);
    assertThat(await(left.combineLatest(right, (a, b) -> a + "+" + b)))
        .containsExactly("10+20", "30+20", "30+40", "50+40");
  }

  @Test
  @DisplayName("combineLatest: ends when a sequence ends that had nothing; the other is closed")
  void combineWithNothing() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    assertThat(
            scheduler.await(
                probe.stuckAfter(1).combineLatest(new Probe().at(), (a, b) -> a).toListAsync()))
        .isEmpty();
    assertThat(probe.closed).hasValue(1);
  }

  @Test
  @DisplayName("combineLatest: nulls are elements; a failure of the function has a note")
  void combineNulls() {
    AsyncStream<Integer> nulls =
        AsyncStream.generate(y -> {
          y.yield(null);
        });
    assertThat(await(nulls.combineLatest(nulls, (a, b) -> a + "" + b))).containsExactly("nullnull");
    Boom boom = new Boom("b");
    assertThat(
            catchThrowable(() ->
                await(
                    nulls.combineLatest(
                        nulls,
                        (a, b) -> {
                          throw boom;
                        }))))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in combineLatest");
  }

  @Test
  @DisplayName("race: the first one wins, the other is closed before its element is handed on")
  void race() {
    Probe slow = new Probe();
    Probe fast = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = slow.at(20, 30).race(fast.at(10, 40)).open();
    assertThat(scheduler.await(run.anext())).isEqualTo(10);
    assertThat(slow.closed).hasValue(1);
    assertThat(fast.closed).hasValue(0);
    assertThat(fast.asked).as("nothing in advance").hasValue(1);
    assertThat(scheduler.await(run.anext())).isEqualTo(40);
    assertThat(scheduler.await(run.anext(-1))).isEqualTo(-1);
    assertThat(fast.closed).hasValue(1);
  }

  @Test
  @DisplayName("race: ending and failing win, too")
  void raceEnds() {
    Probe stuck = new Probe();
    assertThat(await(stuck.stuckAfter(0).race(new Probe().count(0, 0)))).isEmpty();
    Boom boom = new Boom("b");
    assertThat(
            catchThrowable(() -> await(stuck.stuckAfter(0).race(new Probe().failing(0, 0, boom)))))
        .isSameAs(boom);
    assertThat(stuck.closed).hasValue(2);
  }

  @Test
  @DisplayName("race: exactly the winner's elements, in any order; both are closed")
  void raceAny() {
    Probe.permuted(scheduler -> {
      Probe a = new Probe();
      Probe b = new Probe();
      List<Integer> all = scheduler.await(a.count(0, 3).race(b.count(10, 13)).toListAsync());
      assertThat(all).isIn(List.of(0, 1, 2), List.of(10, 11, 12));
      assertThat(a.isClosed() && b.isClosed()).isTrue();
    });
  }

  @Test
  @DisplayName("takeUntil: until the other has an element, or ends, or fails")
  void takeUntil() {
    Probe source = new Probe();
    Probe signal = new Probe();
    assertThat(await(source.at(10, 20, 30).takeUntil(signal.at(25)))).containsExactly(10, 20);
    assertThat(source.isClosed() && signal.isClosed()).isTrue();
    assertThat(await(source.stuckAfter(2).takeUntil(signal.count(0, 0))).size()).isBetween(0, 2);
    Boom boom = new Boom("b");
    assertThat(
            catchThrowable(() -> await(source.stuckAfter(0).takeUntil(signal.failing(0, 0, boom)))))
        .isSameAs(boom);
    assertThat(source.isClosed() && signal.isClosed()).isTrue();
  }

  @Test
  @DisplayName("takeUntil: an element that was there before is handed on; nothing in advance")
  void takeUntilBefore() {
    Probe source = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = source.count(0, 9).takeUntil(new Probe().at(10)).open();
    assertThat(scheduler.await(run.anext())).isZero();
    var next = scheduler.start(run.anext());
    scheduler.advance(Duration.ofMillis(5));
    assertThat(next.join()).isEqualTo(1);
    assertThat(source.asked).hasValue(2);
    scheduler.advance(Duration.ofMillis(5));
    assertThat(scheduler.await(run.anext(-1))).isEqualTo(-1);
    assertThat(source.closed).hasValue(1);
  }

  @Test
  @DisplayName("Arguments are checked at once")
  void arguments() {
    AsyncStream<Integer> source = new Probe().count(0, 1);
    assertThatThrownBy(() -> source.merge(null)).hasMessage("other");
    assertThatThrownBy(() -> source.race(null)).hasMessage("other");
    assertThatThrownBy(() -> source.takeUntil(null)).hasMessage("other");
    assertThatThrownBy(() -> source.combineLatest(source, null)).hasMessage("function");
    assertThat(AsyncStream.mergeAll().toList()).isEmpty();
    assertThat(source.merge(source).maxInFlight()).isEqualTo(64);
    assertThat(AsyncStream.mergeAll(3, source, source).maxInFlight()).isEqualTo(6);
    assertThatThrownBy(() -> AsyncStream.mergeAll(0, source))
        .hasMessage("ahead must be at least 1, but is 0");
    assertThat(source.race(source).maxInFlight()).isZero();
  }
}
