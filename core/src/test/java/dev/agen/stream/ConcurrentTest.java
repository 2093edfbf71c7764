package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Probe;
import dev.agen.fixtures.Raising;
import dev.agen.fixtures.Until;
import dev.agen.function.ThrowingFunction;
import dev.agen.testing.ManualScheduler;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Functions that are called side by side")
class ConcurrentTest {

  /** Where the elements come from: they are fetched beside the consumer, or are there. */
  private enum Elements {
    FETCHED,
    PRESENT;

    AsyncStream<Integer> below(int n) {
      return this == FETCHED
          ? new Probe().count(0, n)
          : AsyncStream.fromIterable(IntStream.range(0, n).boxed().toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("mapConcurrent: in order, whatever is ready first")
  void inOrder(Elements elements) {
    Probe.permuted(scheduler ->
        assertThat(scheduler.await(elements.below(9).mapConcurrent(4, i -> i * 2).toListAsync()))
            .containsExactly(0, 2, 4, 6, 8, 10, 12, 14, 16));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("mapConcurrentUnordered: n calls at once, results as they come")
  void unordered(Elements elements) throws Exception {
    CountDownLatch firstMayGo = new CountDownLatch(1);
    CyclicBarrier both = new CyclicBarrier(2);
    AsyncStream<Integer> stream =
        elements
            .below(2)
            .mapConcurrentUnordered(
                2,
                i -> {
                  both.await(); // both are called at once
                  if (i == 0) {
                    firstMayGo.await();
                  }
                  return i;
                });
    try (var run = stream.open()) {
      assertThat(run.anext().await()).isEqualTo(1);
      firstMayGo.countDown();
      assertThat(run.anext().await()).isZero();
      assertThat(run.anext(-1).await()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("All n calls run at once, again and again, whichever threads they have")
  void together(Elements elements) {
    CyclicBarrier all = new CyclicBarrier(8);
    List<Integer> results =
        elements
            .below(800)
            .mapConcurrent(
                8,
                i -> {
                  all.await(); // a call waits for those that come after it
                  return i;
                })
            .toList();
    assertThat(results).hasSize(800).isSorted();
  }

  @Test
  @DisplayName("What a call does to its thread's interrupt status is not the next one's")
  void interruptStatus() {
    AtomicInteger interrupted = new AtomicInteger();
    new Probe()
        .count(0, 300)
        .mapConcurrent(
            4,
            i -> {
              if (Thread.currentThread().isInterrupted()) {
                interrupted.incrementAndGet();
              }
              Thread.currentThread().interrupt();
              return i;
            })
        .forEach(i -> {});
    assertThat(interrupted).hasValue(0);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Never more than n calls at once")
  void bound(Elements elements) {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> all =
        elements
            .below(200)
            .mapConcurrentUnordered(
                3,
                i -> {
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  Thread.yield();
                  now.decrementAndGet();
                  return i;
                })
            .toList();
    assertThat(all).hasSize(200).doesNotHaveDuplicates();
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  @DisplayName(
      "Rule 4: the function's failure comes as it is, with a note; the others are interrupted")
  void failure() {
    for (boolean ordered : new boolean[] {true, false}) {
      Probe probe = new Probe();
      Boom boom = new Boom("b");
      CountDownLatch started = new CountDownLatch(1);
      AtomicInteger interrupted = new AtomicInteger();
      ThrowingFunction<Integer, Integer> function =
          i -> {
            if (i == 0) {
              started.await();
              throw boom;
            }
            started.countDown();
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              interrupted.incrementAndGet();
              throw e;
            }
            return i;
          };
      AsyncStream<Integer> stream =
          ordered
              ? probe.count(0, 9).mapConcurrent(2, function)
              : probe.count(0, 9).mapConcurrentUnordered(2, function);
      assertThat(catchThrowable(stream::toList)).isSameAs(boom);
      assertThat(boom.getSuppressed()[0])
          .hasMessage("in mapConcurrent" + (ordered ? "" : "Unordered") + ", element 0");
      assertThat(interrupted).hasValue(1);
      assertThat(probe.isClosed()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("Unordered: results that were there before the failure come first")
  void resultsBeforeFailure(Elements elements) {
    ManualScheduler scheduler = new ManualScheduler();
    AsyncStream<Integer> stream =
        elements
            .below(9)
            .mapConcurrentUnordered(
                9,
                i -> {
                  if (i == 3) {
                    throw new Boom("b");
                  }
                  return i;
                });
    var run = stream.open();
    scheduler.await(run.anext());
    scheduler.runAll();
    assertThat(scheduler.await(run.anext())).isEqualTo(1);
    assertThat(scheduler.await(run.anext())).isEqualTo(2);
    assertThatThrownBy(() -> scheduler.await(run.anext())).isInstanceOf(Boom.class);
  }

  private static <T, R> AsyncStream<R> mapConcurrent(
      boolean ordered, AsyncStream<T> stream, int n, ThrowingFunction<T, R> function) {
    return ordered ? stream.mapConcurrent(n, function) : stream.mapConcurrentUnordered(n, function);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("Rule 2: elements that are there: n calls, and one more for each result handed on")
  void callsAhead(boolean ordered) throws Exception {
    ManualScheduler scheduler = new ManualScheduler();
    AtomicInteger called = new AtomicInteger();
    var run =
        mapConcurrent(ordered, Elements.PRESENT.below(9), 4, i -> called.incrementAndGet()).open();
    scheduler.runAll();
    assertThat(called).hasValue(0);
    for (int results = 1; results <= 9; results++) {
      scheduler.await(run.anext());
      scheduler.runAll();
      assertThat(called).hasValue(Math.min(9, 4 + results));
    }
    assertThat(scheduler.await(run.anext(-1))).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("Rule 4: elements that cannot be had: the results of those before come first")
  void elementsFail(boolean ordered) {
    Boom boom = new Boom("third");
    Iterator<Integer> two = List.of(0, 1).iterator();
    Collection<Integer> failing =
        new AbstractCollection<>() {
          @Override
          public Iterator<Integer> iterator() {
            return new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Integer next() {
                if (!two.hasNext()) {
                  Raising.raise(boom);
                }
                return two.next();
              }
            };
          }

          @Override
          public int size() {
            return 3;
          }
        };
    List<Integer> seen = new ArrayList<>();
    assertThat(
            catchThrowable(() ->
                mapConcurrent(ordered, AsyncStream.fromIterable(failing), 4, i -> i)
                    .forEach(seen::add)))
        .isSameAs(boom);
    assertThat(seen).containsExactlyInAnyOrder(0, 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName(
      "Rule 5: elements that are there: whenever it is cancelled, no call comes after its end")
  void cancelledAnywhere(boolean ordered) {
    for (int steps = 0; steps < 30; steps++) {
      ManualScheduler scheduler = new ManualScheduler();
      AtomicInteger called = new AtomicInteger();
      AtomicInteger calledAtItsEnd = new AtomicInteger(-1);
      CompletableFuture<List<Integer>> all =
          scheduler.start(
              mapConcurrent(ordered, Elements.PRESENT.below(6), 3, i -> called.incrementAndGet())
                  .toListAsync());
      var _ = all.whenComplete((value, error) -> calledAtItsEnd.set(called.get()));
      for (int i = 0; i < steps; i++) {
        scheduler.runNext();
      }
      all.cancel(true);
      scheduler.runAll();
      assertThat(calledAtItsEnd).hasValue(called.get());
      assertThat(scheduler.ready()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName(
      "Rule 5: elements that are there: leaving early interrupts the calls and awaits them")
  void leftEarly(boolean ordered) throws Exception {
    AtomicInteger interrupted = new AtomicInteger();
    CountDownLatch blocked = new CountDownLatch(2);
    try (var run =
        mapConcurrent(
                ordered,
                Elements.PRESENT.below(9),
                3,
                i -> {
                  if (i > 0) {
                    blocked.countDown();
                    try {
                      new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                      interrupted.incrementAndGet();
                      throw e;
                    }
                  }
                  return i;
                })
            .open()) {
      assertThat(run.anext().await()).isZero();
      blocked.await();
    }
    assertThat(interrupted.get()).isBetween(2, 3); // the third may not have begun
  }

  @Test
  @DisplayName("Permits: two streams share them; a result that waits holds none")
  void permits() throws Exception {
    Permits permits = Permits.of(1);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ThrowingFunction<Integer, Integer> function =
        i -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          Thread.yield();
          now.decrementAndGet();
          return i;
        };
    try (var one = new Probe().count(0, 50).mapConcurrent(permits, function).open();
        var two = new Probe().count(0, 50).mapConcurrentUnordered(permits, function).open()) {
      List<Integer> ones = new ArrayList<>();
      List<Integer> twos = new ArrayList<>();
      for (int i = 0; i < 50; i++) { // neither is blocked by the other's waiting results
        ones.add(one.anext().await());
        twos.add(two.anext().await());
      }
      assertThat(ones).isEqualTo(twos).hasSize(50);
    }
    assertThat(most).hasValue(1);
    assertThat(permits).hasToString("Permits[0 of 1 taken]");
  }

  @Test
  @DisplayName("Permits: all are back however calls end, at any moment of cancelling")
  void permitsComeBack() {
    for (int steps = 0; steps < 60; steps++) {
      Permits permits = Permits.of(2);
      ManualScheduler scheduler = new ManualScheduler();
      CompletableFuture<List<Integer>> one =
          scheduler.start(new Probe().count(0, 5).mapConcurrent(permits, i -> i).toListAsync());
      CompletableFuture<List<Integer>> two =
          scheduler.start(
              new Probe().count(0, 5).mapConcurrentUnordered(permits, i -> i).toListAsync());
      for (int i = 0; i < steps; i++) {
        scheduler.runNext();
      }
      one.cancel(true);
      scheduler.runAll();
      assertThat(one).isDone();
      assertThat(two.join()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
      assertThat(permits).hasToString("Permits[0 of 2 taken]");
    }
  }

  @Test
  @DisplayName(
      "Permits by hand: a cancelled acquire takes none; release without acquire is refused")
  void permitsByHand() {
    Permits permits = Permits.of(1);
    permits.acquire().await();
    CompletableFuture<?> waiting = permits.acquire().start();
    waiting.cancel(true);
    Until.holds("cancelled", waiting::isDone);
    permits.release();
    permits.acquire().await();
    permits.release();
    assertThatThrownBy(permits::release)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("release() without an acquire(): no permit is taken");
  }

  @Test
  @DisplayName("Arguments are checked at once")
  void arguments() {
    AsyncStream<Integer> source = new Probe().count(0, 1);
    assertThatThrownBy(() -> source.mapConcurrentUnordered(0, i -> i))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n must be at least 1, but is 0");
    assertThatThrownBy(() -> source.mapConcurrent(0, i -> i))
        .hasMessage("n must be at least 1, but is 0");
    assertThatThrownBy(() -> Permits.of(0)).hasMessage("n must be at least 1, but is 0");
    assertThatThrownBy(() -> source.mapConcurrentUnordered((Permits) null, i -> i))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("permits");
    assertThatThrownBy(() -> source.mapConcurrentUnordered(1, null)).hasMessage("function");
    assertThat(source.mapConcurrent(Permits.of(7), i -> i).maxInFlight()).isEqualTo(7);
    assertThat(source.mapConcurrentUnordered(5, i -> i).maxInFlight()).isEqualTo(5);
  }
}
