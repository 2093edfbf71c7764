package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncIterable;
import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.BothEngines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Streams of what is there or can be computed")
class MakeTest {

  private final Probe probe = new Probe();

  @Test
  @DisplayName("of, empty, failed")
  void of() {
    Integer[] values = {1, null};
    AsyncStream<Integer> stream = AsyncStream.of(values);
    values[0] = 9;
    assertThat(stream.toList()).containsExactly(1, null);
    assertThat(Probe.pulled(stream)).containsExactly(1, null);
    assertThat(AsyncStream.of().toList()).isEmpty();
    assertThat(AsyncStream.empty().toList()).isEmpty();
    Boom boom = new Boom("f");
    AsyncStream<Integer> failed = AsyncStream.failed(boom);
    assertThat(catchThrowable(failed::toList)).isSameAs(boom);
    assertThat(catchThrowable(() -> Probe.pulled(failed))).isSameAs(boom);
    assertThatThrownBy(() -> AsyncStream.failed(null)).hasMessage("error");
  }

  @Test
  @DisplayName("All are compiled")
  void compiled() {
    Stream.of(
            AsyncStream.of(1),
            AsyncStream.empty(),
            AsyncStream.failed(new Boom("")),
            AsyncStream.from(probe.running(1)),
            AsyncStream.borrow(probe.running(1)),
            AsyncStream.fromIterable(List.of()),
            AsyncStream.fromStream(Stream::of),
            AsyncStream.fromStage(new CompletableFuture<>()),
            AsyncStream.iterate(1, i -> i),
            AsyncStream.iterate(1, i -> true, i -> i),
            AsyncStream.unfold(1, i -> Optional.empty()),
            AsyncStream.range(0, 1),
            AsyncStream.using(() -> () -> {}, c -> AsyncStream.of(1)),
            AsyncStream.resumable(0, i -> AsyncStream.of(new At<>(1, 1))))
        .forEach(stream -> BothEngines.expectCompiled(stream.engine()));
  }

  @Test
  @DisplayName("from: a stream is itself, an iterable is opened anew, an iterator is owned")
  void from() {
    AsyncStream<Integer> stream = probe.count(2);
    assertThat(AsyncStream.from(stream)).isSameAs(stream);
    AsyncIterable<Integer> iterable = stream::open;
    AsyncStream<Number> from = AsyncStream.from(iterable);
    assertThat(from.toList()).containsExactly(0, 1);
    assertThat(Probe.pulled(from)).containsExactly(0, 1);
    assertThat(probe.closed).isEqualTo(2);

    Probe running = new Probe();
    AsyncStream<Integer> once = AsyncStream.from(running.running(3));
    assertThat(once.limit(1).toList()).containsExactly(0);
    assertThat(running.closed).isEqualTo(1);
    assertThat(running.fetched).isEqualTo(1);
    assertThat(once.toList()).isEmpty();
    assertThat(running.closed).isEqualTo(1);
    assertThatThrownBy(() -> AsyncStream.from(null)).hasMessage("iterable");
  }

  @Test
  @DisplayName("borrow: goes on where the run is, and leaves it open")
  void borrow() {
    try (var run = probe.count(5).open()) {
      AsyncStream<Integer> stream = AsyncStream.borrow(run);
      assertThat(stream.limit(2).toList()).containsExactly(0, 1);
      try (var view = stream.open()) {
        assertThat(Probe.pull(view, 1)).containsExactly(2);
      }
      assertThat(probe.closed).isZero();
      assertThat(stream.map(i -> -i).toList()).containsExactly(-3, -4);
    }
    assertThat(probe.closed).isEqualTo(1);
    assertThat(probe.opened).isEqualTo(1);
    assertThatThrownBy(() -> AsyncStream.borrow(null)).hasMessage("running");
  }

  @Test
  @DisplayName("fromIterable: iterates anew in each run; failures as they are")
  void fromIterable() {
    List<Integer> list = new ArrayList<>(List.of(1));
    AsyncStream<Integer> stream = AsyncStream.fromIterable(list);
    list.add(null);
    assertThat(stream.toList()).containsExactly(1, null);
    assertThat(Probe.pulled(stream)).containsExactly(1, null);
    Boom boom = new Boom("i");
    Iterable<Integer> failing =
        () -> {
          throw Probe.sneaky(boom);
        };
    assertThat(catchThrowable(() -> AsyncStream.fromIterable(failing).toList())).isSameAs(boom);
    assertThatThrownBy(() -> AsyncStream.fromIterable(null)).hasMessage("values");
  }

  @Test
  @DisplayName("iterate: an element is computed when it is asked for")
  void iterate() {
    List<Integer> asked = new ArrayList<>();
    AsyncStream<Integer> stream =
        AsyncStream.iterate(
            1,
            i -> {
              asked.add(i);
              return i * 2;
            });
    assertThat(stream.limit(4).toList()).containsExactly(1, 2, 4, 8);
    assertThat(asked).containsExactly(1, 2, 4);
    try (var run = stream.open()) {
      assertThat(Probe.pull(run, 2)).containsExactly(1, 2);
    }
    assertThat(AsyncStream.<Integer>iterate(null, i -> i).limit(2).toList())
        .containsExactly(null, null);
    Boom boom = new Boom("n");
    AsyncStream<Integer> failing =
        AsyncStream.iterate(
            0,
            i -> {
              if (i == 2) {
                throw boom;
              }
              return i + 1;
            });
    assertThat(catchThrowable(failing::toList)).isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in iterate, element 2");
  }

