package dev.agen.handbook;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.joining;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.stream.At;
import dev.agen.stream.Overflow;
import dev.agen.stream.Retry;
import dev.agen.stream.Scheduler;
import dev.agen.stream.Unfolded;
import dev.agen.testing.ManualScheduler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * The examples of docs/operators.md, one for each operator and named like it. The page shows what
 * is between the braces.
 */
final class OperatorExamples {

  private OperatorExamples() {}

  // ---- make ------------------------------------------------------------------------------------

  @Example("[1, 2, 4, 8]")
  static Object generate() {
    AsyncStream<Integer> powers =
        AsyncStream.generate(y -> {
          for (int n = 1; n < 10; n *= 2) {
            y.yield(n);
          }
        });
    return powers.toList();
  }

  @Example("[a, b, null]")
  static Object of() {
    return AsyncStream.of("a", "b", null).toList();
  }

  @Example("[]")
  static Object empty() {
    return AsyncStream.<String>empty().toList();
  }

  @Example("sorry")
  static Object failed() {
    return AsyncStream.<String>failed(new IOException("sorry"))
        .onErrorReturn(e -> e.getMessage())
        .findFirst()
        .orElseThrow();
  }

  @Example("[3, 4, 5]")
  static Object range() {
    return AsyncStream.range(3, 6).toList();
  }

  @Example("[1, 3, 9, 27]")
  static Object iterate() {
    return AsyncStream.iterate(1, n -> n * 3).limit(4).toList();
  }

  @Example("[0, 1, 1, 2, 3, 5]")
  static Object unfold() {
    record Pair(int a, int b) {}
    AsyncStream<Integer> fibonacci =
        AsyncStream.unfold(
            new Pair(0, 1),
            p -> Optional.of(new Unfolded<>(p.a(), new Pair(p.b(), p.a() + p.b()))));
    return fibonacci.limit(6).toList();
  }

  @Example("[0, 1, 2]")
  static Object from() {
    AsyncGenerator<Long, Void, Void> running = AsyncStream.range(0, 3).open();
    return AsyncStream.from(running).toList(); // closes it, too
  }

  @Example("[a, b]")
  static Object fromIterable() {
    return AsyncStream.fromIterable(List.of("a", "b")).toList();
  }

  @Example("[a, b]")
  static Object fromStream() {
    return AsyncStream.fromStream(() -> Stream.of("a", "b")).toList(); // closes the stream
  }

  @Example("[a]")
  static Object fromStage() {
    return AsyncStream.fromStage(CompletableFuture.supplyAsync(() -> "a")).toList();
  }

  @Example("[quick, slow]")
  static Object fromStages(ManualScheduler time) {
    CompletableFuture<String> slow =
        time.start(time.sleep(Duration.ofHours(2))).thenApply(x -> "slow");
    CompletableFuture<String> quick =
        time.start(time.sleep(Duration.ofHours(1))).thenApply(x -> "quick");
    return time.await(AsyncStream.fromStages(List.of(slow, quick)).toListAsync());
  }

  @Example("[a, b]")
  static Object fromQueue() {
    BlockingQueue<String> queue = new LinkedBlockingQueue<>(List.of("a", "b"));
    return AsyncStream.fromQueue(queue).limit(2).toList();
  }

  @Example("[a, b]")
  static Object fromCallback() {
    AsyncStream<String> events =
        AsyncStream.fromCallback(
            emitter -> {
              emitter.onClose(() -> {}); // take the listener away
              emitter.emit("a");
              emitter.emit("b");
              emitter.complete();
            },
            16,
            Overflow.DROP_OLDEST);
    return events.toList();
  }

  @Example("[1, 2, 3]")
  static Object fromPublisher() {
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
    CompletableFuture<List<Integer>> all =
        AsyncStream.fromPublisher(publisher, 4).toListAsync().start();
    while (publisher.getNumberOfSubscribers() == 0) {
      Thread.onSpinWait();
    }
    List.of(1, 2, 3).forEach(publisher::submit);
    publisher.close();
    return all.join();
  }

