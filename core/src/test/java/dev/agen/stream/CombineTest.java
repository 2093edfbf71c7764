package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Several inputs, one asked at a time")
class CombineTest {

  private final Probe probe = new Probe();
  private final Probe other = new Probe();

  @Test
  @DisplayName("concat: the second is opened when the first is closed, and only if needed")
  void concat() {
    AsyncStream<Integer> stream = probe.count(2).concat(other.count(3));
    assertThat(stream.toList()).containsExactly(0, 1, 0, 1, 2);
    assertThat(Probe.pulled(stream)).containsExactly(0, 1, 0, 1, 2);
    assertThat(stream.limit(2).toList()).containsExactly(0, 1);
    assertThat(other.opened).isEqualTo(2);
    try (var run = stream.open()) {
      Probe.pull(run, 3);
      assertThat(probe.closed).isEqualTo(4);
      assertThat(other.closed).isEqualTo(2);
    }
    assertThat(other.closed).isEqualTo(3);
    assertThat(AsyncStream.of((Integer) null).concat(AsyncStream.of(1)).toList())
        .containsExactly(null, 1);
  }

  @Test
  @DisplayName("A second input that exists already is closed, also if it is never asked")
  void owned() {
    var second = other.running(3);
    try (var run = probe.count(2).concat(second).open()) {
      Probe.pull(run, 1);
    }
    assertThat(other.closed).isEqualTo(1);
    Probe third = new Probe();
    assertThat(probe.count(2).ifEmpty(third.running(3)).toList()).containsExactly(0, 1);
    assertThat(third.closed).isEqualTo(1);
    Probe fourth = new Probe();
    assertThat(probe.count(0).zip(fourth.running(3), Integer::sum).toList()).isEmpty();
    assertThat(fourth.closed).isEqualTo(1);
    assertThat(fourth.fetched).isZero();
  }

  @Test
  @DisplayName("startWith: the source is not opened for the first element")
  void startWith() {
    AsyncStream<Integer> stream = probe.count(2).startWith(null);
    assertThat(stream.limit(1).toList()).containsExactly((Integer) null);
    assertThat(probe.opened).isZero();
    assertThat(stream.toList()).containsExactly(null, 0, 1);
    assertThat(Probe.pulled(stream)).containsExactly(null, 0, 1);
  }

  @Test
  @DisplayName("ifEmpty")
  void ifEmpty() {
    assertThat(probe.count(2).ifEmpty(other.count(3)).toList()).containsExactly(0, 1);
    assertThat(other.opened).isZero();
    assertThat(probe.count(0).ifEmpty(other.count(3)).toList()).containsExactly(0, 1, 2);
    assertThat(AsyncStream.of((Integer) null).ifEmpty(other.count(3)).toList())
        .containsExactly((Integer) null);
    assertThat(Probe.pulled(probe.count(0).ifEmpty(other.count(0)))).isEmpty();
  }

  @Test
  @DisplayName("interleave: segments in turns, then the rest of the longer one")
  void interleave() {
    AsyncStream<Integer> tens = AsyncStream.of(10, 11, null, 13, 14);
    assertThat(probe.count(2).interleave(tens, 1).toList())
        .containsExactly(0, 10, 1, 11, null, 13, 14);
    assertThat(Probe.pulled(tens.interleave(probe.count(3), 2)))
        .containsExactly(10, 11, 0, 1, null, 13, 2, 14);
    assertThat(probe.count(0).interleave(other.count(2), 3).toList()).containsExactly(0, 1);
    assertThat(probe.count(2).interleave(other.count(0), 1).toList()).containsExactly(0, 1);
    assertThat(probe.closed).isEqualTo(probe.opened);
    assertThat(other.closed).isEqualTo(other.opened);
  }

  @Test
  @DisplayName("zip: to the end of the shorter one; this one is asked first")
  void zip() {
    AsyncStream<String> stream = probe.count(5).zip(other.count(2), (a, b) -> a + "" + b);
    assertThat(stream.toList()).containsExactly("00", "11");
    assertThat(probe.fetched).isEqualTo(3);
    assertThat(other.fetched).isEqualTo(2);
    assertThat(probe.closed).isEqualTo(1);
    assertThat(other.closed).isEqualTo(1);
    assertThat(probe.count(1).zip(other.count(9), (a, b) -> a + "" + b).toList())
        .containsExactly("00");
    assertThat(other.fetched).isEqualTo(3);
    assertThat(AsyncStream.of(1, null).zip(AsyncStream.of(null, 2), Pair::new).toList())
        .containsExactly(new Pair<>(1, null), new Pair<>(null, 2));
    assertThat(stream.limit(1).toList()).containsExactly("00");
  }

