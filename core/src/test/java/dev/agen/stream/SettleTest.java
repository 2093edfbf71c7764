package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Probe;
import dev.agen.fixtures.Raising;
import dev.agen.testing.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is handed on depends on when elements come")
class SettleTest {

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private static List<String> timed(AsyncStream<?> stream) {
    ManualScheduler scheduler = new ManualScheduler();
    List<String> all = new ArrayList<>();
    scheduler.await(stream.forEachAsync(x -> all.add(x + "@" + scheduler.elapsed().toMillis())));
    scheduler.runAll();
    assertThat(scheduler.timers()).isZero();
    return all;
  }

  /** Elements at these times, then a failure. */
  private static AsyncStream<Integer> failingAfter(int... millis) {
    return new Probe()
        .at(millis)
        .map(i -> {
          if (i == millis[millis.length - 1]) {
            throw Raising.raise(new Boom("b"));
          }
          return i;
        });
  }

  @Test
  @DisplayName("debounce: what was followed by quiet, and the last one at the end")
  void debounce() {
    assertThat(timed(new Probe().at(0, 5, 9, 30, 35, 60, 61).debounce(ms(10))))
        .containsExactly("9@19", "35@45", "61@61");
    assertThat(timed(new Probe().at().debounce(ms(10)))).isEmpty();
  }

