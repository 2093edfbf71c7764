package dev.agen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.stream.Scheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ManualScheduler")
class ManualSchedulerTest {

  private final List<String> seen = new ArrayList<>();
  private final ManualScheduler scheduler = new ManualScheduler();

  private Runnable says(String what) {
    return () -> seen.add(what);
  }

  @Test
  @DisplayName("runs nothing by itself, then in the order in which tasks became ready")
  void order() {
    scheduler.execute(says("a"));
    scheduler.execute(() -> {
      seen.add("b");
      scheduler.execute(says("d"));
    });
    scheduler.execute(says("c"));
    assertThat(seen).isEmpty();
    assertThat(scheduler.ready()).isEqualTo(3);
    assertThat(scheduler.runNext()).isTrue();
    assertThat(seen).containsExactly("a");
    scheduler.runAll();
    assertThat(seen).containsExactly("a", "b", "c", "d");
    assertThat(scheduler.runNext()).isFalse();
  }

  @Test
  @DisplayName("asks which task is next if there are at least two")
  void choice() {
    List<Integer> asked = new ArrayList<>();
    ManualScheduler last =
        new ManualScheduler(count -> {
          asked.add(count);
          return count - 1;
        });
    last.execute(says("a"));
    last.execute(says("b"));
    last.execute(says("c"));
    last.runAll();
    assertThat(seen).containsExactly("c", "b", "a");
    assertThat(asked).containsExactly(3, 2);
  }

  @Test
  @DisplayName("refuses a choice that there is not, and keeps the tasks")
  void wrongChoice() {
    ManualScheduler wrong = new ManualScheduler(count -> count);
    wrong.execute(says("a"));
    wrong.execute(says("b"));
    assertThatThrownBy(wrong::runNext).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(wrong.ready()).isEqualTo(2);
  }

  @Test
  @DisplayName("calls timers by time, and those of one moment as they were made")
  void timers() {
    scheduler.schedule(says("2s"), Duration.ofSeconds(2));
    scheduler.schedule(says("1s, first"), Duration.ofSeconds(1));
    scheduler.schedule(says("1s, second"), Duration.ofSeconds(1));
    scheduler.schedule(says("now"), Duration.ofSeconds(-1));
    Scheduler.Timer cancelled = scheduler.schedule(says("never"), Duration.ofSeconds(1));
    assertThat(scheduler.timers()).isEqualTo(5);
    cancelled.cancel();
    scheduler.advance(Duration.ZERO);
    assertThat(seen).containsExactly("now");
    scheduler.advance(Duration.ofMillis(1500));
    assertThat(seen).containsExactly("now", "1s, first", "1s, second");
    assertThat(scheduler.elapsed()).isEqualTo(Duration.ofMillis(1500));
    assertThat(scheduler.advanceToNextTimer()).isTrue();
    assertThat(scheduler.elapsed()).isEqualTo(Duration.ofSeconds(2));
    assertThat(scheduler.advanceToNextTimer()).isFalse();
    assertThat(scheduler.timers()).isZero();
    cancelled.cancel();
  }

  @Test
  @DisplayName("advancing runs what a timer makes ready, at its moment, and timers that it makes")
  void cascade() {
    scheduler.schedule(
        () ->
            scheduler.execute(() -> {
              seen.add("task at " + scheduler.elapsed());
              scheduler.schedule(
                  () -> seen.add("timer at " + scheduler.elapsed()), Duration.ofSeconds(1));
            }),
        Duration.ofSeconds(1));
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(seen).containsExactly("task at PT1S", "timer at PT2S");
    assertThatThrownBy(() -> scheduler.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("time must not be negative, but is PT-1S");
  }

  @Test
  @DisplayName("a timer that is centuries away is far away")
  void centuries() {
    scheduler.schedule(says("never"), Duration.ofDays(Long.MAX_VALUE / 86_400));
    scheduler.advance(Duration.ofDays(36_500));
    assertThat(seen).isEmpty();
    assertThat(scheduler.timers()).isEqualTo(1);
  }

  @Test
  @DisplayName("what a task throws is thrown by what runs it; the others stay")
  void exceptions() {
    IllegalStateException error = new IllegalStateException("planned");
    scheduler.execute(() -> {
      throw error;
    });
    scheduler.execute(says("after"));
    assertThatThrownBy(scheduler::runAll).isSameAs(error);
    scheduler.runAll();
    assertThat(seen).containsExactly("after");
    assertThat(Scheduler.current()).isSameAs(Scheduler.system());
  }

  @Test
  @DisplayName("is the current scheduler of what it runs, and only of that")
  void current() {
    scheduler.execute(() -> assertThat(Scheduler.current()).isSameAs(scheduler));
    scheduler.schedule(
        () -> assertThat(Scheduler.current()).isSameAs(scheduler), Duration.ofSeconds(1));
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(Scheduler.current()).isSameAs(Scheduler.system());
  }

  @Test
  @DisplayName("await lets as much time pass as it takes")
  void awaitSleeps() {
    scheduler.await(scheduler.sleep(Duration.ofDays(1)));
    assertThat(scheduler.elapsed()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  @DisplayName("await throws what is thrown, as it is")
  void awaitFails() {
    IOException error = new IOException("planned");
    assertThatThrownBy(() ->
            scheduler.await(
                Coroutine.of(c -> {
                  throw error;
                })))
        .isSameAs(error);
  }

  @Test
  @DisplayName("await says what waits for ever, and cancels it")
  void deadlock() {
    CompletableFuture<String> never = new CompletableFuture<>();
    Awaitable<String> waits =
        new Awaitable<>() {
          @Override
          public Coroutine<String> coroutine() {
            return Coroutine.of(c -> {
              try {
                return c.await(never);
              } finally {
                seen.add("cleaned up");
              }
            });
          }

          @Override
          public String toString() {
            return "the answer";
          }
        };
    assertThatThrownBy(() -> scheduler.await(waits))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "nothing is ready and no timer is running, but the answer has not ended: "
                + "it waits for something that nobody will complete");
    assertThat(seen).containsExactly("cleaned up");
  }

  @Test
  @DisplayName("takes tasks of other threads, and waits for them if told to")
  void otherThreads() throws InterruptedException {
    CompletableFuture<String> result = new CompletableFuture<>();
    Thread here = Thread.currentThread();
    Thread other =
        Thread.startVirtualThread(() ->
            scheduler.execute(
                () -> result.complete(Thread.currentThread() == here ? "here" : "there")));
    assertThat(scheduler.await(result, Duration.ofSeconds(10))).isEqualTo("here");
    other.join();
  }

  @Test
  @DisplayName("gives up waiting for other threads, and says so")
  void otherThreadsDoNothing() {
    assertThatThrownBy(() -> scheduler.await(new CompletableFuture<>(), Duration.ofMillis(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not complete after PT0.001S")
        .hasMessageContaining("nothing to run");
  }

  @Test
  @DisplayName("stops where the future completes: what is ready stays ready")
  void stopsThere() {
    CompletableFuture<String> result = new CompletableFuture<>();
    scheduler.execute(() -> result.complete("done"));
    scheduler.execute(says("later"));
    scheduler.await(result, Duration.ofSeconds(10));
    assertThat(seen).isEmpty();
    assertThat(scheduler).hasToString("ManualScheduler[PT0S, 1 ready, 0 timers]");
  }
}
