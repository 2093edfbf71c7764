package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterable;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.BothEngines;
import dev.agen.fixtures.Probe;
import dev.agen.fixtures.Until;
import dev.agen.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The seven rules, for every operator that gives the elements of its source in some form. */
@DisplayName("Operators with concurrency, time and sharing keep the rules")
class SideBySideRulesTest {

  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration MOMENT = Duration.ofMillis(1);

  private static AsyncStream<Integer> never() {
    CompletableFuture<Void> never = new CompletableFuture<>();
    return AsyncStream.generate(y -> {
      y.await(never);
    });
  }

  private static AsyncStream<Integer> one(Integer i) {
    return AsyncStream.generate(y -> {
      y.yield(i);
    });
  }

  /** By name; those that hand on every element of the source. */
  private static Map<String, UnaryOperator<AsyncStream<Integer>>> lossless() {
    Map<String, UnaryOperator<AsyncStream<Integer>>> all = new LinkedHashMap<>();
    Permits permits = Permits.of(2);
    all.put("mapConcurrent", s -> s.mapConcurrent(3, i -> i));
    all.put("mapConcurrent(Permits)", s -> s.mapConcurrent(permits, i -> i));
    all.put("mapConcurrentUnordered", s -> s.mapConcurrentUnordered(3, i -> i));
    all.put("mapConcurrentUnordered(Permits)", s -> s.mapConcurrentUnordered(permits, i -> i));
    all.put("flatMapMerge", s -> s.flatMapMerge(2, i -> one(i)));
    all.put("mergeAll", s -> AsyncStream.mergeAll(s));
    all.put("merge", s -> s.map(i -> i).merge(AsyncStream.generate(y -> {})));
    all.put("race", s -> s.race(never()));
    all.put("takeUntil", s -> s.takeUntil(never()));
    all.put("buffer", s -> s.buffer(2, Overflow.SUSPEND));
    all.put("ahead", s -> s.ahead(2));
    all.put("runOn", s -> s.runOn(task -> Scheduler.current().execute(task)));
    all.put("delay", s -> s.delay(MOMENT));
    all.put("throttle", s -> s.throttle(2, MOMENT));
    all.put("timeout", s -> s.timeout(LONG));
    all.put("deadline", s -> s.deadline(LONG));
    all.put("keepAlive", s -> s.keepAlive(LONG, () -> -1));
    all.put("windowWithin", s -> s.windowWithin(2, LONG).flatMap(list -> from(list)));
    all.put("share", s -> s.share(0));
    all.put("share(2)", s -> s.share(2));
    all.put("tee", s -> s.tee(1).get(0));
    all.put("groupBy", s -> s.groupBy(i -> i % 2, 2).flatMapMerge(2, Group::elements));
    return all;
  }

  /** Those that drop, combine or wait for more. */
  private static Map<String, UnaryOperator<AsyncStream<Integer>>> all() {
    Map<String, UnaryOperator<AsyncStream<Integer>>> all = lossless();
    all.put("flatMapLatest", s -> s.flatMapLatest(i -> one(i)));
    all.put("combineLatest", s -> s.combineLatest(one(1), (a, b) -> a));
    all.put("buffer(DROP_OLDEST)", s -> s.buffer(100, Overflow.DROP_OLDEST));
    all.put("buffer(DROP_LATEST)", s -> s.buffer(100, Overflow.DROP_LATEST));
    all.put("buffer(FAIL)", s -> s.buffer(100, Overflow.FAIL));
    all.put("conflate", s -> s.conflate((a, b) -> b));
    all.put("debounce", s -> s.debounce(MOMENT));
    all.put("sample", s -> s.sample(MOMENT));
    return all;
  }

  private static AsyncStream<Integer> from(List<Integer> list) {
    return AsyncStream.generate(y -> {
      for (Integer i : list) {
        y.yield(i);
      }
    });
  }

  private interface Check {
    void of(UnaryOperator<AsyncStream<Integer>> operator) throws Exception;
  }

  private static List<DynamicTest> each(
      Map<String, UnaryOperator<AsyncStream<Integer>>> operators, Check check) {
    List<DynamicTest> tests = new ArrayList<>();
    operators.forEach(
        (name, operator) -> tests.add(DynamicTest.dynamicTest(name, () -> check.of(operator))));
    return tests;
  }

