package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Until;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Very many elements through each operator that runs things side by side, on real threads, with
 * sources that fail, functions that fail, and consumers that leave, all at random: every source
 * that was opened is closed, every task and timer has ended, and the heap stays as it is.
 *
 * <p>With {@code -Dagen.soak=true} a million elements each, and 10,000 streams that are broken off;
 * in each build a few thousand.
 */
@DisplayName("Rules 1, 4 and 5 hold under load")
class OperatorSoakTest {

  private static final boolean LONG = Boolean.getBoolean("agen.soak");
  private static final long ELEMENTS = LONG ? 1_000_000 : 2_000;
  private static final int STREAMS = LONG ? 10_000 : 20;
  private static final int LONGEST = LONG ? 10_000 : 500;
  private static final Duration HOUR = Duration.ofHours(1);

  private record Subject(String name, Function<AsyncStream<Integer>, AsyncStream<?>> operator) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Executor POOL = ForkJoinPool.commonPool();

  static Stream<Subject> subjects() {
    AsyncStream<Integer> few = AsyncStream.of(1, 2, 3);
    return Stream.of(
        new Subject("mapConcurrent", s -> s.mapConcurrent(8, OperatorSoakTest::work)),
        new Subject(
            "mapConcurrentUnordered", s -> s.mapConcurrentUnordered(8, OperatorSoakTest::work)),
        new Subject("mapConcurrent(permits)", s -> s.mapConcurrent(Permits.of(3), i -> work(i))),
        new Subject("flatMapMerge", s -> s.flatMapMerge(4, i -> AsyncStream.of(i, work(i)))),
        new Subject("flatMapLatest", s -> s.flatMapLatest(i -> AsyncStream.of(i, work(i)))),
        new Subject("mergeAll", s -> AsyncStream.mergeAll(few, s, s)),
        new Subject("combineLatest", s -> s.combineLatest(few, Integer::sum)),
        new Subject("race", s -> s.race(s)),
        new Subject("takeUntil", s -> s.takeUntil(AsyncStream.interval(HOUR))),
        new Subject("buffer", s -> s.buffer(16, Overflow.SUSPEND)),
        new Subject("buffer, dropping", s -> s.buffer(16, Overflow.DROP_OLDEST)),
        new Subject("ahead", s -> s.ahead(16)),
        new Subject("conflate", s -> s.conflate(Integer::sum)),
        new Subject("runOn", s -> s.runOn(POOL)),
        new Subject("timeout", s -> s.timeout(HOUR)),
        new Subject("deadline", s -> s.deadline(HOUR)),
        new Subject("keepAlive", s -> s.keepAlive(HOUR, () -> 0)),
        new Subject("windowWithin", s -> s.windowWithin(10, HOUR)),
        new Subject("debounce", s -> s.debounce(Duration.ofNanos(1))),
        new Subject("sample", s -> s.sample(Duration.ofMillis(1))),
        new Subject("share", s -> s.share(2)),
        new Subject(
            "groupBy", s -> s.groupBy(i -> i % 4, 4).flatMapMerge(4, group -> group.elements())),
        new Subject("fromPublisher", s -> AsyncStream.fromPublisher(s.toPublisher(), 8)));
  }

  private static int work(int value) {
    if (value % (LONGEST / 2) == LONGEST / 2 - 1) {
      throw new IllegalStateException("work");
    }
    return value;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("subjects")
  @DisplayName("elements with failures, streams broken off")
  void holds(Subject subject) {
    Load load = new Load(subject, System.nanoTime());
    Counting counting = new Counting();
    long before;
    long after;
    try (var _ = Scheduler.use(counting)) {
      load.elements(ELEMENTS / 2);
      load.broken(STREAMS / 2);
      before = heap();
      load.elements(ELEMENTS);
      load.broken(STREAMS / 2);
      after = heap();
    }
    counting.awaitQuiet();
    assertThat(counting.timers).as("timers").hasValue(0);
    assertThat(after - before).as("growth of the heap").isLessThan(8 << 20);
  }

  /** Runs of one subject, at random. */
  private static final class Load {
    private final Subject subject;
    private final long seed;
    private final SplittableRandom random;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong elements = new AtomicLong();

    Load(Subject subject, long seed) {
      this.subject = subject;
      this.seed = seed;
      random = new SplittableRandom(seed);
    }

    /** Until sources have given so many altogether. */
    void elements(long most) {
      while (elements.get() < most) {
        run(Long.MAX_VALUE);
      }
    }

    void broken(int streams) {
      for (int i = 0; i < streams; i++) {
        run(random.nextInt(100));
      }
    }

    private void run(long leavesAfter) {
      AsyncStream<Integer> source =
          source(open, elements, random.nextInt(2 * LONGEST), random.nextInt(LONGEST));
      long[] seen = {0};
      try {
        subject.operator().apply(source).forEachWhile(value -> seen[0]++ < leavesAfter);
      } catch (IllegalStateException expected) {
        assertThat(expected.getMessage()).isIn("work", "source");
      }
      if (subject.name().equals("fromPublisher")) { // cancelling a subscription is not awaited
        Until.holds("the source is closed", () -> open.get() == 0);
      }
      assertThat(open).as("open sources, seed %d", seed).hasValue(0);
    }
  }

  private static AsyncStream<Integer> source(
      AtomicInteger open, AtomicLong elements, int failsAt, int length) {
    return AsyncStream.generate(y -> {
      open.incrementAndGet();
      try {
        for (int i = 0; i < length; i++) {
          if (i == failsAt) {
            throw new IllegalStateException("source");
          }
          elements.incrementAndGet();
          y.yield(i);
        }
      } finally {
        open.decrementAndGet();
      }
    });
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The system's scheduler, and how much of it is in use. */
  private static final class Counting implements Scheduler {
    private final AtomicInteger tasks = new AtomicInteger();
    private final AtomicInteger timers = new AtomicInteger();

    @Override
    public void execute(Runnable task) {
      tasks.incrementAndGet();
      Scheduler.system()
          .execute(() -> {
            try {
              task.run();
            } finally {
              tasks.decrementAndGet();
            }
          });
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
      timers.incrementAndGet();
      var once = new java.util.concurrent.atomic.AtomicBoolean();
      Runnable over =
          () -> {
            if (once.compareAndSet(false, true)) {
              timers.decrementAndGet();
            }
          };
      Timer timer =
          Scheduler.system()
              .schedule(
                  () -> {
                    over.run();
                    task.run();
                  },
                  delay);
      return () -> {
        timer.cancel();
        over.run();
      };
    }

    /** The last thing a task does is to complete what others wait for; then it ends. */
    void awaitQuiet() {
      Until.holds("no task is running", () -> tasks.get() == 0);
    }
  }
}
