package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an element becomes depends on those before it")
class GatherTest {

  private final Probe probe = new Probe();

  /** Gives each element {@code times} times, sums them, stops after {@code most}, tells the sum. */
  private static Gatherer<Integer, ?, String> everything(int times, int most) {
    return Gatherer.<Integer, int[], String>ofSequential(
        () -> new int[2],
        (state, element, downstream) -> {
          state[0] += element;
          for (int i = 0; i < times && !downstream.isRejecting(); i++) {
            if (!downstream.push("e" + element)) {
              return false;
            }
          }
          return ++state[1] < most;
        },
        (state, downstream) -> {
          if (!downstream.isRejecting()) {
            downstream.push("sum " + state[0]);
          }
        });
  }

  @Test
  @DisplayName("gather: state, results, short circuit and finisher, as java.util.stream")
  void gather() {
    for (int n = 0; n < 5; n++) {
      for (int most = 1; most < 6; most++) {
        for (int limit = 0; limit < 9; limit++) {
          var gatherer = everything(2, most);
          List<String> expected =
              Stream.iterate(0, i -> i + 1).limit(n).gather(gatherer).limit(limit).toList();
          var stream = probe.count(n).gather(gatherer).limit(limit);
          assertThat(stream.toList()).isEqualTo(expected);
          assertThat(Probe.pulled(stream)).isEqualTo(expected);
          assertThat(probe.closed).isEqualTo(probe.opened);
        }
      }
    }
  }

  @Test
  @DisplayName("gather: nothing is asked for after a short circuit")
  void shortCircuit() {
    assertThat(probe.count(9).gather(everything(1, 2)).toList())
        .containsExactly("e0", "e1", "sum 1");
    assertThat(probe.fetched).isEqualTo(2);
    Gatherer<Integer, ?, Integer> heedless =
        Gatherer.of((none, element, downstream) -> {
          downstream.push(element);
          return true;
        });
    assertThat(probe.count(9).gather(heedless).limit(2).toList()).containsExactly(0, 1);
    assertThat(probe.fetched).isEqualTo(4);
  }

  @Test
  @DisplayName("gather: a finisher that gives something where there is nothing")
  void finisherOfNothing() {
    assertThat(probe.count(9).limit(0).gather(everything(1, 9)).toList()).containsExactly("sum 0");
    assertThat(Probe.pulled(probe.count(9).limit(0).gather(everything(1, 9))))
        .containsExactly("sum 0");
    assertThat(probe.opened).isZero();
  }

  @Test
  @DisplayName("gather: stateless, greedy, and gatherers of the JDK, composed, with nulls")
  void others() {
    Gatherer<Integer, ?, Integer> twice =
        Gatherer.of(
            Gatherer.Integrator.ofGreedy((none, element, downstream) -> {
              downstream.push(element);
              return downstream.push(element);
            }));
    assertThat(AsyncStream.of(1, null).gather(twice).toList()).containsExactly(1, 1, null, null);
    assertThat(probe.count(3).gather(twice.andThen(Gatherers.windowFixed(4))).toList())
        .containsExactly(List.of(0, 0, 1, 1), List.of(2, 2));
    assertThat(probe.count(4).gather(Gatherers.fold(() -> 10, Integer::sum)).toList())
        .containsExactly(16);
    assertThat(probe.count(4).gather(Gatherers.mapConcurrent(2, i -> i * 2)).toList())
        .containsExactly(0, 2, 4, 6);
  }