  @TestFactory
  @DisplayName("all are compiled")
  List<DynamicTest> compiled() {
    return each(all(), operator -> BothEngines.expectCompiled(operator.apply(one(1)).engine()));
  }

  @TestFactory
  @DisplayName("no element is lost, in any order of what is ready, and the source is closed")
  List<DynamicTest> lossless_() {
    return each(
        lossless(),
        operator ->
            Probe.permuted(scheduler -> {
              Probe probe = new Probe();
              List<Integer> all = scheduler.await(operator.apply(probe.count(0, 9)).toListAsync());
              assertThat(all).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
              assertThat(probe.opened).hasValue(1);
              assertThat(probe.isClosed()).isTrue();
              scheduler.runAll();
              assertThat(scheduler.timers()).isZero();
            }));
  }

  @TestFactory
  @DisplayName("pulled on real threads: the same; twice, each run anew")
  List<DynamicTest> pulled() {
    return each(
        lossless(),
        operator -> {
          Probe probe = new Probe();
          AsyncStream<Integer> stream = operator.apply(probe.count(0, 9));
          for (int round = 1; round <= 2; round++) {
            List<Integer> all = new ArrayList<>();
            try (var run = stream.open()) {
              for (int i : run) {
                all.add(i);
              }
            }
            assertThat(all).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(probe.closed).hasValue(round);
          }
        });
  }

  @TestFactory
  @DisplayName("Rule 2: nothing is opened before the first element is asked for")
  List<DynamicTest> lazy() {
    return each(
        all(),
        operator -> {
          Probe probe = new Probe();
          try (var run = operator.apply(probe.count(0, 3)).open()) {
            assertThat(run.state()).isEqualTo(AsyncGenerator.State.CREATED);
          }
          assertThat(probe.opened).hasValue(0);
        });
  }

  @TestFactory
  @DisplayName("Rule 1: a run that exists already is closed, also if nothing was asked for")
  List<DynamicTest> ownedUnstarted() {
    return each(
        all(),
        operator -> {
          AtomicInteger closed = new AtomicInteger();
          AsyncIterable<Integer> running = new ForeignRun(closed);
          AsyncStream<Integer> stream =
              operator.apply(AsyncStream.<Integer>generate(y -> {}).merge(running));
          stream.open().close();
          assertThat(closed).hasValue(1);
        });
  }

