package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.BothEngines;
import dev.agen.fixtures.Until;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all operators have in common, for each of those that ask one source at a time. */
@DisplayName("The seven rules, kept by each operator")
class LawsTest {

  record Operator(String name, Function<AsyncStream<Integer>, AsyncStream<?>> apply) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Operator op(String name, Function<AsyncStream<Integer>, AsyncStream<?>> apply) {
    return new Operator(name, apply);
  }

  static Stream<Operator> operators() {
    return Stream.of(
        op("map", s -> s.map(i -> i + 1)),
        op("peek", s -> s.peek(i -> {})),
        op("flatMap", s -> s.flatMap(i -> AsyncStream.of(i, i))),
        op("filter", s -> s.filter(i -> i % 2 == 0)),
        op("distinct", AsyncStream::distinct),
        op("distinctUntilChanged", AsyncStream::distinctUntilChanged),
        op("limit", s -> s.limit(3)),
        op("skip", s -> s.skip(2)),
        op("takeWhile", s -> s.takeWhile(i -> i < 3)),
        op("dropWhile", s -> s.dropWhile(i -> i < 3)),
        op("takeLast", s -> s.takeLast(2)),
        op("skipLast", s -> s.skipLast(2)),
        op("gather", s -> s.gather(Gatherers.windowFixed(2))),
        op("scan", s -> s.scan(0, Integer::sum)),
        op("sorted", s -> s.sorted(Comparator.reverseOrder())),
        op("intersperse", s -> s.intersperse(-1)),
        op("windowFixed", s -> s.windowFixed(2)),
        op("windowSliding", s -> s.windowSliding(2)),
        op("pairwise", AsyncStream::pairwise),
        op("groupAdjacentBy", s -> s.groupAdjacentBy(i -> i / 2)),
        op("from", AsyncStream::from),
        op("using", s -> AsyncStream.using(() -> () -> {}, c -> s)),
        op("concat", s -> s.concat(AsyncStream.of(7, 8))),
        op("concat, second", s -> AsyncStream.of(7, 8).concat(s)),
        op("startWith", s -> s.startWith(9)),
        op("ifEmpty", s -> s.ifEmpty(AsyncStream.of(7))),
        op("ifEmpty, second", s -> AsyncStream.<Integer>empty().ifEmpty(s)),
        op("interleave", s -> s.interleave(AsyncStream.of(7, 8), 2)),
        op("interleave, second", s -> AsyncStream.of(7, 8).interleave(s, 2)),
        op("zip", s -> s.zip(AsyncStream.of(7, 8), Integer::sum)),
        op("zip, second", s -> AsyncStream.of(7, 8).zip(s, Integer::sum)),
        op("zipLongest", s -> s.zipLongest(AsyncStream.of(7, 8), 0, 0, Integer::sum)),
        op("zipLongest, second", s -> AsyncStream.of(7, 8).zipLongest(s, 0, 0, Integer::sum)),
        op("mergeSorted", s -> s.mergeSorted(AsyncStream.of(1, 2), Comparator.naturalOrder())),
        op("mergeSorted, second", s -> AsyncStream.of(1, 2).mergeSorted(s, (a, b) -> a - b)),
        op("onErrorMap", s -> s.onErrorMap(e -> e)),
        op("onErrorResume", s -> s.onErrorResume(AsyncStream::failed)),
        op("onErrorReturn", s -> s.onErrorReturn(e -> throwing(e))),
        op("retry", s -> s.retry(Retry.times(0))),
        op("repeat", s -> s.repeat(1)));
  }

  private static int throwing(Throwable error) {
    throw Probe.sneaky(error);
  }

  @ParameterizedTest
  @MethodSource("operators")
  @DisplayName("Pushed, pulled and asynchronously driven give the same, and all is closed")
  void sameBothWays(Operator operator) {
    for (int n = 0; n < 6; n++) {
      Probe probe = new Probe();
      AsyncStream<?> stream = operator.apply.apply(probe.count(n));
      assertThat(probe.opened).isZero();
      List<?> pushed = stream.toList();
      assertThat(probe.closed).isEqualTo(probe.opened).isLessThanOrEqualTo(1);
      assertThat(Probe.pulled(stream)).isEqualTo(pushed);
      assertThat(stream.toListAsync().await()).isEqualTo(pushed);
      assertThat(probe.closed).isEqualTo(probe.opened);
    }
  }

  @ParameterizedTest
  @MethodSource("operators")
  @DisplayName("Operators are compiled")
  void compiled(Operator operator) {
    BothEngines.expectCompiled(operator.apply.apply(new Probe().count(3)).engine());
  }

