package dev.agen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterator;
import dev.agen.StopAsyncIteration;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RecordedSource")
class RecordedSourceTest {

  private final ManualScheduler scheduler = new ManualScheduler();
  private final IOException error = new IOException("planned");

  @Test
  @DisplayName("counts what is opened, asked for, yielded and closed")
  void counts() {
    RecordedSource<String> source = RecordedSource.of("a", null, "c");
    assertThat(source.stream().toList()).containsExactly("a", null, "c");
    assertThat(source)
        .hasToString(
            "RecordedSource[1 opened, 1 closed, 1 started, 1 finished, 4 asked, 3 yielded]");
    try (var run = source.stream().open()) {
      assertThat(run.anext().await()).isEqualTo("a");
      assertThat(source.live()).isEqualTo(1);
      assertThat(source.opened()).isEqualTo(2);
    }
    assertThat(source.live()).isZero();
    assertThat(source.closed()).isEqualTo(2);
  }

  @Test
  @DisplayName("fails at an element, at the end, and while it is closed")
  void fails() {
    assertThatThrownBy(() -> RecordedSource.of(1, 2).failAt(1, error).stream().toList())
        .isSameAs(error);
    RecordedSource<Integer> atEnd = RecordedSource.of(1).failAt(1, error);
    assertThatThrownBy(() -> atEnd.stream().toList()).isSameAs(error);
    assertThat(atEnd.yielded()).isEqualTo(1);
    assertThat(atEnd.closed()).isEqualTo(1);
    RecordedSource<Integer> closing = RecordedSource.of(1).failInClosing(error);
    assertThatThrownBy(() -> closing.stream().findFirst()).isSameAs(error);
    assertThat(closing.thrown()).containsExactly(error);
    assertThat(closing.closed()).isEqualTo(1);
    assertThatThrownBy(() -> RecordedSource.of(1).failAt(2, error))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  @DisplayName("waits until it is released")
  void waits() {
    RecordedSource<Integer> source = RecordedSource.of(1, 2).pendingAt(1);
    CompletableFuture<Void> waits = source.nextWait();
    var list = scheduler.start(source.stream().toListAsync());
    assertThat(source.release()).isFalse();
    scheduler.runAll();
    assertThat(waits).isDone();
    assertThat(list).isNotDone();
    assertThat(source.release()).isTrue();
    scheduler.runAll();
    assertThat(list).isCompletedWithValue(java.util.List.of(1, 2));
  }

  @Test
  @DisplayName("is slow, or pauses")
  void slow() {
    RecordedSource<Integer> slow = RecordedSource.of(1, 2).slow();
    assertThat(scheduler.await(slow.stream().toListAsync())).containsExactly(1, 2);
    assertThat(scheduler.elapsed()).isZero();
    RecordedSource<Integer> pauses = RecordedSource.of(1, 2).pause(Duration.ofHours(1));
    assertThat(scheduler.await(pauses.stream().toListAsync())).containsExactly(1, 2);
    assertThat(scheduler.elapsed()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  @DisplayName("foreign: no generator, counts each call of close")
  void foreign() throws Exception {
    RecordedSource<Integer> source = RecordedSource.of(1);
    AsyncIterator<Integer> run = source.foreign().aiter();
    assertThat(run).isNotInstanceOf(AsyncGenerator.class);
    assertThat(run.anext().await()).isEqualTo(1);
    assertThatThrownBy(() -> run.anext().await()).isInstanceOf(StopAsyncIteration.class);
    assertThat(source.violations()).isEmpty();
    assertThatThrownBy(() -> run.anext().await()).isInstanceOf(StopAsyncIteration.class);
    assertThat(source.violations()).containsExactly("an element was asked for after the end");
    ((AutoCloseable) run).close();
    ((AutoCloseable) run).close();
    assertThat(source.closed()).isEqualTo(2);
    assertThat(source.violations()).contains("a run was closed twice");
  }

  @Test
  @DisplayName("foreign: notices two questions at a time, and one after the closing")
  void twoQuestions() throws Exception {
    RecordedSource<Integer> source = RecordedSource.of(1, 2).alwaysPending();
    AsyncIterator<Integer> run = source.foreignRun();
    scheduler.start(run.anext());
    scheduler.start(run.anext());
    scheduler.runAll();
    ((AutoCloseable) run).close();
    scheduler.start(run.anext());
    scheduler.runAll();
    assertThat(source.violations())
        .contains(
            "an element was asked for while one is being asked for",
            "a run was closed while an element is being asked for",
            "an element was asked for after the closing");
  }

  @Test
  @DisplayName("run: exists already, and has to be closed even if it is not used")
  void run() {
    RecordedSource<Integer> source = RecordedSource.of(1, 2);
    var run = source.run();
    assertThat(source.opened()).isEqualTo(1);
    run.close();
    assertThat(source.closed()).isEqualTo(1);
    assertThat(source.asked()).isZero();
    run.aclose().await();
    assertThat(source.violations()).containsExactly("a run was closed twice");
    var cancelled = RecordedSource.of(1).run();
    assertThat(cancelled.anext().await()).isEqualTo(1);
    cancelled.cancel().join();
  }
}