  private record ForeignRun(AtomicInteger closed)
      implements dev.agen.AsyncIterator<Integer>, AutoCloseable {
    @Override
    public Awaitable<Integer> anext() {
      return Coroutine.of(c -> 1);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  @TestFactory
  @DisplayName("Rule 1: leaving early closes the source, and that is awaited")
  List<DynamicTest> early() {
    return each(
        all(),
        operator ->
            Probe.permuted(scheduler -> {
              Probe probe = new Probe();
              scheduler.await(operator.apply(probe.count(0, 20)).findFirstAsync());
              assertThat(probe.opened).hasValue(1);
              assertThat(probe.isClosed()).isTrue();
              scheduler.runAll();
              assertThat(scheduler.timers()).isZero();
            }));
  }

  @TestFactory
  @DisplayName("Rule 4: the source's failure comes as it is, after its cleanup")
  List<DynamicTest> failure() {
    return each(
        all(),
        operator ->
            Probe.permuted(scheduler -> {
              Probe probe = new Probe();
              Boom boom = new Boom("b");
              Throwable thrown =
                  catchThrowable(() ->
                      scheduler.await(operator.apply(probe.failing(0, 3, boom)).toListAsync()));
              assertThat(thrown).isSameAs(boom);
              assertThat(probe.isClosed()).isTrue();
              scheduler.runAll();
              assertThat(scheduler.timers()).isZero();
            }));
  }

  @TestFactory
  @DisplayName("Rule 5: cancelling reaches a source that waits, and is awaited")
  List<DynamicTest> cancel() {
    return each(
        all(),
        operator ->
            Probe.permuted(scheduler -> {
              Probe probe = new Probe();
              CompletableFuture<List<Integer>> run =
                  scheduler.start(operator.apply(probe.stuckAfter(2)).toListAsync());
              scheduler.runAll();
              scheduler.advance(Duration.ofMillis(1));
              assertThat(probe.opened).hasValue(1);
              assertThat(run).isNotDone();
              run.cancel(true);
              scheduler.runAll();
              assertThat(run).isCancelled();
              assertThat(probe.isClosed()).isTrue();
              assertThat(scheduler.timers()).isZero();
            }));
  }

  @TestFactory
  @DisplayName("Rule 5: cancelling at any moment, twice, closes the source")
  List<DynamicTest> cancelAnywhere() {
    return each(
        all(),
        operator -> {
          for (int steps = 0; steps < 60; steps++) {
            Probe probe = new Probe();
            ManualScheduler scheduler = new ManualScheduler();
            CompletableFuture<List<Integer>> run =
                scheduler.start(operator.apply(probe.count(0, 5)).toListAsync());
            for (int i = 0; i < steps; i++) {
              scheduler.runNext();
            }
            run.cancel(true);
            scheduler.runNext();
            run.cancel(true);
            scheduler.advance(Duration.ofMillis(1));
            assertThat(run).isDone();
            assertThat(probe.isClosed()).as("after %d steps", steps).isTrue();
            assertThat(scheduler.timers()).isZero();
          }
        });
  }

  @TestFactory
  @DisplayName("Rule 5: on real threads, cancelling a run that waits, twice at once")
  List<DynamicTest> cancelReal() {
    return each(
        all(),
        operator -> {
          Probe probe = new Probe();
          var run = operator.apply(probe.stuckAfter(0)).open();
          var next = run.anext().start();
          Until.holds("opened", () -> probe.opened.get() == 1);
          Thread other = Thread.startVirtualThread(() -> run.cancel().join());
          run.cancel().join();
          other.join();
          assertThat(probe.isClosed()).isTrue();
          Until.holds("ended", next::isDone);
        });
  }

  @TestFactory
  @DisplayName("Rule 4: the failure of closing a source that was interrupted is not lost")
  List<DynamicTest> interrupted() {
    return each(
        all(),
        operator -> {
          Boom boom = new Boom("closing");
          CountDownLatch blocks = new CountDownLatch(1);
          AsyncStream<Integer> blocking =
              AsyncStream.generate(y -> {
                try (AutoCloseable _ = () -> fail(boom)) {
                  blocks.countDown();
                  new CountDownLatch(1).await();
                }
              });
          var run = operator.apply(blocking).open();
          var next = run.anext().start();
          blocks.await();
          Throwable cancelled = catchThrowable(() -> run.cancel().join());
          Throwable failed = catchThrowable(next::join);
          assertThat(List.of(tells(cancelled, boom), tells(failed, boom))).contains(true);
        });
  }

  private static void fail(Boom boom) throws Boom {
    throw boom;
  }

  private static boolean tells(Throwable error, Boom boom) {
    return error != null
        && (error == boom
            || tells(error.getCause(), boom)
            || Arrays.stream(error.getSuppressed()).anyMatch(e -> tells(e, boom)));
  }

  @TestFactory
  @DisplayName("Rule 3: no more is fetched than the bound allows while the consumer is busy")
  List<DynamicTest> bounds() {
    return each(
        lossless(),
        operator ->
            Probe.permuted(scheduler -> {
              Probe probe = new Probe();
              AsyncStream<Integer> stream = operator.apply(probe.count(0, 100));
              var run = stream.open();
              scheduler.await(run.anext());
              scheduler.runAll();
              // the one handed on, those in flight, and the one asked for when one was handed on
              if (stream.maxInFlight() < 50) {
                assertThat(probe.asked.get())
                    .isLessThanOrEqualTo(1 + (int) stream.maxInFlight() + 1);
              }
              scheduler.await(run.aclose());
              assertThat(probe.isClosed()).isTrue();
            }));
  }

  @TestFactory
  @DisplayName("nulls are elements")
  List<DynamicTest> nulls() {
    Map<String, UnaryOperator<AsyncStream<Integer>>> operators = lossless();
    operators.remove("groupBy");
    return each(
        operators,
        operator -> {
          AsyncStream<Integer> nulls =
              AsyncStream.generate(y -> {
                y.yield(null);
                y.yield(1);
                y.yield(null);
              });
          assertThat(new ManualScheduler().await(operator.apply(nulls).toListAsync()))
              .containsExactlyInAnyOrder(null, 1, null);
        });
  }
}
