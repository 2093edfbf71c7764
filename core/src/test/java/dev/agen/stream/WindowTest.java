package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Neighbours together")
class WindowTest {

  private final Probe probe = new Probe();

  @Test
  @DisplayName("windowFixed: full ones, and what is left")
  void windowFixed() {
    AsyncStream<List<Integer>> stream = probe.count(5).windowFixed(2);
    assertThat(stream.toList()).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThat(Probe.pulled(stream)).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    assertThat(probe.count(4).windowFixed(2).count()).isEqualTo(2);
    assertThat(probe.count(0).windowFixed(2).toList()).isEmpty();
    assertThat(probe.count(2).windowFixed(Integer.MAX_VALUE).toList())
        .containsExactly(List.of(0, 1));
  }

  @Test
  @DisplayName("windowFixed: nothing is asked for beyond a full window")
  void windowFixedLazy() {
    assertThat(probe.count(9).windowFixed(2).limit(2).count()).isEqualTo(2);
    assertThat(probe.fetched).isEqualTo(4);
    try (var run = probe.count(9).windowFixed(3).open()) {
      assertThat(Probe.pull(run, 1)).containsExactly(List.of(0, 1, 2));
      assertThat(probe.fetched).isEqualTo(7);
    }
  }

  @Test
  @DisplayName("windowFixed: what is left is not given to those who have enough")
  void leftOver() {
    assertThat(probe.count(3).windowFixed(2).limit(1).toList()).containsExactly(List.of(0, 1));
    assertThat(probe.count(3).limit(3).windowFixed(2).limit(1).count()).isEqualTo(1);
    assertThat(probe.count(3).windowFixed(2).windowFixed(2).limit(1).toList())
        .containsExactly(List.of(List.of(0, 1), List.of(2)));
  }

  @Test
  @DisplayName("windowSliding: as Gatherers.windowSliding")
  void windowSliding() {
    assertThat(probe.count(4).windowSliding(2).toList())
        .containsExactly(List.of(0, 1), List.of(1, 2), List.of(2, 3));
    assertThat(Probe.pulled(probe.count(4).windowSliding(3)))
        .containsExactly(List.of(0, 1, 2), List.of(1, 2, 3));
    assertThat(probe.count(2).windowSliding(3).toList()).containsExactly(List.of(0, 1));
    Probe lazy = new Probe();
    assertThat(lazy.count(9).windowSliding(2).limit(2).count()).isEqualTo(2);
    assertThat(lazy.fetched).isEqualTo(3);
    assertThat(lazy.count(9).pairwise().limit(1).count()).isEqualTo(1);
    assertThat(lazy.fetched).isEqualTo(5);
    assertThat(probe.count(3).windowSliding(3).toList()).containsExactly(List.of(0, 1, 2));
    assertThat(probe.count(2).windowSliding(1).toList()).containsExactly(List.of(0), List.of(1));
    assertThat(probe.count(0).windowSliding(1).toList()).isEmpty();
  }

  @Test
  @DisplayName("Lists may contain nulls, do not change, and cannot be changed")
  void lists() {
    List<List<Integer>> fixed = AsyncStream.of(1, null, 3).windowFixed(2).toList();
    List<List<Integer>> sliding = AsyncStream.of(1, null, 3).windowSliding(2).toList();
    assertThat(fixed).containsExactly(Arrays.asList(1, null), List.of(3));
    assertThat(sliding).containsExactly(Arrays.asList(1, null), Arrays.asList(null, 3));
    assertThatThrownBy(() -> fixed.get(0).add(1)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> sliding.get(0).set(0, 1))
        .isInstanceOf(UnsupportedOperationException.class);
    var groups = AsyncStream.of(1, null).groupAdjacentBy(i -> 0).toList();
    assertThat(groups.get(0).second()).containsExactly(1, null);
    assertThatThrownBy(() -> groups.get(0).second().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  @DisplayName("pairwise: each with the one after it")
  void pairwise() {
    assertThat(probe.count(3).pairwise().toList())
        .containsExactly(new Pair<>(0, 1), new Pair<>(1, 2));
    assertThat(Probe.pulled(AsyncStream.of(null, null, 1).pairwise()))
        .containsExactly(new Pair<>(null, null), new Pair<>(null, 1));
    assertThat(probe.count(1).pairwise().toList()).isEmpty();
  }

  @Test
  @DisplayName("groupAdjacentBy: runs of equal keys, a null key too")
  void groupAdjacentBy() {
    AsyncStream<Pair<Boolean, List<Integer>>> stream =
        AsyncStream.of(1, 3, 2, 5).groupAdjacentBy(i -> i == 2 ? null : i % 2 == 1);
    List<Pair<Boolean, List<Integer>>> expected =
        List.of(
            new Pair<>(true, List.of(1, 3)),
            new Pair<>(null, List.of(2)),
            new Pair<>(true, List.of(5)));
    assertThat(stream.toList()).isEqualTo(expected);
    assertThat(Probe.pulled(stream)).isEqualTo(expected);
    assertThat(probe.count(0).groupAdjacentBy(i -> i).toList()).isEmpty();
    assertThat(stream.limit(1).toList()).isEqualTo(expected.subList(0, 1));
    assertThat(probe.count(9).groupAdjacentBy(i -> i / 2).limit(1).count()).isEqualTo(1);
    assertThat(probe.fetched).isEqualTo(3);
  }

  @Test
  @DisplayName("groupAdjacentBy: a failing key is noted; groups before it have been given")
  void groupFails() {
    Boom boom = new Boom("k");
    var stream =
        probe
            .count(5)
            .groupAdjacentBy(i -> {
              if (i == 2) {
                throw boom;
              }
              return i;
            });
    try (var run = stream.open()) {
      assertThat(Probe.pull(run, 1)).containsExactly(new Pair<>(0, List.of(0)));
      assertThat(catchThrowable(() -> Probe.pull(run, 1))).isSameAs(boom);
    }
    assertThat(boom.getSuppressed()[0]).hasMessage("in groupAdjacentBy, element 2");
    assertThat(probe.closed).isEqualTo(1);
  }

  @Test
  @DisplayName("maxInFlight and arguments")
  void bounds() {
    assertThat(probe.count(9).windowFixed(4).maxInFlight()).isEqualTo(3);
    assertThat(probe.count(9).windowSliding(4).pairwise().maxInFlight()).isEqualTo(4);
    assertThat(probe.count(9).groupAdjacentBy(i -> i).map(i -> i).windowFixed(3).maxInFlight())
        .isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> probe.count(1).windowFixed(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be at least 1, but is 0");
    assertThatThrownBy(() -> probe.count(1).windowSliding(-1))
        .hasMessage("size must be at least 1, but is -1");
    assertThatThrownBy(() -> probe.count(1).groupAdjacentBy(null)).hasMessage("key");
  }
}