  @Test
  @DisplayName("gather: failures of its functions are noted, those of later stages are not its own")
  void gatherFails() {
    Boom boom = new Boom("g");
    var initializer =
        Gatherer.<Integer, Object, Integer>ofSequential(
            () -> {
              throw Probe.sneaky(boom);
            },
            (state, element, downstream) -> true);
    assertThat(catchThrowable(() -> AsyncStream.from(probe.running(3)).gather(initializer).count()))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in gather");
    assertThat(probe.closed).isEqualTo(1);

    Boom below = new Boom("below");
    Gatherer<Integer, ?, Integer> catching =
        Gatherer.of((none, element, downstream) -> {
          try {
            return downstream.push(element);
          } catch (Throwable _) {
            return true;
          }
        });
    var stream =
        probe
            .count(3)
            .gather(catching)
            .map(i -> {
              throw below;
            });
    assertThat(catchThrowable(stream::toList)).isSameAs(below);
    assertThat(below.getSuppressed()).hasSize(1);
    assertThat(below.getSuppressed()[0]).hasMessage("in map, element 0");

    Boom later = new Boom("later");
    var passing =
        probe
            .count(3)
            .gather(Gatherers.windowFixed(2))
            .map(window -> {
              throw later;
            });
    assertThat(catchThrowable(passing::toList)).isSameAs(later);
    assertThat(later.getSuppressed()).hasSize(1);
    assertThat(later.getSuppressed()[0]).hasMessage("in map, element 1");

    Boom finisher = new Boom("f");
    var failing =
        Gatherer.<Integer, Object, Integer>ofSequential(
            Object::new,
            (state, element, downstream) -> downstream.push(element),
            (state, downstream) -> {
              throw Probe.sneaky(finisher);
            });
    try (var run = probe.count(2).gather(failing).open()) {
      assertThat(Probe.pull(run, 2)).containsExactly(0, 1);
      assertThat(catchThrowable(() -> Probe.pull(run, 1))).isSameAs(finisher);
    }
    assertThat(finisher.getSuppressed()[0]).hasMessage("in gather");
  }

  @Test
  @DisplayName("scan: without the initial value, anew in each run")
  void scan() {
    AsyncStream<Integer> stream = probe.count(4).scan(10, Integer::sum);
    assertThat(stream.toList()).containsExactly(10, 11, 13, 16);
    assertThat(Probe.pulled(stream)).containsExactly(10, 11, 13, 16);
    assertThat(AsyncStream.of(1, 2).<Object>scan(null, (a, b) -> a == null ? b : null).toList())
        .containsExactly(1, null);
    Boom boom = new Boom("s");
    assertThat(
            catchThrowable(() ->
                probe
                    .count(2)
                    .scan(
                        0,
                        (a, b) -> {
                          throw boom;
                        })
                    .count()))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in scan, element 0");
  }

  @Test
  @DisplayName("sorted: stable, nulls if the comparator knows them, and lazy after it")
  void sorted() {
    assertThat(
            AsyncStream.of("bb", "a", "cc", "d")
                .sorted(Comparator.comparing(String::length))
                .toList())
        .containsExactly("a", "d", "bb", "cc");
    assertThat(
            Probe.pulled(
                AsyncStream.of(2, null, 1).sorted(Comparator.nullsFirst(Integer::compare))))
        .containsExactly(null, 1, 2);
    AtomicInteger mapped = new AtomicInteger();
    assertThat(
            probe
                .count(5)
                .sorted(Comparator.reverseOrder())
                .map(i -> mapped.incrementAndGet() + i)
                .findFirst())
        .contains(5);
    assertThat(mapped).hasValue(1);
    try (var run = probe.count(5).sorted(Integer::compare).map(i -> mapped.addAndGet(i)).open()) {
      Probe.pull(run, 2);
      assertThat(mapped).hasValue(2);
    }
    Boom boom = new Boom("c");
    assertThat(
            catchThrowable(() ->
                probe
                    .count(2)
                    .sorted((a, b) -> {
                      throw Probe.sneaky(boom);
                    })
                    .count()))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in sorted");
  }

  @Test
  @DisplayName("intersperse: between any two")
  void intersperse() {
    assertThat(probe.count(3).intersperse(null).toList()).containsExactly(0, null, 1, null, 2);
    assertThat(Probe.pulled(probe.count(1).intersperse(9))).containsExactly(0);
    assertThat(probe.count(0).intersperse(9).toList()).isEmpty();
    List<Integer> seen = new ArrayList<>();
    assertThat(probe.count(3).intersperse(9).peek(seen::add).limit(2).toList())
        .containsExactly(0, 9);
    assertThat(seen).containsExactly(0, 9);
  }

  @Test
  @DisplayName("Arguments and bounds")
  void arguments() {
    assertThatThrownBy(() -> probe.count(1).gather(null)).hasMessage("gatherer");
    assertThatThrownBy(() -> probe.count(1).sorted(null)).hasMessage("comparator");
    assertThatThrownBy(() -> probe.count(1).scan(0, null)).hasMessage("operator");
    assertThat(probe.count(1).sorted(Integer::compare).maxInFlight()).isEqualTo(Long.MAX_VALUE);
    assertThat(probe.count(1).gather(Gatherers.windowFixed(1)).maxInFlight())
        .isEqualTo(Long.MAX_VALUE);
    assertThat(probe.count(1).scan(0, Integer::sum).intersperse(1).maxInFlight()).isZero();
  }
}
