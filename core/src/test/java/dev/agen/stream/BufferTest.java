package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.ManualExecutor;
import dev.agen.fixtures.Probe;
import dev.agen.testing.ManualScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The source runs beside the consumer")
class BufferTest {

  private static List<Integer> afterPause(AsyncStream<Integer> stream) {
    ManualScheduler scheduler = new ManualScheduler();
    List<Integer> all = new ArrayList<>();
    var run = stream.open();
    all.add(scheduler.await(run.anext()));
    scheduler.runAll(); // the consumer is busy
    for (int next = scheduler.await(run.anext(-1)); next != -1; ) {
      all.add(next);
      next = scheduler.await(run.anext(-1));
    }
    return all;
  }

  @Test
  @DisplayName("ahead and SUSPEND: nothing is lost, in order")
  void suspend() {
    Probe.permuted(scheduler -> {
      assertThat(scheduler.await(new Probe().count(0, 9).buffer(2, Overflow.SUSPEND).toListAsync()))
          .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
      assertThat(scheduler.await(new Probe().count(0, 5).ahead(3).toListAsync()))
          .containsExactly(0, 1, 2, 3, 4);
    });
  }

  @Test
  @DisplayName("ahead: fetches as many as it says while the consumer is busy")
  void ahead() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = probe.count(0, 99).ahead(3).open();
    scheduler.await(run.anext());
    scheduler.runAll();
    assertThat(probe.asked).hasValue(4);
    scheduler.await(run.aclose());
    assertThat(probe.closed).hasValue(1);
  }

  @Test
  @DisplayName("DROP_OLDEST keeps the latest, DROP_LATEST the first; all that is kept is in order")
  void drop() {
    assertThat(afterPause(new Probe().count(0, 9).buffer(2, Overflow.DROP_OLDEST)))
        .containsExactly(0, 7, 8);
    assertThat(afterPause(new Probe().count(0, 9).buffer(2, Overflow.DROP_LATEST)))
        .containsExactly(0, 1, 2);
    Probe.permuted(scheduler ->
        assertThat(
                scheduler.await(
                    new Probe().count(0, 9).buffer(1, Overflow.DROP_OLDEST).toListAsync()))
            .isSorted()
            .endsWith(8));
  }

  @Test
  @DisplayName("FAIL: what is in the buffer comes first, then the failure says what to do")
  void fail() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = probe.count(0, 9).buffer(2, Overflow.FAIL).open();
    assertThat(scheduler.await(run.anext())).isZero();
    scheduler.runAll();
    assertThat(scheduler.await(run.anext())).isEqualTo(1);
    assertThat(scheduler.await(run.anext())).isEqualTo(2);
    assertThatThrownBy(() -> scheduler.await(run.anext()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the buffer is full: its consumer has not taken 2 elements yet; make it larger, or"
                + " choose another Overflow than FAIL");
    assertThat(probe.isClosed()).isTrue();
  }

  @Test
  @DisplayName("A source that is always ready can be left, and does not starve its consumer")
  void endless() {
    AsyncStream<Integer> endless =
        AsyncStream.generate(y -> {
          for (int i = 0; ; i++) {
            y.yield(i);
          }
        });
    for (Overflow overflow : new Overflow[] {Overflow.DROP_OLDEST, Overflow.DROP_LATEST}) {
      assertThat(endless.buffer(3, overflow).findFirst()).isPresent();
      ManualScheduler scheduler = new ManualScheduler();
      assertThat(scheduler.await(endless.buffer(3, overflow).findFirstAsync())).isPresent();
    }
    assertThat(endless.conflate((a, b) -> b).findFirst()).isPresent();
  }

  @Test
  @DisplayName("conflate: combines what the consumer has not taken")
  void conflate() {
    assertThat(afterPause(new Probe().count(1, 5).conflate(Integer::sum))).containsExactly(1, 9);
    Probe.permuted(scheduler ->
        assertThat(
                scheduler
                    .await(new Probe().count(0, 9).conflate(Integer::sum).toListAsync())
                    .stream()
                    .mapToInt(i -> i)
                    .sum())
            .isEqualTo(36));
  }

  @Test
  @DisplayName("conflate: the function's failure has a note")
  void conflateFails() {
    Boom boom = new Boom("b");
    assertThat(
            catchThrowable(() ->
                afterPause(
                    new Probe()
                        .count(0, 9)
                        .conflate((a, b) -> {
                          throw boom;
                        }))))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in conflate");
  }

  @Test
  @DisplayName("runOn: what is above runs on the executor, what follows on the consumer's thread")
  void runOn() {
    ThreadLocal<Boolean> mine = new ThreadLocal<>();
    mine.set(true);
    AtomicInteger foreign = new AtomicInteger();
    try (var pool = Executors.newSingleThreadExecutor()) {
      List<Integer> all =
          new Probe()
              .count(0, 5)
              .peek(i -> foreign.addAndGet(mine.get() == null ? 1 : 0))
              .runOn(pool)
              .peek(i -> assertThat(mine.get()).isTrue())
              .toList();
      assertThat(all).containsExactly(0, 1, 2, 3, 4);
    }
    assertThat(foreign).hasValue(5);
  }

  @Test
  @DisplayName("runOn: the scheduler in use goes along")
  void runOnScheduler() {
    ManualScheduler scheduler = new ManualScheduler();
    ManualExecutor executor = new ManualExecutor();
    AtomicInteger same = new AtomicInteger();
    AsyncStream<Integer> stream =
        AsyncStream.generate(y -> {
          same.set(Scheduler.current() == scheduler ? 1 : -1);
          y.yield(1);
        });
    var all = scheduler.start(stream.runOn(executor).toListAsync());
    scheduler.runAll();
    while (!all.isDone()) {
      if (executor.waiting() > 0) {
        executor.runNext();
      }
      scheduler.runAll();
    }
    assertThat(same).hasValue(1);
  }

  @Test
  @DisplayName("Rule 6: children, too, see the scheduler of their run")
  void schedulerGoesAlong() {
    try (var pool = Executors.newFixedThreadPool(2);
        var _ = Scheduler.use(new OnPool(pool))) {
      Scheduler mine = Scheduler.current();
      AsyncStream<Boolean> inner =
          AsyncStream.generate(y -> {
            y.yield(Scheduler.current() == mine);
          });
      assertThat(new Probe().count(0, 3).flatMapMerge(2, i -> inner.ahead(1)).toList())
          .containsExactly(true, true, true);
    }
  }

  private record OnPool(java.util.concurrent.Executor pool) implements Scheduler {
    @Override
    public void execute(Runnable task) {
      pool.execute(task);
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public Timer schedule(Runnable task, java.time.Duration delay) {
      return Scheduler.system().schedule(task, delay);
    }
  }

  @Test
  @DisplayName("runOn: an executor that rejects fails the run")
  void rejected() {
    Probe probe = new Probe();
    RejectedExecutionException rejection = new RejectedExecutionException("full");
    assertThat(
            catchThrowable(() ->
                probe
                    .count(0, 1)
                    .runOn(task -> {
                      throw rejection;
                    })
                    .toList()))
        .isSameAs(rejection);
    assertThat(probe.opened).hasValue(0);
  }

  @Test
  @DisplayName("Arguments are checked at once; the bounds are what is said")
  void arguments() {
    AsyncStream<Integer> source = new Probe().count(0, 1);
    assertThatThrownBy(() -> source.ahead(0)).hasMessage("n must be at least 1, but is 0");
    assertThatThrownBy(() -> source.buffer(0, Overflow.FAIL))
        .hasMessage("capacity must be at least 1, but is 0");
    assertThatThrownBy(() -> source.buffer(1, null)).hasMessage("overflow");
    assertThatThrownBy(() -> source.conflate(null)).hasMessage("combine");
    assertThatThrownBy(() -> source.runOn(null)).hasMessage("executor");
    assertThat(source.ahead(3).ahead(4).maxInFlight()).isEqualTo(7);
    assertThat(source.buffer(3, Overflow.DROP_LATEST).maxInFlight()).isEqualTo(3);
    assertThat(source.runOn(Runnable::run).maxInFlight()).isEqualTo(1);
  }
}