  @Example("[0, 1, 2]")
  static Object interval(ManualScheduler time) {
    return time.await(AsyncStream.interval(Duration.ofMinutes(5)).limit(3).toListAsync());
  }

  @Example("[one, two]")
  static Object using() {
    AsyncStream<String> lines =
        AsyncStream.using(
            () -> new BufferedReader(new StringReader("one\ntwo")),
            reader -> AsyncStream.fromStream(reader::lines));
    return lines.toList(); // the reader is closed, also if one stops early
  }

  @Example("[0, 1, 2, 3]")
  static Object resumable() {
    int[] failures = {1};
    AsyncStream<Integer> numbers =
        AsyncStream.resumable(
            0,
            from ->
                AsyncStream.iterate(from, n -> n + 1)
                    .peek(n -> {
                      if (n == 2 && failures[0]-- > 0) {
                        throw new IOException("connection lost");
                      }
                    })
                    .map(n -> new At<>(n, n + 1)));
    return numbers.retry(Retry.times(3)).limit(4).toList(); // goes on at 2
  }

  @Example("[0, 1] and then 2")
  static Object borrow() {
    try (AsyncGenerator<Long, Void, Void> running = AsyncStream.range(0, 5).open()) {
      List<Long> head = AsyncStream.borrow(running).limit(2).toList(); // does not close it
      return head + " and then " + running.anext().await();
    }
  }

  // ---- one at a time ---------------------------------------------------------------------------

  @Example("[1, 4, 9]")
  static Object map() {
    return AsyncStream.of(1, 2, 3).map(n -> n * n).toList();
  }

  @Example("[2, 4]")
  static Object filter() {
    return AsyncStream.of(1, 2, 3, 4).filter(n -> n % 2 == 0).toList();
  }

  @Example("[a, b, c]")
  static Object mapMulti() {
    return AsyncStream.of("a b", "c")
        .<String>mapMulti((line, words) -> List.of(line.split(" ")).forEach(words))
        .toList();
  }

  @Example("[1, 2, 2, 3, 3, 3]")
  static Object flatMap() {
    return AsyncStream.of(1, 2, 3).flatMap(n -> AsyncStream.range(0, n).map(i -> n)).toList();
  }

  @Example("[[1, 2], [3]]")
  static Object gather() {
    return AsyncStream.of(1, 2, 3).gather(Gatherers.windowFixed(2)).toList();
  }

  @Example("[one two, three]")
  static Object transform() {
    AsyncStream<String> paragraphs =
        AsyncStream.of("one", "two", "", "three")
            .transform(in ->
                y -> {
                  StringBuilder paragraph = new StringBuilder();
                  for (String line : y.each(in)) {
                    if (line.isEmpty()) {
                      y.yield(paragraph.toString().strip());
                      paragraph.setLength(0);
                    } else {
                      paragraph.append(line).append(' ');
                    }
                  }
                  y.yield(paragraph.toString().strip());
                });
    return paragraphs.toList();
  }

  @Example("3 of [1, 2]")
  static Object peek() {
    List<Integer> seen = new ArrayList<>();
    return AsyncStream.of(1, 2).peek(seen::add).fold(0, Integer::sum) + " of " + seen;
  }

  @Example("[0a, 1b]")
  static Object indexed() {
    return AsyncStream.of("a", "b").indexed().map(x -> x.index() + x.value()).toList();
  }

  @Example("[1, 3, 6]")
  static Object scan() {
    return AsyncStream.of(1, 2, 3).scan(0, Integer::sum).toList();
  }

  @Example("[a, b, c]")
  static Object distinct() {
    return AsyncStream.of("a", "b", "a", "c").distinct().toList();
  }

  @Example("[a, b, a]")
  static Object distinctUntilChanged() {
    return AsyncStream.of("a", "a", "b", "a").distinctUntilChanged().toList();
  }

  @Example("[a, b, c]")
  static Object sorted() {
    return AsyncStream.of("c", "a", "b").sorted(naturalOrder()).toList();
  }