  @Test
  @DisplayName("zip: a failing function is noted, both are closed, later failures are suppressed")
  void zipFails() {
    Boom boom = new Boom("z");
    AsyncStream<Integer> stream =
        probe
            .count(3)
            .zip(
                other.count(3),
                (a, b) -> {
                  if (a == 1) {
                    throw boom;
                  }
                  return a;
                });
    assertThat(catchThrowable(stream::toList)).isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in zip, element 1");
    assertThat(probe.closed).isEqualTo(1);
    assertThat(other.closed).isEqualTo(1);

    Boom second = new Boom("second");
    Boom closing = new Boom("closing");
    AsyncStream<Integer> failsToClose =
        AsyncStream.generate(y -> {
          try {
            y.yield(1);
          } finally {
            sneak(closing);
          }
        });
    assertThat(
            catchThrowable(() -> failsToClose.zip(other.failing(0, second), Integer::sum).toList()))
        .isSameAs(second);
    assertThat(second.getSuppressed()).containsExactly(closing);
  }

  private static void sneak(Throwable error) {
    throw Probe.sneaky(error);
  }

  @Test
  @DisplayName("zipLongest: fills up; what has ended is not asked again")
  void zipLongest() {
    AsyncStream<String> stream =
        probe.count(3).zipLongest(other.count(1), 7, 8, (a, b) -> a + "" + b);
    assertThat(stream.toList()).containsExactly("00", "18", "28");
    assertThat(Probe.pulled(probe.count(0).zipLongest(other.count(2), 7, 8, (a, b) -> a + "" + b)))
        .containsExactly("70", "71");
    assertThat(AsyncStream.of(null, 1).zipLongest(probe.count(1), 0, null, Pair::new).toList())
        .containsExactly(new Pair<>(null, 0), new Pair<>(1, null));
    var counting = new Probe().running(1);
    assertThat(probe.count(3).zipLongest(counting, 7, 8, Integer::sum).toList())
        .containsExactly(0, 9, 10);
    assertThat(counting.asked).isEqualTo(2);
    Boom boom = new Boom("z");
    assertThat(
            catchThrowable(() ->
                probe
                    .count(1)
                    .zipLongest(
                        other.count(1),
                        0,
                        0,
                        (a, b) -> {
                          throw boom;
                        })
                    .toList()))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in zipLongest, element 0");
  }

  private record Card(int rank, String from) {}

  @Test
  @DisplayName("mergeSorted: stable; one of each is held")
  void mergeSorted() {
    List<Card> left = List.of(new Card(1, "l"), new Card(2, "l"), new Card(2, "m"));
    List<Card> right = List.of(new Card(0, "r"), new Card(2, "r"), new Card(3, "r"));
    AsyncStream<Card> stream =
        AsyncStream.fromIterable(left)
            .mergeSorted(AsyncStream.fromIterable(right), Comparator.comparing(Card::rank));
    List<Card> expected = new ArrayList<>(List.of(right.get(0)));
    expected.addAll(left);
    expected.addAll(right.subList(1, 3));
    assertThat(stream.toList()).isEqualTo(expected);
    assertThat(Probe.pulled(stream)).isEqualTo(expected);
    try (var run = probe.count(9).mergeSorted(other.count(9), Integer::compare).open()) {
      assertThat(Probe.pull(run, 1)).containsExactly(0);
      assertThat(probe.fetched).isEqualTo(1);
      assertThat(other.fetched).isEqualTo(1);
      assertThat(Probe.pull(run, 3)).containsExactly(0, 1, 1);
    }
    assertThat(
            AsyncStream.of(null, 1)
                .mergeSorted(
                    AsyncStream.of((Integer) null), Comparator.nullsFirst(Integer::compare))
                .toList())
        .containsExactly(null, null, 1);
    Boom boom = new Boom("c");
    assertThat(
            catchThrowable(() ->
                probe
                    .count(1)
                    .mergeSorted(
                        other.count(1),
                        (a, b) -> {
                          throw Probe.sneaky(boom);
                        })
                    .toList()))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in mergeSorted");
    assertThat(probe.closed).isEqualTo(probe.opened);
  }

  @Test
  @DisplayName("Arguments and bounds")
  void arguments() {
    AsyncStream<Integer> s = probe.count(1);
    assertThatThrownBy(() -> s.concat(null)).hasMessage("other");
    assertThatThrownBy(() -> s.ifEmpty(null)).hasMessage("other");
    assertThatThrownBy(() -> s.interleave(null, 1)).hasMessage("other");
    assertThatThrownBy(() -> s.interleave(s, 0)).hasMessage("segment must be at least 1, but is 0");
    assertThatThrownBy(() -> s.zip(null, Integer::sum)).hasMessage("other");
    assertThatThrownBy(() -> s.zip(s, null)).hasMessage("function");
    assertThatThrownBy(() -> s.zipLongest(null, 0, 0, Integer::sum)).hasMessage("other");
    assertThatThrownBy(() -> s.zipLongest(s, 0, 0, null)).hasMessage("function");
    assertThatThrownBy(() -> s.mergeSorted(null, Integer::compare)).hasMessage("other");
    assertThatThrownBy(() -> s.mergeSorted(s, null)).hasMessage("comparator");
    assertThat(s.takeLast(2).zip(s.takeLast(3), Integer::sum).maxInFlight()).isEqualTo(6);
    assertThat(s.takeLast(2).concat(s.takeLast(3)).maxInFlight()).isEqualTo(5);
  }
}
