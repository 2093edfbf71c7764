package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.BothEngines;
import dev.agen.fixtures.Probe;
import dev.agen.fixtures.Until;
import dev.agen.testing.ManualScheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Streams of what comes from elsewhere, and queues")
class ArrivalTest {

  @Test
  @DisplayName("fromStages: in the order of completion, null included")
  void stages() {
    CompletableFuture<Integer> a = new CompletableFuture<>();
    CompletableFuture<Integer> b = new CompletableFuture<>();
    CompletableFuture<Integer> c = CompletableFuture.completedFuture(3);
    AsyncStream<Integer> stream = AsyncStream.fromStages(List.of(a, b, c));
    BothEngines.expectCompiled(stream.engine());
    try (var run = stream.open()) {
      assertThat(run.anext().await()).isEqualTo(3);
      b.complete(null);
      assertThat(run.anext().await()).isNull();
      CompletableFuture<Integer> next = run.anext().start();
      a.complete(1);
      assertThat(next.join()).isEqualTo(1);
      assertThat(run.anext(-1).await()).isEqualTo(-1);
    }
    assertThat(stream.toList()).containsExactlyInAnyOrder(1, null, 3);
    assertThat(AsyncStream.fromStages(List.of()).toList()).isEmpty();
  }

  @Test
  @DisplayName("fromStages: a failure comes after what completed before; stages are not cancelled")
  void stageFails() {
    CompletableFuture<Integer> open = new CompletableFuture<>();
    Boom boom = new Boom("b");
    AsyncStream<Integer> stream =
        AsyncStream.fromStages(
            List.of(
                CompletableFuture.completedFuture(1), CompletableFuture.failedFuture(boom), open));
    List<Integer> seen = new ArrayList<>();
    assertThat(catchThrowable(() -> stream.forEach(seen::add))).isSameAs(boom);
    assertThat(seen).containsExactly(1);
    assertThat(open).isNotDone();
    assertThatThrownBy(
            () -> AsyncStream.fromStages(Arrays.asList(open, (CompletableFuture<Integer>) null)))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  @DisplayName("fromQueue: takes what is there, waits for more, is interrupted by closing")
  void queue() {
    LinkedBlockingQueue<Integer> queue = new LinkedBlockingQueue<>(List.of(1, 2));
    AsyncStream<Integer> stream = AsyncStream.fromQueue(queue);
    BothEngines.expectCompiled(stream.engine());
    var run = stream.open();
    assertThat(run.anext().await()).isEqualTo(1);
    assertThat(run.anext().await()).isEqualTo(2);
    CompletableFuture<Integer> next = run.anext().start();
    queue.add(3);
    assertThat(next.join()).isEqualTo(3);
    CompletableFuture<Integer> waiting = run.anext().start();
    Until.holds("waits", () -> run.awaiting() != null);
    run.cancel().join();
    Until.holds("ended", waiting::isDone);
    assertThat(waiting).isCancelled();
    queue.add(4);
    assertThat(queue).as("nobody takes any more").containsExactly(4);
  }

  @Test
  @DisplayName("fromQueue: an element taken when the run was stopped goes back")
  void givenBack() {
    LinkedBlockingDeque<Integer> queue =
        new LinkedBlockingDeque<>(List.of(2)) {
          private static final long serialVersionUID = 1L;

          @Override
          public Integer poll() {
            return null; // so that a child has to take it
          }
        };
    ManualScheduler scheduler = new ManualScheduler();
    var run = AsyncStream.fromQueue(queue).open();
    CompletableFuture<Integer> next = scheduler.start(run.anext());
    scheduler.runNext(); // the body waits for the child
    scheduler.runNext(); // the child takes
    assertThat(queue).isEmpty();
    next.cancel(true); // before the body has seen it
    scheduler.runAll();
    assertThat(next).isDone();
    if (next.isCancelled()) {
      assertThat(queue).containsExactly(2);
    } else {
      assertThat(next.join()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("toQueue: all elements, waits for room, refuses null")
  void toQueue() throws Exception {
    ArrayBlockingQueue<Integer> queue = new ArrayBlockingQueue<>(1);
    Probe probe = new Probe();
    CompletableFuture<?> task = probe.count(0, 3).toQueue(queue).start();
    assertThat(queue.take()).isZero();
    assertThat(queue.take()).isEqualTo(1);
    assertThat(queue.take()).isEqualTo(2);
    task.join();
    assertThat(probe.closed).hasValue(1);
    CompletableFuture<?> stuck = probe.count(0, 9).toQueue(queue).start();
    Until.holds("full", () -> queue.size() == 1 && probe.asked.get() >= 6);
    stuck.cancel(true);
    Until.holds("ended", stuck::isDone);
    assertThat(stuck).isCancelled();
    assertThat(probe.closed).hasValue(2);
    AsyncStream<Integer> nulls =
        AsyncStream.generate(y -> {
          y.yield(null);
        });
    assertThatThrownBy(() -> nulls.toQueue(new LinkedBlockingQueue<>()).await())
        .isInstanceOf(NullPointerException.class)
        .hasMessage("a queue cannot hold null; map it to something else before toQueue");
    assertThatThrownBy(() -> nulls.toQueue(null)).hasMessage("queue");
  }

  @Test
  @DisplayName("fromCallback: elements from any thread, the end, the hooks, last one first")
  void callback() throws Exception {
    List<String> hooks = new ArrayList<>();
    AtomicReference<Emitter<Integer>> emitter = new AtomicReference<>();
    CountDownLatch registered = new CountDownLatch(1);
    AsyncStream<Integer> stream =
        AsyncStream.fromCallback(
            e -> {
              e.onClose(() -> hooks.add("first"));
              e.onClose(() -> hooks.add("last"));
              e.emit(1);
              emitter.set(e);
              registered.countDown();
            },
            2,
            Overflow.SUSPEND);
    BothEngines.expectCompiled(stream.engine());
    try (var run = stream.open()) {
      assertThat(run.anext().await()).isEqualTo(1);
      registered.await();
      Thread.startVirtualThread(() -> emitter.get().emit(null)).join();
      assertThat(run.anext().await()).isNull();
      emitter.get().emit(3);
      emitter.get().complete();
      emitter.get().emit(4);
      emitter.get().fail(new Boom("too late"));
      assertThat(run.anext().await()).isEqualTo(3);
      assertThat(run.anext(-1).await()).isEqualTo(-1);
    }
    assertThat(hooks).containsExactly("last", "first");
    emitter.get().onClose(() -> hooks.add("late"));
    assertThat(hooks).endsWith("late");
  }

  @Test
  @DisplayName("fromCallback: SUSPEND blocks who emits, until there is room or the consumer goes")
  void callbackSuspends() throws Exception {
    AtomicInteger emitted = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(1);
    AsyncStream<Integer> stream =
        AsyncStream.fromCallback(
            e ->
                Thread.ofVirtual()
                    .start(() -> {
                      for (int i = 0; i < 5; i++) {
                        e.emit(i);
                        emitted.incrementAndGet();
                      }
                      ended.countDown();
                    }),
            1,
            Overflow.SUSPEND);
    var run = stream.open();
    assertThat(run.anext().await()).isZero();
    Until.holds("second is in the buffer", () -> emitted.get() == 2);
    assertThat(run.anext().await()).isEqualTo(1);
    Until.holds("third is in the buffer", () -> emitted.get() == 3);
    run.close();
    ended.await();
  }

  @Test
  @DisplayName("fromCallback: who emits is interrupted")
  void callbackInterrupted() {
    CountDownLatch refused = new CountDownLatch(1);
    AsyncStream<Integer> stream =
        AsyncStream.fromCallback(
            e -> {
              Thread.currentThread().interrupt();
              try {
                e.emit(1);
                e.emit(2); // there is room if the consumer has the first already
                e.emit(3);
              } finally {
                refused.countDown();
              }
            },
            1,
            Overflow.SUSPEND);
    assertThatThrownBy(() -> stream.forEach(i -> refused.await()))
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted while the buffer was full");
  }

  @Test
  @DisplayName("fromCallback: DROP_OLDEST, DROP_LATEST, FAIL")
  void callbackOverflow() {
    assertThat(four(Overflow.DROP_OLDEST)).isEqualTo("2 3 ");
    assertThat(four(Overflow.DROP_LATEST)).isEqualTo("0 1 ");
    assertThat(four(Overflow.FAIL)).startsWith("0 1 the buffer is full");
  }

  /** What comes of it if the consumer looks when all has been emitted. */
  private static String four(Overflow overflow) {
    AsyncStream<Integer> stream =
        AsyncStream.fromCallback(
            e -> {
              for (int i = 0; i < 4; i++) {
                e.emit(i);
              }
              e.complete();
            },
            2,
            overflow);
    ManualScheduler scheduler = new ManualScheduler(); // registers in one go
    StringBuilder seen = new StringBuilder();
    try {
      scheduler.await(stream.forEachAsync(i -> seen.append(i).append(' ')));
    } catch (IllegalStateException full) {
      seen.append(full.getMessage());
    }
    return seen.toString();
  }

  @Test
  @DisplayName("fromCallback: a failure of registering has a note, and the hooks are run")
  void callbackFails() {
    Boom boom = new Boom("b");
    AtomicInteger hooks = new AtomicInteger();
    AsyncStream<Integer> stream =
        AsyncStream.fromCallback(
            e -> {
              e.onClose(hooks::incrementAndGet);
              throw boom;
            },
            1,
            Overflow.FAIL);
    assertThat(catchThrowable(stream::toList)).isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in fromCallback");
    assertThat(hooks).hasValue(1);
  }

  @Test
  @DisplayName("fromCallback: a hook's failure is not lost, and the other hooks are run")
  void hookFails() {
    IllegalStateException failure = new IllegalStateException("hook");
    AtomicInteger hooks = new AtomicInteger();
    AsyncStream<Integer> stream =
        AsyncStream.fromCallback(
            e -> {
              e.onClose(hooks::incrementAndGet);
              e.onClose(() -> {
                throw failure;
              });
              e.emit(1);
              e.complete();
            },
            1,
            Overflow.SUSPEND);
    assertThat(catchThrowable(stream::toList)).isSameAs(failure);
    assertThat(catchThrowable(stream::findFirst)).isSameAs(failure);
    assertThat(hooks).hasValue(2);
  }

  @Test
  @DisplayName("Arguments are checked at once")
  void arguments() {
    assertThatThrownBy(() -> AsyncStream.fromQueue(null)).hasMessage("queue");
    assertThatThrownBy(() -> AsyncStream.fromCallback(null, 1, Overflow.FAIL))
        .hasMessage("register");
    assertThatThrownBy(() -> AsyncStream.fromCallback(e -> {}, 0, Overflow.FAIL))
        .hasMessage("capacity must be at least 1, but is 0");
    assertThatThrownBy(() -> AsyncStream.fromCallback(e -> {}, 1, null)).hasMessage("overflow");
  }
}
