package dev.agen.handbook;

import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.agen.AsyncStream;
import dev.agen.stream.Overflow;
import dev.agen.stream.Retry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@DisplayName("The handbook's column \"in flight\"")
class InFlightTest {

  /** Operators with 5 for their number, over sources that hold nothing. */
  private static Map<String, AsyncStream<?>> streams() {
    AsyncStream<Integer> s = AsyncStream.of(1);
    Duration d = Duration.ofSeconds(1);
    Map<String, AsyncStream<?>> m = new LinkedHashMap<>();
    m.put("mapMulti", s.<Integer>mapMulti((x, results) -> {}));
    m.put("gather", s.gather(Gatherers.windowFixed(5)));
    m.put("transform", s.<Integer>transform(in -> y -> {}));
    m.put("scan", s.scan(0, Integer::sum));
    m.put("distinct", s.distinct());
    m.put("sorted", s.sorted(naturalOrder()));
    m.put("intersperse", s.intersperse(0));
    m.put("takeUntil", s.takeUntil(s));
    m.put("takeLast", s.takeLast(5));
    m.put("skipLast", s.skipLast(5));
    m.put("windowFixed", s.windowFixed(5));
    m.put("windowSliding", s.windowSliding(5));
    m.put("windowWithin", s.windowWithin(5, d));
    m.put("pairwise", s.pairwise());
    m.put("groupAdjacentBy", s.groupAdjacentBy(x -> x));
    m.put("groupBy", s.groupBy(x -> x, 5));
    m.put("merge", s.merge(s));
    m.put("mergeAll", AsyncStream.mergeAll(5, s, s));
    m.put("mergeSorted", s.mergeSorted(s, naturalOrder()));
    m.put("interleave", s.interleave(s, 5));
    m.put("zip", s.zip(s, Integer::sum));
    m.put("zipLongest", s.<Integer, Integer>zipLongest(s, 0, 0, Integer::sum));
    m.put("combineLatest", s.combineLatest(s, Integer::sum));
    m.put("race", s.race(s));
    m.put("mapConcurrent", s.mapConcurrent(5, x -> x));
    m.put("mapConcurrentUnordered", s.mapConcurrentUnordered(5, x -> x));
    m.put("flatMapMerge", s.flatMapMerge(5, x -> s));
    m.put("flatMapLatest", s.flatMapLatest(x -> s));
    m.put("buffer", s.buffer(5, Overflow.SUSPEND));
    m.put("ahead", s.ahead(5));
    m.put("conflate", s.conflate(Integer::sum));
    m.put("runOn", s.runOn(ForkJoinPool.commonPool()));
    m.put("debounce", s.debounce(d));
    m.put("throttle", s.throttle(5, d));
    m.put("sample", s.sample(d));
    m.put("delay", s.delay(d));
    m.put("timeout", s.timeout(d));
    m.put("deadline", s.deadline(d));
    m.put("keepAlive", s.keepAlive(d, () -> 0));
    m.put("retry", s.retry(Retry.times(5)));
    m.put("share", s.share(5));
    m.put("tee", s.tee(5).get(0));
    m.put("fromCallback", AsyncStream.<Integer>fromCallback(e -> {}, 5, Overflow.FAIL));
    m.put("fromPublisher", AsyncStream.fromPublisher(s.toPublisher(), 5));
    m.put("fromStages", AsyncStream.fromStages(List.of()));
    return m;
  }

  /** What the column says in words, for operators whose number is 5, over two sources. */
  private static long value(String said) {
    return switch (said.replaceFirst(";.*", "")) {
      case "n", "size", "capacity", "prefetch", "maxGroups", "replay" -> 5;
      case "size - 1" -> 4;
      case "1 of each" -> 2;
      case "32 of each" -> 64;
      case "ahead of each" -> 10;
      case "unbounded" -> Long.MAX_VALUE;
      default -> Long.parseLong(said.replaceFirst(";.*", ""));
    };
  }

  @TestFactory
  @DisplayName("says what maxInFlight says")
  Stream<DynamicTest> isTrue() {
    Map<String, String> said =
        Entries.all().stream()
            .flatMap(group -> group.entries().stream())
            .collect(Collectors.toMap(Entry::name, Entry::inFlight));
    return streams().entrySet().stream()
        .map(entry ->
            dynamicTest(
                entry.getKey(),
                () ->
                    assertThat(entry.getValue().maxInFlight())
                        .isEqualTo(value(said.get(entry.getKey())))));
  }
}