  @Example("a, b, c")
  static Object intersperse() {
    return AsyncStream.of("a", "b", "c").intersperse(", ").collect(joining());
  }

  // ---- parts -----------------------------------------------------------------------------------

  @Example("[1, 2]")
  static Object limit() {
    return AsyncStream.iterate(1, n -> n + 1).limit(2).toList(); // a third one is not asked for
  }

  @Example("[3, 4]")
  static Object skip() {
    return AsyncStream.of(1, 2, 3, 4).skip(2).toList();
  }

  @Example("[1, 2]")
  static Object takeWhile() {
    return AsyncStream.of(1, 2, 3, 1).takeWhile(n -> n < 3).toList();
  }

  @Example("[3, 1]")
  static Object dropWhile() {
    return AsyncStream.of(1, 2, 3, 1).dropWhile(n -> n < 3).toList();
  }

  @Example("[0, 1, 2]")
  static Object takeUntil(ManualScheduler time) {
    AsyncStream<Long> seconds = AsyncStream.interval(Duration.ofSeconds(1));
    AsyncStream<Long> stop = AsyncStream.interval(Duration.ofMillis(3500));
    return time.await(seconds.takeUntil(stop).toListAsync());
  }

  @Example("[3, 4]")
  static Object takeLast() {
    return AsyncStream.of(1, 2, 3, 4).takeLast(2).toList();
  }

  @Example("[1, 2]")
  static Object skipLast() {
    return AsyncStream.of(1, 2, 3, 4).skipLast(2).toList();
  }

  // ---- windows and groups ----------------------------------------------------------------------

  @Example("[[1, 2], [3, 4], [5]]")
  static Object windowFixed() {
    return AsyncStream.of(1, 2, 3, 4, 5).windowFixed(2).toList();
  }

  @Example("[[1, 2], [2, 3]]")
  static Object windowSliding() {
    return AsyncStream.of(1, 2, 3).windowSliding(2).toList();
  }

  @Example("[[0, 1, 2], [3, 4, 5], [6]]")
  static Object windowWithin(ManualScheduler time) {
    AsyncStream<Long> seconds = AsyncStream.interval(Duration.ofSeconds(1)).limit(7);
    return time.await(seconds.windowWithin(10, Duration.ofMillis(2500)).toListAsync());
  }

  @Example("[3, 5]")
  static Object pairwise() {
    return AsyncStream.of(1, 2, 3).pairwise().map(p -> p.first() + p.second()).toList();
  }

  @Example("[0=[2, 4], 1=[5], 0=[6]]")
  static Object groupAdjacentBy() {
    return AsyncStream.of(2, 4, 5, 6)
        .groupAdjacentBy(n -> n % 2)
        .map(group -> group.first() + "=" + group.second())
        .toList();
  }

  @Example("[even: 6, odd: 9]")
  static Object groupBy() {
    return AsyncStream.of(1, 2, 3, 4, 5)
        .groupBy(n -> n % 2 == 0 ? "even" : "odd", 2)
        .flatMapMerge(
            2,
            group ->
                group
                    .elements()
                    .scan(0, Integer::sum)
                    .takeLast(1)
                    .map(sum -> group.key() + ": " + sum))
        .sorted(naturalOrder())
        .toList();
  }

  // ---- several ---------------------------------------------------------------------------------

  @Example("[1, 2, 3]")
  static Object concat() {
    return AsyncStream.of(1).concat(AsyncStream.of(2, 3)).toList();
  }

  @Example("[0, 1, 2]")
  static Object startWith() {
    return AsyncStream.of(1, 2).startWith(0).toList();
  }

  @Example("[nothing]")
  static Object ifEmpty() {
    return AsyncStream.<String>empty().ifEmpty(AsyncStream.of("nothing")).toList();
  }

  @Example("[0, 0, 1, 1]")
  static Object merge(ManualScheduler time) {
    AsyncStream<Long> early = AsyncStream.interval(Duration.ofSeconds(2)).limit(2);
    AsyncStream<Long> late = AsyncStream.interval(Duration.ofSeconds(3)).limit(2);
    return time.await(early.merge(late).toListAsync());
  }

