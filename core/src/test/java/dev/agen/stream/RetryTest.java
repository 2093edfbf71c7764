package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.testing.ManualScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Opening again after a failure")
class RetryTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualScheduler time = new ManualScheduler();
  private final List<String> log = new ArrayList<>();
  private int runs;

  /** Fails in each of the first runs, after so many elements; then gives two and ends. */
  private AsyncStream<Integer> flaky(int failures, int elements) {
    return AsyncStream.generate(y -> {
      int run = runs++;
      log.add("open " + time.elapsed().toMillis());
      try {
        for (int i = 0; i < (run < failures ? elements : 2); i++) {
          y.yield(i);
        }
        if (run < failures) {
          throw new Boom("run " + run);
        }
      } finally {
        log.add("close " + time.elapsed().toMillis());
      }
    });
  }

  @Test
  @DisplayName("Begins at the beginning; waits between runs, longer each time, with the run closed")
  void backoff() {
    Retry policy = Retry.times(5).backoff(SECOND, 2, Duration.ofSeconds(3));
    assertThat(time.await(flaky(3, 1).retry(policy).toListAsync())).containsExactly(0, 0, 0, 0, 1);
    assertThat(log)
        .containsExactly(
            "open 0",
            "close 0",
            "open 1000",
            "close 1000",
            "open 3000",
            "close 3000",
            "open 6000",
            "close 6000");
    assertThat(time.timers()).isZero();
  }

  @Test
  @DisplayName("Without backoff it does not wait; pushed and pulled")
  void atOnce() {
    assertThat(flaky(2, 0).retry(Retry.times(2)).toList()).containsExactly(0, 1);
    runs = 0;
    assertThat(Probe.pulled(flaky(2, 1).retry(Retry.times(2)))).containsExactly(0, 0, 0, 1);
  }

  @Test
  @DisplayName("Attempts used up: the last failure, with the earlier ones suppressed")
  void usedUp() {
    Throwable last = catchThrowable(() -> flaky(9, 0).retry(Retry.times(2)).toList());
    assertThat(last).isInstanceOf(Boom.class).hasMessage("run 2");
    assertThat(last.getSuppressed())
        .extracting(Throwable::getMessage)
        .containsExactly("run 0", "run 1");
    runs = 0;
    assertThat(catchThrowable(() -> flaky(9, 0).retry(Retry.times(0)).toList()))
        .hasMessage("run 0");
  }

  @Test
  @DisplayName("Failures are kept up to a bound; one object thrown over and over is no problem")
  void bounded() {
    Throwable last = catchThrowable(() -> flaky(99, 0).retry(Retry.times(50)).toList());
    assertThat(last).hasMessage("run 50");
    assertThat(last.getSuppressed()).hasSize(16);
    assertThat(last.getSuppressed()[15]).hasMessage("run 49");
    Boom same = new Boom("same");
    assertThat(catchThrowable(() -> AsyncStream.failed(same).retry(Retry.times(3)).toList()))
        .isSameAs(same);
    assertThat(same.getSuppressed()).isEmpty();
  }

  @Test
  @DisplayName("when: other failures come out at once")
  void when() {
    Retry policy = Retry.times(9).when(error -> !error.getMessage().equals("run 1"));
    Throwable last = catchThrowable(() -> flaky(9, 0).retry(policy).toList());
    assertThat(last).hasMessage("run 1");
    assertThat(last.getSuppressed()).extracting(Throwable::getMessage).containsExactly("run 0");
    Retry failing =
        Retry.times(9)
            .when(error -> {
              throw new IllegalStateException("when");
            });
    runs = 0;
    Throwable error = catchThrowable(() -> flaky(9, 0).retry(failing).toList());
    assertThat(error).isInstanceOf(IllegalStateException.class);
    assertThat(error.getSuppressed()[0]).hasMessage("run 0");
    assertThat(error.getSuppressed()[1]).hasMessage("in retry");
  }

  @Test
  @DisplayName("resetOnProgress: counts and waits anew after a run that gave an element")
  void resetOnProgress() {
    Retry policy = Retry.times(1).backoff(SECOND, 10, SECOND.multipliedBy(100)).resetOnProgress();
    assertThat(time.await(flaky(4, 1).retry(policy).toListAsync()))
        .containsExactly(0, 0, 0, 0, 0, 1);
    assertThat(time.elapsed()).isEqualTo(SECOND.multipliedBy(4));
  }

  @Test
  @DisplayName("resetOnProgress: no progress, no reset")
  void noProgress() {
    Retry policy = Retry.times(1).resetOnProgress();
    assertThat(flaky(9, 1).retry(policy).limit(6).count()).isEqualTo(6);
    runs = 0;
    assertThat(catchThrowable(() -> flaky(9, 0).retry(policy).toList())).hasMessage("run 1");
  }

  @Test
  @DisplayName("jitter: from the given randomness")
  void jitter() {
    double[] random = {0, 0.5, 1};
    int[] drawn = new int[1];
    RandomGenerator generator =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            throw new AssertionError();
          }

          @Override
          public double nextDouble() {
            return random[drawn[0]++];
          }
        };
    Retry policy = Retry.times(3).backoff(SECOND, 1, SECOND).jitter(0.25).random(generator);
    assertThat(policy.delayBefore(1)).isEqualTo(Duration.ofMillis(750));
    assertThat(policy.delayBefore(1)).isEqualTo(SECOND);
    assertThat(policy.delayBefore(1)).isEqualTo(Duration.ofMillis(1250));
    Retry unknown = Retry.times(3).backoff(SECOND, 1, SECOND).jitter(1);
    for (int i = 0; i < 100; i++) {
      assertThat(unknown.delayBefore(1)).isBetween(Duration.ZERO, SECOND.multipliedBy(2));
    }
  }

  @Test
  @DisplayName("Delays: grow up to the longest, however many retries")
  void delays() {
    Retry policy = Retry.times(9).backoff(Duration.ofMillis(100), 2, SECOND);
    assertThat(List.of(1, 2, 3, 4, 5, 2_000_000_000))
        .extracting(n -> policy.delayBefore(n).toMillis())
        .containsExactly(100L, 200L, 400L, 800L, 1000L, 1000L);
    assertThat(Retry.times(1).delayBefore(7)).isZero();
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
    assertThat(Retry.times(1).backoff(ages, 2, ages).delayBefore(9)).isPositive();
  }

  @Test
  @DisplayName("Rule 5: cancelling ends the waiting")
  void cancelled() {
    var run = flaky(9, 0).retry(Retry.times(9).backoff(SECOND, 2, SECOND)).open();
    var next = time.start(run.anext());
    time.runAll();
    assertThat(time.timers()).isEqualTo(1);
    var cancelled = run.cancel();
    time.runAll();
    assertThat(cancelled.join()).isNull();
    assertThat(catchThrowable(next::join)).isInstanceOf(CancellationException.class);
    assertThat(time.timers()).isZero();
    assertThat(runs).isEqualTo(1);
  }

  @Test
  @DisplayName("A run that exists already cannot be opened again: refused")
  void refused() {
    assertThatThrownBy(
            () -> AsyncStream.from(new Probe().running(1)).map(i -> i).retry(Retry.times(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("retry opens its source again, but there is a run in it");
  }

  @Test
  @DisplayName("Policies: immutable, and checked")
  void policies() {
    Retry policy = Retry.times(2);
    assertThat(policy.backoff(SECOND, 1, SECOND)).isNotSameAs(policy);
    assertThat(policy.delayBefore(1)).isZero();
    assertThat(policy.maxRetries()).isEqualTo(2);
    assertThat(policy.resetsOnProgress()).isFalse();
    assertThat(policy.resetOnProgress().resetsOnProgress()).isTrue();
    assertThat(policy.when(IOException.class::isInstance).allows(new Boom(""))).isFalse();
    assertThat(policy.allows(new Boom(""))).isTrue();
    assertThatThrownBy(() -> Retry.times(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxRetries must not be negative, but is -1");
    assertThatThrownBy(() -> policy.backoff(SECOND.negated(), 1, SECOND))
        .hasMessage("first must not be negative, but is PT-1S");
    assertThatThrownBy(() -> policy.backoff(SECOND, 0.5, SECOND))
        .hasMessage("factor must be at least 1, but is 0.5");
    assertThatThrownBy(() -> policy.backoff(SECOND, Double.NaN, SECOND))
        .hasMessage("factor must be at least 1, but is NaN");
    assertThatThrownBy(() -> policy.backoff(SECOND, 1, Duration.ZERO))
        .hasMessage("max must be at least first, PT1S, but is PT0S");
    assertThatThrownBy(() -> policy.jitter(1.5))
        .hasMessage("fraction must be from 0 to 1, but is 1.5");
    assertThatThrownBy(() -> policy.when(null)).hasMessage("condition");
    assertThatThrownBy(() -> policy.random(null)).hasMessage("generator");
    assertThatThrownBy(() -> policy.backoff(null, 1, SECOND)).hasMessage("first");
    assertThatThrownBy(() -> policy.backoff(SECOND, 1, null)).hasMessage("max");
  }
}
