package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Probe;
import dev.agen.testing.ManualScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One run of a source for several consumers")
class ShareTest {

  @Test
  @DisplayName("share: two consumers, one run, all elements to both, closed when both have left")
  void share() {
    Probe.permuted(scheduler -> {
      Probe probe = new Probe();
      AsyncStream<Integer> shared = probe.count(0, 6).share(0);
      var one = shared.open();
      var two = shared.open();
      List<Integer> ones = new ArrayList<>();
      List<Integer> twos = new ArrayList<>();
      var first = scheduler.start(one.anext());
      var second = scheduler.start(two.anext());
      scheduler.runAll();
      ones.add(first.join());
      twos.add(second.join());
      var restOne = scheduler.start(one.forEachAsync(ones::add));
      var restTwo = scheduler.start(two.forEachAsync(twos::add));
      scheduler.runAll();
      assertThat(restOne.isDone() && restTwo.isDone()).isTrue();
      assertThat(probe.opened).hasValue(1);
      assertThat(probe.closed).hasValue(1);
      assertThat(ones).endsWith(1, 2, 3, 4, 5);
      assertThat(twos).endsWith(1, 2, 3, 4, 5);
    });
  }

  @Test
  @DisplayName("share: the slowest consumer holds the source; when it leaves the others go on")
  void slowest() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    AsyncStream<Integer> shared = probe.count(0, 9).share(0);
    var fast = shared.open();
    var slow = shared.open();
    var a = scheduler.start(fast.anext());
    var b = scheduler.start(slow.anext());
    scheduler.runAll();
    assertThat(a.join()).isZero();
    assertThat(b.join()).isZero();
    assertThat(scheduler.await(fast.anext())).isEqualTo(1);
    var waiting = scheduler.start(fast.anext());
    scheduler.runAll();
    assertThat(waiting).isNotDone();
    assertThat(probe.asked).hasValue(2);
    scheduler.await(slow.aclose());
    scheduler.runAll();
    assertThat(waiting.join()).isEqualTo(2);
    assertThat(probe.closed).hasValue(0);
    scheduler.await(fast.aclose());
    assertThat(probe.closed).as("the last one closes it, awaited").hasValue(1);
  }

  @Test
  @DisplayName("share: late consumers get the latest first; those after the end a new run")
  void replay() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    AsyncStream<Integer> shared = probe.count(0, 6).share(2);
    var one = shared.open();
    for (int i = 0; i < 4; i++) {
      assertThat(scheduler.await(one.anext())).isEqualTo(i);
    }
    var two = shared.open();
    assertThat(scheduler.await(two.anext())).isEqualTo(2);
    assertThat(scheduler.await(two.anext())).isEqualTo(3);
    var next = scheduler.start(two.anext());
    scheduler.runAll();
    assertThat(next.join()).isEqualTo(4);
    scheduler.await(one.aclose());
    assertThat(scheduler.await(two.anext())).isEqualTo(5);
    assertThat(scheduler.await(two.anext(-1))).isEqualTo(-1);
    assertThat(probe.closed).hasValue(1);
    assertThat(scheduler.await(shared.toListAsync())).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(probe.opened).hasValue(2);
  }

  @Test
  @DisplayName("share: a failure reaches all; a consumer that is cancelled leaves the others alone")
  void failureAndCancel() {
    Probe.permuted(scheduler -> {
      Probe probe = new Probe();
      Boom boom = new Boom("b");
      AsyncStream<Integer> shared = probe.failing(0, 3, boom).share(3);
      CompletableFuture<List<Integer>> one = scheduler.start(shared.toListAsync());
      CompletableFuture<List<Integer>> two = scheduler.start(shared.toListAsync());
      CompletableFuture<List<Integer>> three = scheduler.start(shared.toListAsync());
      scheduler.runNext();
      scheduler.runNext();
      three.cancel(true);
      scheduler.runAll();
      assertThat(catchThrowable(one::join)).hasCause(boom);
      assertThat(catchThrowable(two::join)).hasCause(boom);
      assertThat(catchThrowable(three::join)).isInstanceOf(CancellationException.class);
      assertThat(probe.isClosed()).isTrue();
    });
  }

  @Test
  @DisplayName("share: many consumers on real threads that come and go")
  void manyThreads() {
    Probe probe = new Probe();
    AsyncStream<Integer> shared = probe.count(0, 50).share(0);
    List<CompletableFuture<List<Integer>>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(shared.toListAsync().start());
      var _ = shared.findFirstAsync().start();
    }
    for (CompletableFuture<List<Integer>> one : all) {
      assertThat(one.join()).isSorted().doesNotHaveDuplicates().endsWith(49);
    }
    dev.agen.fixtures.Until.holds("closed", probe::isClosed);
  }

  @Test
  @DisplayName("tee: all get all, one after the other or at once; closed when all have ended")
  void tee() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    List<AsyncStream<Integer>> branches = probe.count(0, 4).tee(2);
    assertThat(branches).hasSize(2);
    assertThat(scheduler.await(branches.get(0).toListAsync())).containsExactly(0, 1, 2, 3);
    assertThat(scheduler.await(branches.get(1).toListAsync())).containsExactly(0, 1, 2, 3);
    assertThat(probe.opened).hasValue(1);
    assertThat(probe.closed).hasValue(1);
    Probe.permuted(any -> {
      Probe other = new Probe();
      List<AsyncStream<Integer>> three = other.count(0, 4).tee(3);
      List<CompletableFuture<List<Integer>>> all = new ArrayList<>();
      three.forEach(branch -> all.add(any.start(branch.toListAsync())));
      any.runAll();
      all.forEach(one -> assertThat(one.join()).containsExactly(0, 1, 2, 3));
      assertThat(other.opened).hasValue(1);
      assertThat(other.closed).hasValue(1);
    });
  }

  @Test
  @DisplayName("tee: fetches what the first branch needs, no more; a closed branch needs nothing")
  void teeLazy() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    List<AsyncStream<Integer>> branches = probe.count(0, 9).tee(2);
    var one = branches.get(0).open();
    var two = branches.get(1).open();
    assertThat(scheduler.await(one.anext())).isZero();
    assertThat(scheduler.await(one.anext())).isEqualTo(1);
    assertThat(probe.asked).hasValue(2);
    assertThat(scheduler.await(two.anext())).isZero();
    assertThat(probe.asked).hasValue(2);
    scheduler.await(two.aclose());
    assertThat(probe.closed).hasValue(0);
    assertThat(scheduler.await(one.anext())).isEqualTo(2);
    scheduler.await(one.aclose());
    assertThat(probe.closed).hasValue(1);
  }

  @Test
  @DisplayName("tee: the second runs of the branches belong together")
  void teeAgain() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    List<AsyncStream<Integer>> branches = probe.count(0, 3).tee(2);
    for (int round = 1; round <= 3; round++) {
      for (AsyncStream<Integer> branch : branches) {
        assertThat(scheduler.await(branch.toListAsync())).containsExactly(0, 1, 2);
      }
      assertThat(probe.closed).hasValue(round);
    }
  }

  @Test
  @DisplayName("Arguments are checked at once; the bounds are what is said")
  void arguments() {
    AsyncStream<Integer> source = new Probe().count(0, 1);
    assertThatThrownBy(() -> source.share(-1)).hasMessage("replay must not be negative, but is -1");
    assertThatThrownBy(() -> source.tee(0)).hasMessage("n must be at least 1, but is 0");
    assertThat(source.share(0).maxInFlight()).isEqualTo(1);
    assertThat(source.share(5).maxInFlight()).isEqualTo(5);
    assertThat(source.tee(1).get(0).maxInFlight()).isEqualTo(Long.MAX_VALUE);
  }
}