  @Example("[0, 0, 1, 0]")
  static Object mergeAll(ManualScheduler time) {
    AsyncStream<Long> quick = AsyncStream.interval(Duration.ofSeconds(2)).limit(2);
    AsyncStream<Long> slow = AsyncStream.interval(Duration.ofSeconds(3)).limit(1);
    AsyncStream<Long> slower = AsyncStream.interval(Duration.ofSeconds(5)).limit(1);
    return time.await(AsyncStream.mergeAll(quick, slow, slower).toListAsync());
  }

  @Example("[1, 2, 3, 4, 5]")
  static Object mergeSorted() {
    return AsyncStream.of(1, 4, 5).mergeSorted(AsyncStream.of(2, 3), naturalOrder()).toList();
  }

  @Example("[1, 2, a, b, 3, 4, c]")
  static Object interleave() {
    return AsyncStream.of("1", "2", "3", "4").interleave(AsyncStream.of("a", "b", "c"), 2).toList();
  }

  @Example("[1a, 2b]")
  static Object zip() {
    return AsyncStream.of(1, 2, 3).zip(AsyncStream.of("a", "b"), (n, s) -> n + s).toList();
  }

  @Example("[1a, 2b, 3-]")
  static Object zipLongest() {
    return AsyncStream.of(1, 2, 3)
        .zipLongest(AsyncStream.of("a", "b"), 0, "-", (n, s) -> n + s)
        .toList();
  }

  @Example("[0:0, 1:0, 1:1, 2:1]")
  static Object combineLatest(ManualScheduler time) {
    AsyncStream<Long> price = AsyncStream.interval(Duration.ofSeconds(4)).limit(3);
    AsyncStream<Long> amount = AsyncStream.interval(Duration.ofSeconds(5)).limit(2);
    return time.await(price.combineLatest(amount, (p, a) -> p + ":" + a).toListAsync());
  }

  @Example("[mirror]")
  static Object race(ManualScheduler time) {
    AsyncStream<String> main = AsyncStream.of("main").delay(Duration.ofSeconds(3));
    AsyncStream<String> mirror = AsyncStream.of("mirror").delay(Duration.ofSeconds(2));
    return time.await(main.race(mirror).toListAsync()); // main has been closed
  }

  // ---- side by side ----------------------------------------------------------------------------

  @Example("[1, 4, 9]")
  static Object mapConcurrent() {
    return AsyncStream.of(1, 2, 3).mapConcurrent(2, n -> n * n).toList(); // may block, in order
  }

  @Example("[1, 4, 9]")
  static Object mapConcurrentUnordered() {
    return AsyncStream.of(1, 2, 3)
        .mapConcurrentUnordered(2, n -> n * n)
        .sorted(naturalOrder())
        .toList();
  }

  @Example("[0, 0, 1, 1]")
  static Object flatMapMerge(ManualScheduler time) {
    AsyncStream<Integer> periods = AsyncStream.of(2, 3);
    return time.await(
        periods
            .flatMapMerge(2, s -> AsyncStream.interval(Duration.ofSeconds(s)).limit(2))
            .toListAsync());
  }

  @Example("[0.0, 0.1, 1.0, 1.1, 2.0, 2.1, 2.2]")
  static Object flatMapLatest(ManualScheduler time) {
    AsyncStream<Long> queries = AsyncStream.interval(Duration.ofMillis(2500)).limit(3);
    return time.await(
        queries
            .flatMapLatest(
                q -> AsyncStream.interval(Duration.ofSeconds(1)).limit(3).map(i -> q + "." + i))
            .toListAsync());
  }

  @Example("[0, 1, 2]")
  static Object buffer() {
    return AsyncStream.range(0, 3).buffer(2, Overflow.SUSPEND).toList();
  }

  @Example("[0, 1, 2]")
  static Object ahead() {
    return AsyncStream.range(0, 3).ahead(2).toList(); // fetched while the consumer is busy
  }

