package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Some elements pass, depending on where they are")
class SliceTest {

  private final Probe probe = new Probe();

  private List<Integer> of(int n, UnaryOperator<AsyncStream<Integer>> operator) {
    List<Integer> pushed = operator.apply(probe.count(n)).toList();
    assertThat(Probe.pulled(operator.apply(probe.count(n)))).isEqualTo(pushed);
    return pushed;
  }

  @Test
  @DisplayName("limit: no element n + 1 is asked for, pushed or pulled")
  void limit() {
    assertThat(probe.count(9).limit(3).toList()).containsExactly(0, 1, 2);
    assertThat(probe.fetched).isEqualTo(3);
    assertThat(Probe.pulled(probe.count(9).limit(3))).containsExactly(0, 1, 2);
    assertThat(probe.fetched).isEqualTo(6);
    assertThat(of(2, s -> s.limit(3))).containsExactly(0, 1);
    assertThat(of(5, s -> s.limit(Long.MAX_VALUE))).hasSize(5);
  }

  @Test
  @DisplayName("limit(0), takeLast(0): the source is not started; what follows still ends")
  void none() {
    assertThat(of(9, s -> s.limit(0))).isEmpty();
    assertThat(of(9, s -> s.takeLast(0))).isEmpty();
    assertThat(of(9, s -> s.map(i -> i).limit(0).filter(i -> true))).isEmpty();
    assertThat(of(9, s -> s.sorted(Integer::compare).limit(0))).isEmpty();
    assertThat(probe.count(9).limit(0).count()).isZero();
    assertThat(probe.opened).isZero();
  }

  @Test
  @DisplayName("limit: the smaller one of two counts; stages after it see no more")
  void limits() {
    List<Integer> seen = new ArrayList<>();
    assertThat(probe.count(9).limit(4).peek(seen::add).limit(2).limit(3).toList())
        .containsExactly(0, 1);
    assertThat(seen).containsExactly(0, 1);
    assertThat(probe.fetched).isEqualTo(2);
  }

  @Test
  @DisplayName("skip")
  void skip() {
    assertThat(of(4, s -> s.skip(0))).containsExactly(0, 1, 2, 3);
    assertThat(of(4, s -> s.skip(3))).containsExactly(3);
    assertThat(of(4, s -> s.skip(Long.MAX_VALUE))).isEmpty();
    assertThat(of(9, s -> s.skip(2).limit(2))).containsExactly(2, 3);
  }

  @Test
  @DisplayName("takeWhile: ends with the first that does not fit, which is asked for")
  void takeWhile() {
    assertThat(probe.count(9).takeWhile(i -> i < 2).toList()).containsExactly(0, 1);
    assertThat(probe.fetched).isEqualTo(3);
    assertThat(of(9, s -> s.takeWhile(i -> i != 3))).containsExactly(0, 1, 2);
    assertThat(of(9, s -> s.takeWhile(i -> false))).isEmpty();
  }

  @Test
  @DisplayName("dropWhile: the predicate is not asked after the first that stays")
  void dropWhile() {
    List<Integer> asked = new ArrayList<>();
    assertThat(
            probe
                .count(5)
                .dropWhile(i -> {
                  asked.add(i);
                  return i < 2;
                })
                .toList())
        .containsExactly(2, 3, 4);
    assertThat(asked).containsExactly(0, 1, 2);
    assertThat(of(3, s -> s.dropWhile(i -> true))).isEmpty();
    assertThat(of(3, s -> s.dropWhile(i -> false))).containsExactly(0, 1, 2);
  }

  @Test
  @DisplayName("takeLast, skipLast: around the number of elements there are, nulls included")
  void last() {
    for (int n = 0; n < 6; n++) {
      for (int of = 0; of < 6; of++) {
        int count = n;
        List<Integer> all = of(of, s -> s);
        int split = Math.max(0, of - n);
        assertThat(of(of, s -> s.takeLast(count))).isEqualTo(all.subList(split, of));
        assertThat(of(of, s -> s.skipLast(count))).isEqualTo(all.subList(0, split));
      }
    }
    AsyncStream<Integer> nulls = AsyncStream.of(1, null, null);
    assertThat(nulls.takeLast(2).toList()).containsExactly(null, null);
    assertThat(nulls.skipLast(1).toList()).containsExactly(1, null);
    assertThat(probe.count(5).takeLast(3).limit(1).toList()).containsExactly(2);
    assertThat(probe.count(5).takeLast(Integer.MAX_VALUE).limit(1).toList()).containsExactly(0);
  }

  @Test
  @DisplayName("skipLast: gives an element as soon as n more have come")
  void skipLastEarly() {
    try (var run = probe.hanging(4).skipLast(2).open()) {
      assertThat(Probe.pull(run, 2)).containsExactly(0, 1);
    }
    assertThat(probe.closed).isEqualTo(1);
  }

  @Test
  @DisplayName("maxInFlight: what is held back")
  void inFlight() {
    assertThat(probe.count(9).limit(4).skip(2).takeWhile(i -> true).maxInFlight()).isZero();
    assertThat(probe.count(9).takeLast(4).maxInFlight()).isEqualTo(4);
    assertThat(probe.count(9).skipLast(4).maxInFlight()).isEqualTo(4);
  }

  @Test
  @DisplayName("Failing predicates are noted; arguments are checked")
  void failures() {
    Boom boom = new Boom("b");
    assertThat(
            catchThrowable(() ->
                probe
                    .count(5)
                    .dropWhile(i -> {
                      throw boom;
                    })
                    .toList()))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in dropWhile, element 0");
    Boom second = new Boom("c");
    assertThat(
            catchThrowable(() ->
                Probe.pulled(
                    probe
                        .count(5)
                        .takeWhile(i -> {
                          throw second;
                        }))))
        .isSameAs(second);
    assertThat(second.getSuppressed()[0]).hasMessage("in takeWhile, element 0");
    assertThatThrownBy(() -> probe.count(1).limit(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("n must not be negative, but is -1");
    assertThatThrownBy(() -> probe.count(1).skip(-2))
        .hasMessage("n must not be negative, but is -2");
    assertThatThrownBy(() -> probe.count(1).takeLast(-3))
        .hasMessage("n must not be negative, but is -3");
    assertThatThrownBy(() -> probe.count(1).skipLast(-4))
        .hasMessage("n must not be negative, but is -4");
    assertThatThrownBy(() -> probe.count(1).takeWhile(null)).hasMessage("predicate");
    assertThatThrownBy(() -> probe.count(1).dropWhile(null)).hasMessage("predicate");
  }
}
