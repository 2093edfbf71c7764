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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stream for each key")
class GroupTest {

  @Test
  @DisplayName("groupBy with flatMapMerge: all elements, each group in order, the source closed")
  void all() {
    Probe.permuted(scheduler -> {
      Probe probe = new Probe();
      List<String> all =
          scheduler.await(
              probe
                  .count(0, 12)
                  .groupBy(i -> i % 3, 3)
                  .flatMapMerge(3, group -> group.elements().map(i -> group.key() + ":" + i))
                  .toListAsync());
      assertThat(all).hasSize(12);
      assertThat(all).containsSubsequence("0:0", "0:3", "0:6", "0:9");
      assertThat(all).containsSubsequence("2:2", "2:5", "2:8", "2:11");
      assertThat(probe.closed).hasValue(1);
    });
  }

  @Test
  @DisplayName("groupBy: null is a key, and an element")
  void nulls() {
    AsyncStream<Integer> source =
        AsyncStream.generate(y -> {
          y.yield(null);
          y.yield(1);
          y.yield(null);
        });
    assertThat(
            new ManualScheduler()
                .await(
                    source
                        .groupBy(i -> i, 2)
                        .flatMapMerge(2, group -> group.elements().map(i -> group.key() + "" + i))
                        .toListAsync()))
        .containsExactlyInAnyOrder("nullnull", "11", "nullnull");
  }

  @Test
  @DisplayName("groupBy: within a group one element waits, then the source")
  void backPressure() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = probe.count(0, 9).groupBy(i -> "k", 1).open();
    var group = scheduler.await(run.anext()).elements().open();
    scheduler.runAll();
    assertThat(probe.asked).as("one waits in the group, one for the group").hasValue(2);
    assertThat(scheduler.await(group.anext())).isZero();
    scheduler.runAll();
    assertThat(probe.asked).hasValue(3);
    scheduler.await(run.aclose());
    assertThat(probe.closed).hasValue(1);
  }

  @Test
  @DisplayName(
      "groupBy: a group that was closed makes room, with what waits in it; its key begins"
          + " another one")
  void closedGroup() {
    ManualScheduler scheduler = new ManualScheduler();
    List<Integer> firsts = new ArrayList<>();
    var run = new Probe().count(0, 4).groupBy(i -> "k", 1).open();
    for (Group<String, Integer> group = scheduler.await(run.anext());
        group != null;
        group = scheduler.await(run.anext(null))) {
      assertThat(group.key()).isEqualTo("k");
      var elements = group.elements().open();
      firsts.add(scheduler.await(elements.anext()));
      scheduler.runAll(); // the next one waits in the group
      scheduler.await(elements.aclose());
    }
    assertThat(firsts).containsExactly(0, 2);
  }

  @Test
  @DisplayName("groupBy: a group that is opened and closed is skipped")
  void skipped() {
    ManualScheduler scheduler = new ManualScheduler();
    var run = new Probe().count(0, 3).groupBy(i -> i, 1).open();
    for (int i = 0; i < 3; i++) {
      Group<Integer, Integer> group = scheduler.await(run.anext());
      assertThat(group.key()).isEqualTo(i);
      group.elements().open().close();
    }
    assertThat(scheduler.await(run.anext(null))).isNull();
  }

  @Test
  @DisplayName("groupBy: too many groups fail all; so does the source")
  void failures() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = probe.count(0, 9).groupBy(i -> i, 2).open();
    var first = scheduler.await(run.anext()).elements().open();
    var _ = scheduler.await(run.anext());
    assertThatThrownBy(() -> scheduler.await(run.anext()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "groupBy: a group for 2 would be one more than maxGroups, 2; allow more, or close"
                + " groups that are no longer needed");
    assertThat(scheduler.await(first.anext())).isZero();
    assertThatThrownBy(() -> scheduler.await(first.anext()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(probe.closed).hasValue(1);

    Boom boom = new Boom("b");
    assertThat(
            catchThrowable(() ->
                scheduler.await(
                    probe
                        .failing(0, 3, boom)
                        .groupBy(i -> i % 2, 2)
                        .flatMapMerge(2, Group::elements)
                        .toListAsync())))
        .isSameAs(boom);
    Boom key = new Boom("key");
    assertThat(
            catchThrowable(() ->
                scheduler.await(
                    probe
                        .count(0, 3)
                        .groupBy(
                            i -> {
                              throw key;
                            },
                            2)
                        .toListAsync())))
        .isSameAs(key);
    assertThat(key.getSuppressed()[0]).hasMessage("in groupBy, element 0");
    assertThat(probe.isClosed()).isTrue();
  }

  @Test
  @DisplayName("groupBy: when it is closed early its groups fail; after its end they go on")
  void groupsAndTheEnd() {
    ManualScheduler scheduler = new ManualScheduler();
    var run = new Probe().count(0, 9).groupBy(i -> "k", 1).open();
    var group = scheduler.await(run.anext()).elements().open();
    assertThat(scheduler.await(group.anext())).isZero();
    scheduler.runAll(); // the next one waits in the group
    scheduler.await(run.aclose());
    assertThat(group.anext().await()).isEqualTo(1);
    assertThat(catchThrowable(() -> group.anext().await()))
        .isInstanceOf(CancellationException.class)
        .hasMessage("the groupBy that the group k belongs to was closed");

    List<Group<String, Integer>> groups =
        scheduler.await(new Probe().count(0, 2).groupBy(i -> "k" + i, 2).toListAsync());
    assertThat(groups).hasSize(2);
    assertThat(scheduler.await(groups.get(1).elements().toListAsync())).containsExactly(1);
    assertThatThrownBy(() -> scheduler.await(groups.get(1).elements().toListAsync()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the group k1 has been consumed already; it can be opened once");
  }

  @Test
  @DisplayName("Arguments are checked at once")
  void arguments() {
    AsyncStream<Integer> source = new Probe().count(0, 1);
    assertThatThrownBy(() -> source.groupBy(null, 1)).hasMessage("key");
    assertThatThrownBy(() -> source.groupBy(i -> i, 0))
        .hasMessage("maxGroups must be at least 1, but is 0");
    assertThat(source.groupBy(i -> i, 3).maxInFlight()).isEqualTo(3);
  }
}