  @Example("[0, 3, 7, 11]")
  static Object conflate(ManualScheduler time) {
    AsyncStream<Long> seconds = AsyncStream.interval(Duration.ofSeconds(1)).limit(7);
    return time.await(seconds.conflate(Long::sum).delay(Duration.ofMillis(2200)).toListAsync());
  }

  @Example("[true]")
  static Object runOn() {
    try (var pool = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("db").factory())) {
      AsyncStream<String> names = AsyncStream.of(1).map(n -> Thread.currentThread().getName());
      return names.runOn(pool).map("db"::equals).toList();
    }
  }

  // ---- time ------------------------------------------------------------------------------------

  @Example("[hel, hello]")
  static Object debounce(ManualScheduler time) {
    AsyncStream<String> typed =
        AsyncStream.of("h", "he", "hel")
            .delay(Duration.ofMillis(100))
            .concat(AsyncStream.of("hello").delay(Duration.ofSeconds(1)));
    return time.await(typed.debounce(Duration.ofMillis(300)).toListAsync());
  }

  @Example("PT2S")
  static Object throttle(ManualScheduler time) {
    time.await(AsyncStream.range(0, 6).throttle(2, Duration.ofSeconds(1)).countAsync());
    return time.elapsed(); // two a second, the first two at once
  }

  @Example("[1, 4, 6]")
  static Object sample(ManualScheduler time) {
    AsyncStream<Long> seconds = AsyncStream.interval(Duration.ofSeconds(1)).limit(7);
    return time.await(seconds.sample(Duration.ofMillis(2600)).toListAsync());
  }

  @Example("PT3S")
  static Object delay(ManualScheduler time) {
    time.await(AsyncStream.range(0, 3).delay(Duration.ofSeconds(1)).countAsync());
    return time.elapsed();
  }

  @Example("[0, -1]")
  static Object timeout(ManualScheduler time) {
    AsyncStream<Long> slow = AsyncStream.of(1L, 2L).delay(Duration.ofMinutes(1));
    AsyncStream<Long> numbers = AsyncStream.of(0L).concat(slow);
    return time.await(
        numbers.timeout(Duration.ofSeconds(10)).onErrorReturn(e -> -1L).toListAsync());
  }

  @Example("[0, 1, -1]")
  static Object deadline(ManualScheduler time) {
    return time.await(
        AsyncStream.interval(Duration.ofSeconds(2))
            .deadline(Duration.ofSeconds(5))
            .onErrorReturn(e -> -1L)
            .toListAsync());
  }

  @Example("[ping, ping, 0]")
  static Object keepAlive(ManualScheduler time) {
    AsyncStream<String> events =
        AsyncStream.interval(Duration.ofSeconds(50)).map(n -> "" + n).limit(1);
    return time.await(events.keepAlive(Duration.ofSeconds(20), () -> "ping").toListAsync());
  }

  // ---- errors ----------------------------------------------------------------------------------

  @Example("java.io.IOException: gone")
  static Object onErrorMap() {
    try {
      return AsyncStream.failed(new IllegalStateException("gone"))
          .onErrorMap(e -> new IOException(e.getMessage()))
          .toListAsync()
          .await(IOException.class);
    } catch (IOException e) {
      return e;
    }
  }

  @Example("[1, 2]")
  static Object onErrorResume() {
    AsyncStream<Integer> failing = AsyncStream.of(1).concat(AsyncStream.failed(new IOException()));
    return failing.onErrorResume(e -> AsyncStream.of(2)).toList();
  }

  @Example("[1, 0]")
  static Object onErrorReturn() {
    AsyncStream<Integer> failing = AsyncStream.of(1).concat(AsyncStream.failed(new IOException()));
    return failing.onErrorReturn(e -> 0).toList();
  }

  @Example("[ok] after PT3S")
  static Object retry(ManualScheduler time) {
    int[] attempts = {0};
    AsyncStream<String> flaky =
        AsyncStream.generate(y -> {
          if (attempts[0]++ < 2) {
            throw new IOException("busy");
          }
          y.yield("ok");
        });
    Retry policy = Retry.times(5).backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));
    return time.await(flaky.retry(policy).toListAsync()) + " after " + time.elapsed();
  }

  @Example("[1, 2, 1, 2]")
  static Object repeat() {
    return AsyncStream.of(1, 2).repeat(2).toList();
  }

  // ---- sharing ---------------------------------------------------------------------------------

  @Example("[[0, 1, 2], [0, 1, 2]] of 1 run")
  static Object share(ManualScheduler time) {
    int[] runs = {0};
    AsyncStream<Long> source =
        AsyncStream.generate(y -> {
          runs[0]++;
          for (long n = 0; n < 3; n++) {
            y.await(Scheduler.current().sleep(Duration.ofSeconds(1)));
            y.yield(n);
          }
        });
    AsyncStream<Long> shared = source.share(0);
    var first = time.start(shared.toListAsync());
    var second = time.start(shared.toListAsync());
    time.advance(Duration.ofSeconds(5));
    return List.of(first.join(), second.join()) + " of " + runs[0] + " run";
  }

  @Example("[1, 2] [1, 2]")
  static Object tee() {
    List<AsyncStream<Integer>> both = AsyncStream.of(1, 2).tee(2);
    return both.get(0).toList() + " " + both.get(1).toList();
  }

  @Example("6")
  static Object stream() {
    try (Stream<Integer> numbers = AsyncStream.of(1, 2, 3).stream()) {
      return numbers.mapToInt(n -> n).sum();
    }
  }

  @Example("[1, 2]")
  static Object toPublisher() {
    return AsyncStream.fromPublisher(AsyncStream.of(1, 2).toPublisher(), 1).toList();
  }

  @Example("[1, 2]")
  static Object toQueue() {
    BlockingQueue<Integer> queue = new ArrayBlockingQueue<>(2);
    AsyncStream.of(1, 2).toQueue(queue).await();
    return queue;
  }

  // ---- consume ---------------------------------------------------------------------------------

  @Example("abc")
  static Object forEach() {
    StringBuilder all = new StringBuilder();
    AsyncStream.of("a", "b", "c").forEach(s -> all.append(s));
    return all;
  }

  @Example("false")
  static Object forEachWhile() {
    return AsyncStream.of(1, 2, 3).forEachWhile(n -> n < 2); // stopped, and closed, at 2
  }

  @Example("[1, 2]")
  static Object toList() {
    return AsyncStream.of(1, 2).toList();
  }

  @Example("a-b")
  static Object collect() {
    return AsyncStream.of("a", "b").collect(joining("-"));
  }

  @Example("2")
  static Object count() {
    return AsyncStream.of("a", "b").count();
  }

  @Example("Optional[6]")
  static Object reduce() {
    return AsyncStream.of(1, 2, 3).reduce(Integer::sum);
  }

  @Example("abc")
  static Object fold() {
    return AsyncStream.of('a', 'b', 'c').fold("", (s, c) -> s + c);
  }

  @Example("true")
  static Object anyMatch() {
    return AsyncStream.iterate(1, n -> n + 1).anyMatch(n -> n > 5); // asks for six
  }

  @Example("false")
  static Object allMatch() {
    return AsyncStream.iterate(1, n -> n + 1).allMatch(n -> n < 5);
  }

  @Example("true")
  static Object noneMatch() {
    return AsyncStream.of(1, 2).noneMatch(n -> n > 5);
  }

  @Example("Optional[1]")
  static Object findFirst() {
    return AsyncStream.iterate(1, n -> n + 1).findFirst();
  }

  @Example("Optional[3]")
  static Object findLast() {
    return AsyncStream.of(1, 2, 3).findLast();
  }

  @Example("Optional[1]")
  static Object min() {
    return AsyncStream.of(3, 1, 2).min(naturalOrder());
  }

  @Example("Optional[3]")
  static Object max() {
    return AsyncStream.of(3, 1, 2).max(naturalOrder());
  }
}