  @Test
  @DisplayName("debounce: while the consumer is busy, two wait and the source is held back")
  void debounceBusy() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = probe.at(0, 20, 40, 60, 80, 100).debounce(ms(10)).open();
    assertThat(scheduler.await(run.anext())).isZero();
    scheduler.advance(ms(1000));
    assertThat(probe.asked).hasValue(3);
    assertThat(scheduler.await(run.anext())).isEqualTo(20);
    assertThat(scheduler.await(run.anext())).isEqualTo(40);
    assertThat(scheduler.await(run.anext())).as("all are late now").isEqualTo(100);
    assertThat(scheduler.await(run.anext(-1))).isEqualTo(-1);
    assertThat(probe.closed).hasValue(1);
  }

  @Test
  @DisplayName("debounce: what waits comes before the failure")
  void debounceFailure() {
    ManualScheduler scheduler = new ManualScheduler();
    var run = failingAfter(0, 5).debounce(ms(10)).open();
    assertThat(scheduler.await(run.anext())).isZero();
    assertThatThrownBy(() -> scheduler.await(run.anext())).isInstanceOf(Boom.class);
  }

  @Test
  @DisplayName("debounce: arrival and timer at the same moment: one of both, and the last always")
  void debounceTies() {
    Probe.permuted(scheduler -> {
      List<Integer> all =
          scheduler.await(new Probe().at(0, 10, 20, 30).debounce(ms(10)).toListAsync());
      assertThat(all).endsWith(30).isSorted().doesNotHaveDuplicates();
    });
  }

  @Test
  @DisplayName("sample: the latest once per period, if it is new; the last one at the end")
  void sample() {
    assertThat(timed(new Probe().at(1, 2, 15, 33, 34, 47).sample(ms(10))))
        .containsExactly("2@10", "15@20", "34@40", "47@47");
    assertThat(timed(new Probe().at(5, 25).sample(ms(10)))).containsExactly("5@10", "25@25");
  }

  @Test
  @DisplayName("sample: what waits comes before the failure")
  void sampleFailure() {
    ManualScheduler scheduler = new ManualScheduler();
    var run = failingAfter(3, 5).sample(ms(10)).open();
    assertThat(scheduler.await(run.anext())).isEqualTo(3);
    assertThat(scheduler.elapsed()).isEqualTo(ms(5));
    assertThatThrownBy(() -> scheduler.await(run.anext())).isInstanceOf(Boom.class);
  }

  @Test
  @DisplayName("sample: periods that pass while the consumer is busy are left out")
  void sampleBusy() {
    ManualScheduler scheduler = new ManualScheduler();
    var run = new Probe().at(1, 11, 21, 31, 41, 51, 61, 71).sample(ms(10)).open();
    assertThat(scheduler.await(run.anext())).isEqualTo(1);
    scheduler.advance(ms(35));
    assertThat(scheduler.await(run.anext())).isEqualTo(41);
    assertThat(scheduler.elapsed()).isEqualTo(ms(50));
    assertThat(scheduler.await(run.anext())).isEqualTo(51);
    assertThat(scheduler.elapsed()).isEqualTo(ms(60));
    scheduler.await(run.aclose());
    assertThat(scheduler.timers()).isZero();
  }

  @Test
  @DisplayName("windowWithin: when full or when the time is up, never empty; the rest at the end")
  void windowWithin() {
    assertThat(timed(new Probe().at(0, 1, 2, 10, 14, 50, 51).windowWithin(3, ms(10))))
        .containsExactly("[0, 1, 2]@2", "[10, 14]@20", "[50, 51]@51");
    assertThat(timed(new Probe().at().windowWithin(3, ms(10)))).isEmpty();
    assertThat(timed(new Probe().at(1, 2).windowWithin(1, ms(10))))
        .containsExactly("[1]@1", "[2]@2");
  }

  @Test
  @DisplayName("windowWithin: the rest comes before the failure")
  void windowFailure() {
    ManualScheduler scheduler = new ManualScheduler();
    var run = failingAfter(0, 1, 2).windowWithin(5, ms(10)).open();
    assertThat(scheduler.await(run.anext())).containsExactly(0, 1);
    assertThatThrownBy(() -> scheduler.await(run.anext())).isInstanceOf(Boom.class);
  }

  @Test
  @DisplayName("windowWithin: while the consumer is busy, size elements wait at most")
  void windowBusy() {
    Probe probe = new Probe();
    ManualScheduler scheduler = new ManualScheduler();
    var run = probe.count(0, 20).windowWithin(3, ms(10)).open();
    assertThat(scheduler.await(run.anext())).containsExactly(0, 1, 2);
    scheduler.advance(ms(100));
    assertThat(probe.asked).hasValue(6);
    assertThat(scheduler.await(run.anext())).containsExactly(3, 4, 5);
    scheduler.await(run.aclose());
  }

  @Test
  @DisplayName("windowWithin: arrivals and timers at the same moment lose nothing")
  void windowTies() {
    Probe.permuted(scheduler -> {
      List<Integer> all = new ArrayList<>();
      scheduler.await(
          new Probe()
              .at(0, 5, 10, 15, 20, 25, 30)
              .windowWithin(3, ms(10))
              .forEachAsync(window -> {
                assertThat(window).isNotEmpty().hasSizeLessThanOrEqualTo(3);
                all.addAll(window);
              }));
      assertThat(all).containsExactly(0, 5, 10, 15, 20, 25, 30);
    });
  }

  @Test
  @DisplayName("Arguments are checked at once")
  void arguments() {
    AsyncStream<Integer> source = new Probe().count(0, 1);
    assertThatThrownBy(() -> source.debounce(Duration.ZERO))
        .hasMessage("quiet must be positive, but is PT0S");
    assertThatThrownBy(() -> source.sample(Duration.ZERO))
        .hasMessage("period must be positive, but is PT0S");
    assertThatThrownBy(() -> source.windowWithin(0, ms(1)))
        .hasMessage("size must be at least 1, but is 0");
    assertThatThrownBy(() -> source.windowWithin(1, Duration.ZERO))
        .hasMessage("time must be positive, but is PT0S");
    assertThat(source.debounce(ms(1)).maxInFlight()).isEqualTo(2);
    assertThat(source.sample(ms(1)).maxInFlight()).isEqualTo(1);
    assertThat(source.windowWithin(4, ms(1)).maxInFlight()).isEqualTo(4);
  }
}
