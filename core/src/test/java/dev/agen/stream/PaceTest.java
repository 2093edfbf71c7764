package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Probe;
import dev.agen.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Elements at a certain pace")
class PaceTest {

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  /** The elements with the time at which each is handed on. */
  private static List<String> timed(AsyncStream<?> stream) {
    ManualScheduler scheduler = new ManualScheduler();
    List<String> all = new ArrayList<>();
    scheduler.await(stream.forEachAsync(x -> all.add(x + "@" + scheduler.elapsed().toMillis())));
    scheduler.runAll();
    assertThat(scheduler.timers()).isZero();
    return all;
  }

  @Test
  @DisplayName("interval: 0, 1, 2 and so on, the first after one period")
  void interval() {
    ManualScheduler scheduler = new ManualScheduler();
    List<String> all = new ArrayList<>();
    var task =
        scheduler.start(
            AsyncStream.interval(ms(10))
                .forEachAsync(i -> all.add(i + "@" + scheduler.elapsed().toMillis())));
    scheduler.advance(ms(35));
    assertThat(all).containsExactly("0@10", "1@20", "2@30");
    task.cancel(true);
    scheduler.runAll();
    assertThat(task).isCancelled();
    assertThat(scheduler.timers()).isZero();
  }

  @Test
  @DisplayName("interval: after a slow consumer one element at once, then the old rhythm")
  void noBurst() {
    ManualScheduler scheduler = new ManualScheduler();
    var run = AsyncStream.interval(ms(10)).open();
    scheduler.await(run.anext());
    scheduler.advance(ms(35)); // 45
    assertThat(scheduler.await(run.anext())).isEqualTo(1);
    assertThat(scheduler.elapsed()).isEqualTo(ms(45));
    assertThat(scheduler.await(run.anext())).isEqualTo(2);
    assertThat(scheduler.elapsed()).isEqualTo(ms(50));
    assertThat(scheduler.await(run.anext())).isEqualTo(3);
    assertThat(scheduler.elapsed()).isEqualTo(ms(60));
    scheduler.await(run.aclose());
    assertThat(AsyncStream.interval(ms(10)).engine().isCompiled())
        .isEqualTo(new Probe().count(0, 1).engine().isCompiled());
  }

  @Test
  @DisplayName("delay: each later by that much, one after the other")
  void delay() {
    assertThat(timed(new Probe().at(0, 5, 40).delay(ms(10))))
        .containsExactly("0@10", "5@20", "40@50");
    assertThat(timed(new Probe().at(0, 5).delay(Duration.ZERO))).containsExactly("0@0", "5@5");
  }

  @Test
  @DisplayName("throttle: so many in any span, none dropped")
  void throttle() {
    assertThat(timed(new Probe().count(0, 6).throttle(2, ms(10))))
        .containsExactly("0@0", "1@0", "2@10", "3@10", "4@20", "5@20");
    assertThat(timed(new Probe().at(0, 9, 11, 12).throttle(2, ms(10))))
        .containsExactly("0@0", "9@9", "11@11", "12@19");
    assertThat(timed(new Probe().count(0, 100).throttle(40, ms(10))).get(99)).isEqualTo("99@20");
  }

  @Test
  @DisplayName("Nothing is fetched while an element waits")
  void nothingAhead() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = probe.count(0, 9).throttle(1, ms(10)).open();
    scheduler.await(run.anext());
    var next = scheduler.start(run.anext());
    scheduler.advance(ms(9));
    assertThat(next).isNotDone();
    assertThat(probe.asked).hasValue(2);
    next.cancel(true);
    scheduler.runAll();
    assertThat(scheduler.timers()).isZero();
    scheduler.await(run.aclose());
    assertThat(probe.closed).hasValue(1);
  }

  @Test
  @DisplayName("Centuries are possible, and arguments are checked at once")
  void arguments() {
    AsyncStream<Integer> source = new Probe().count(0, 1);
    Duration eternity = Duration.ofSeconds(Long.MAX_VALUE);
    assertThat(timed(source.throttle(1, eternity))).containsExactly("0@0");
    var run = AsyncStream.interval(eternity).open();
    ManualScheduler scheduler = new ManualScheduler();
    var next = scheduler.start(run.anext());
    scheduler.advance(Duration.ofDays(1000));
    assertThat(next).isNotDone();
    next.cancel(true);
    scheduler.runAll();
    assertThatThrownBy(() -> AsyncStream.interval(Duration.ZERO))
        .hasMessage("period must be positive, but is PT0S");
    assertThatThrownBy(() -> source.delay(ms(-1)))
        .hasMessage("each must not be negative, but is PT-0.001S");
    assertThatThrownBy(() -> source.throttle(0, ms(1)))
        .hasMessage("elements must be at least 1, but is 0");
    assertThatThrownBy(() -> source.throttle(1, Duration.ZERO))
        .hasMessage("per must be positive, but is PT0S");
    assertThatThrownBy(() -> source.throttle(1, null)).hasMessage("per");
  }
}