  @ParameterizedTest
  @MethodSource("operators")
  @DisplayName(
      "Rules 1, 2: closed after any element; no sooner opened and no more fetched than said")
  void closedEarly(Operator operator) {
    for (int taken = 0; taken < 8; taken++) {
      Probe probe = new Probe();
      AsyncStream<?> stream = operator.apply.apply(probe.count(5));
      int got;
      try (var run = stream.open()) {
        assertThat(probe.opened).isZero();
        got = Probe.pull(run, taken).size();
        if (operator.name.matches("map|peek|startWith|scan|limit|onError.*|retry|repeat|from")) {
          assertThat((long) probe.fetched).isLessThanOrEqualTo(got);
        }
      }
      assertThat(probe.closed).as("closed after %s", taken).isEqualTo(probe.opened);
      assertThat(probe.opened).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("operators")
  @DisplayName("Rule 1: a run that exists already is closed, once, also if nothing was asked for")
  void running(Operator operator) {
    if (operator.name.equals("retry") || operator.name.equals("using")) {
      return; // refuses it; is not an operator on it
    }
    for (int taken = 0; taken < 8; taken++) {
      Probe probe = new Probe();
      AsyncStream<?> stream = operator.apply.apply(AsyncStream.from(probe.running(5)));
      try (var run = stream.open()) {
        Probe.pull(run, taken);
      }
      assertThat(probe.closed).as("closed after %s", taken).isEqualTo(1);
    }
    Probe probe = new Probe();
    operator.apply.apply(AsyncStream.from(probe.running(5))).toList();
    assertThat(probe.closed).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("operators")
  @DisplayName("Rule 4: the source's failure comes out as it is, and the source is closed")
  void failing(Operator operator) {
    for (int n = 0; n < 2; n++) {
      Probe probe = new Probe();
      Boom boom = new Boom("source");
      AsyncStream<?> stream = operator.apply.apply(probe.failing(n, boom));
      assertThat(catchThrowable(stream::toList)).isSameAs(boom);
      assertThat(probe.closed).isEqualTo(1);
      assertThat(catchThrowable(() -> Probe.pulled(stream))).isSameAs(boom);
      assertThat(probe.closed).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("operators")
  @DisplayName("Rule 5: cancelling reaches a source that waits, and waits for its cleanup")
  void cancelled(Operator operator) throws Exception {
    Probe probe = new Probe();
    var run = operator.apply.apply(probe.hanging(1)).open();
    var ended = run.forEachAsync(value -> {}).start();
    assertThat(probe.hanging.await(20, TimeUnit.SECONDS)).isTrue();
    Until.holds("waits", () -> run.isRunning() && run.isSuspended());
    run.cancel().get(20, TimeUnit.SECONDS);
    assertThat(probe.closed).isEqualTo(1);
    assertThat(run.isFinished()).isTrue();
    assertThat(catchThrowable(ended::join))
        .isInstanceOf(java.util.concurrent.CancellationException.class);
  }

  @ParameterizedTest
  @MethodSource("operators")
  @DisplayName("Rule 3: no more elements on their way than maxInFlight says, and the one in hand")
  void bounds(Operator operator) {
    if (operator.name.matches("(filter|skip|dropWhile|distinct.*|takeLast|.*second.*|using|zip)")) {
      return; // drops elements, so that the difference says nothing; or has its source hidden
    }
    Probe probe = new Probe();
    AsyncStream<?> stream = operator.apply.apply(probe.count(20));
    int[] results = new int[1];
    stream.forEach(value -> {
      if (value instanceof List<?> || value instanceof Pair<?, ?>) {
        return; // counted by elements in WindowTest
      }
      results[0]++;
      assertThat((long) probe.fetched - results[0]).isLessThanOrEqualTo(stream.maxInFlight());
    });
  }

  @Test
  @DisplayName("Rule 1: a collector that cannot begin leaves no run open")
  void collectorFails() {
    Boom boom = new Boom("supplier");
    Collector<Integer, ?, Integer> failing =
        Collector.of(
            () -> {
              throw Probe.sneaky(boom);
            },
            (container, value) -> {},
            (left, right) -> left,
            container -> 0);
    Probe probe = new Probe();
    assertThat(catchThrowable(() -> AsyncStream.from(probe.running(1)).collect(failing)))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in collect");
    assertThat(probe.closed).isEqualTo(1);
    assertThat(
            catchThrowable(() -> AsyncStream.from(probe.running(1)).collectAsync(failing).await()))
        .isSameAs(boom);
    assertThat(probe.closed).isEqualTo(2);
  }
}