  @Test
  @DisplayName("iterate with a condition: a for loop")
  void iterateWhile() {
    assertThat(AsyncStream.iterate(1, i -> i < 9, i -> i * 2).toList()).containsExactly(1, 2, 4, 8);
    assertThat(Probe.pulled(AsyncStream.iterate(1, i -> i < 3, i -> i + 1))).containsExactly(1, 2);
    assertThat(AsyncStream.iterate(1, i -> false, i -> i).toList()).isEmpty();
    Boom boom = new Boom("c");
    AsyncStream<Integer> failing =
        AsyncStream.iterate(
            0,
            i -> {
              if (i == 1) {
                throw boom;
              }
              return true;
            },
            i -> i + 1);
    assertThat(catchThrowable(failing::toList)).isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in iterate, element 1");
    assertThatThrownBy(() -> AsyncStream.iterate(1, null)).hasMessage("next");
    assertThatThrownBy(() -> AsyncStream.iterate(1, i -> true, null)).hasMessage("next");
    assertThatThrownBy(() -> AsyncStream.iterate(1, null, i -> i)).hasMessage("hasNext");
  }

  @Test
  @DisplayName("unfold: pages")
  void unfold() {
    AsyncStream<String> pages =
        AsyncStream.unfold(
            1,
            page ->
                page > 3 ? Optional.empty() : Optional.of(new Unfolded<>("p" + page, page + 1)));
    assertThat(pages.toList()).containsExactly("p1", "p2", "p3");
    assertThat(Probe.pulled(pages.limit(1))).containsExactly("p1");
    Boom boom = new Boom("u");
    AsyncStream<String> failing =
        AsyncStream.unfold(
            0,
            i -> {
              if (i == 1) {
                throw boom;
              }
              return Optional.of(new Unfolded<>(null, i + 1));
            });
    assertThat(catchThrowable(failing::toList)).isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in unfold, element 1");
    assertThatThrownBy(() -> AsyncStream.unfold(1, null)).hasMessage("step");
    assertThatThrownBy(() -> AsyncStream.unfold(1, i -> null).toList())
        .hasMessage("what the function of unfold returned");
  }

  @Test
  @DisplayName("range: as LongStream.range")
  void range() {
    assertThat(AsyncStream.range(-1, 2).toList()).containsExactly(-1L, 0L, 1L);
    assertThat(AsyncStream.range(2, 2).toList()).isEmpty();
    assertThat(AsyncStream.range(3, 2).toList()).isEmpty();
    assertThat(Probe.pulled(AsyncStream.range(Long.MAX_VALUE - 2, Long.MAX_VALUE))).hasSize(2);
  }

  @Test
  @DisplayName("using: acquired at the beginning of a run, closed after the sequence")
  void using() {
    List<String> log = new ArrayList<>();
    AsyncStream<Integer> stream =
        AsyncStream.using(
            () -> {
              log.add("acquire");
              return () -> log.add("release, closed " + probe.closed);
            },
            resource -> probe.count(3));
    try (var run = stream.open()) {
      assertThat(log).isEmpty();
      assertThat(Probe.pull(run, 2)).containsExactly(0, 1);
      assertThat(log).containsExactly("acquire");
    }
    assertThat(stream.toList()).containsExactly(0, 1, 2);
    assertThat(log).containsExactly("acquire", "release, closed 1", "acquire", "release, closed 2");
  }

  @Test
  @DisplayName("using: whatever fails, what was acquired is closed; the first failure wins")
  void usingFails() {
    Boom first = new Boom("acquire");
    AsyncStream<Integer> stream =
        AsyncStream.using(
            () -> {
              throw first;
            },
            resource -> probe.count(1));
    assertThat(catchThrowable(stream::toList)).isSameAs(first);
    assertThat(first.getSuppressed()[0]).hasMessage("in using");

    Boom use = new Boom("use");
    Boom close = new Boom("close");
    AutoCloseable resource =
        () -> {
          throw close;
        };
    AsyncStream<Integer> second =
        AsyncStream.using(
            () -> resource,
            r -> {
              throw use;
            });
    assertThat(catchThrowable(second::toList)).isSameAs(use);
    assertThat(use.getSuppressed()).hasSize(2).contains(close);

    AsyncStream<Integer> third = AsyncStream.using(() -> resource, r -> probe.count(2));
    assertThat(catchThrowable(third::toList)).isSameAs(close);
    var run = third.open();
    assertThat(Probe.pull(run, 1)).containsExactly(0);
    assertThat(catchThrowable(run::close)).isSameAs(close); // not lost in the GeneratorExit
    assertThatThrownBy(() -> AsyncStream.using(() -> null, r -> probe.count(2)).toList())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("what using acquired");
    assertThatThrownBy(() -> AsyncStream.using(() -> () -> {}, r -> null).toList())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("what the function of using returned");
    assertThatThrownBy(() -> AsyncStream.using(null, r -> probe.count(2))).hasMessage("acquire");
    assertThatThrownBy(() -> AsyncStream.using(() -> () -> {}, null)).hasMessage("use");
  }
}
