package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AlreadyExecutingException;
import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import dev.agen.AsyncGenerator.State;
import dev.agen.Coroutine;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Until;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A generator whose favourite is one thread, and others that want something of it. The favourite
 * here is a thread that loops, or that has made many steps.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ThreadsTest {

  private static final int STEPS = 40; // enough to become the favourite

  @AutoClose private final Generators generators = new Generators();

  private final CountDownLatch inside = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  /** How a loop on a thread of its own has ended. */
  private static final class Looping {
    final List<Object> values = new ArrayList<>();
    Throwable error;
    boolean interrupted;
    final Thread thread;

    Looping(AsyncGenerator<Object, Object, Object> g) {
      thread =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  for (Object value : g) {
                    values.add(value);
                  }
                } catch (Throwable failure) {
                  error = failure;
                }
                interrupted = Thread.currentThread().isInterrupted();
              });
    }

    void join() throws InterruptedException {
      thread.join();
    }
  }

  private AsyncGenerator<Object, Object, Object> blocking() {
    return generators.of(y -> {
      for (int i = 0; i < STEPS; i++) {
        y.yield(i);
      }
      inside.countDown();
      go.await();
      y.yield("went on");
    });
  }

  // ---- handing over ----------------------------------------------------------------------------

  private static final class Baton {
    final AsyncGenerator<Integer, Object, Object> generator =
        AsyncGenerator.of(y -> {
          long checked = 0;
          String last = "";
          for (int i = 0; ; i++) {
            if (checked != i || (i > 0 && !last.equals("step " + (i - 1)))) {
              throw new AssertionError(i + " " + checked + " " + last);
            }
            y.yield(i);
            checked++;
            last = "step " + i;
          }
        });
    int expected; // plain
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, STEPS})
  @DisplayName("handed from thread to thread through a queue, it goes on where it was")
  void handOver(int stepsEach) throws Exception {
    BlockingQueue<Baton> queue = new LinkedBlockingQueue<>();
    List<CompletableFuture<Void>> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          CompletableFuture.runAsync(
              () -> passOn(queue, 2_000, stepsEach),
              i % 2 == 0 ? Thread.ofPlatform()::start : Thread::startVirtualThread));
    }
    for (int i = 0; i < 3; i++) {
      queue.add(new Baton());
    }
    for (CompletableFuture<Void> thread : threads) {
      thread.join();
    }
    assertThat(queue.stream().mapToInt(baton -> baton.expected).sum())
        .isEqualTo(4 * 2_000 * stepsEach);
    queue.forEach(baton -> baton.generator.close());
  }

  private static void passOn(BlockingQueue<Baton> queue, int times, int stepsEach) {
    try {
      for (int i = 0; i < times; i++) {
        Baton baton = queue.take();
        for (int step = 0; step < stepsEach; step++) {
          assertThat(baton.generator.anext().await()).isEqualTo(baton.expected++);
        }
        queue.add(baton);
      }
    } catch (InterruptedException never) {
      throw new AssertionError(never);
    }
  }

  // ---- refusals --------------------------------------------------------------------------------

  @Test
  @DisplayName("while the favourite's body executes, others are refused, and it does not notice")
  void othersAreRefused() throws InterruptedException {
    var g = blocking();
    Looping loop = new Looping(g);
    inside.await();
    assertThat(g.isSuspended()).isFalse();
    assertThat(g.state()).isEqualTo(State.RUNNING);
    assertThat(g.isRunning()).isTrue();
    assertThat(catchThrowable(() -> g.anext().await())).isInstanceOf(AlreadyRunningException.class);
    assertThat(catchThrowable(() -> g.asend("x").await()))
        .isInstanceOf(AlreadyRunningException.class);
    assertThat(catchThrowable(() -> g.athrow(new RuntimeException()).await()))
        .isInstanceOf(AlreadyRunningException.class);
    assertThat(catchThrowable(() -> g.aclose().await()))
        .isInstanceOf(AlreadyRunningException.class);
    assertThat(catchThrowable(() -> g.iterator().next()))
        .isInstanceOf(AlreadyRunningException.class);
    assertThat(g.frame().toString()).contains("ThreadsTest");
    go.countDown();
    loop.join();
    assertThat(loop.error).isNull();
    assertThat(loop.values).hasSize(STEPS + 1).endsWith("went on");
    assertThat(g.state()).isEqualTo(State.CLOSED);
  }

  private static List<Object> drained(AsyncGenerator<Object, Object, Object> g) {
    List<Object> values = new ArrayList<>();
    for (Object value : g) {
      values.add(value);
    }
    return values;
  }

  @Test
  @DisplayName("the favourite's body is refused, too, if it drives itself")
  void itselfIsRefused() {
    var self = new Object[1];
    List<Throwable> refusals = new ArrayList<>();
    var g =
        generators.of(y -> {
          for (int i = 0; i < STEPS; i++) {
            y.yield(i);
          }
          @SuppressWarnings("unchecked") // it is
          var me = (AsyncGenerator<Object, Object, Object>) self[0];
          refusals.add(catchThrowable(() -> me.anext().await()));
          refusals.add(catchThrowable(() -> me.iterator().next()));
          refusals.add(catchThrowable(() -> me.aclose().await()));
          refusals.add(catchThrowable(me::close));
          assertThat(me.state()).isEqualTo(State.RUNNING);
          assertThat(me.isRunning()).isTrue();
          y.yield("went on");
        });
    self[0] = g;
    assertThat(drained(g)).hasSize(STEPS + 1).endsWith("went on");
    assertThat(refusals).hasSize(4);
    assertThat(refusals.subList(0, 3)).hasOnlyElementsOfType(AlreadyRunningException.class);
    assertThat(refusals.getLast()).isNotNull();
  }

  @Test
  @DisplayName("a coroutine that executes is refused to others and to itself")
  void coroutineIsRefused() throws InterruptedException {
    var self = new Object[1];
    Coroutine<Object> coroutine =
        generators.coroutine(c -> {
          inside.countDown();
          go.await();
          return catchThrowable(() -> ((Coroutine<?>) self[0]).send(null));
        });
    self[0] = coroutine;
    CompletableFuture<Object> result = coroutine.start();
    inside.await();
    assertThat(catchThrowable(() -> coroutine.send(null)))
        .isInstanceOf(AlreadyExecutingException.class);
    go.countDown();
    assertThat(result.join()).isInstanceOf(AlreadyExecutingException.class);
  }

  // ---- cancelling ------------------------------------------------------------------------------

  @Test
  @DisplayName("cancel() interrupts the favourite's body, and the interrupt ends there")
  void cancelInterruptsFavourite() throws InterruptedException {
    var g = blocking();
    Looping loop = new Looping(g);
    inside.await();
    Until.blocked(loop.thread);
    g.cancel().join();
    loop.join();
    assertThat(loop.error).isInstanceOf(InterruptedException.class);
    assertThat(loop.interrupted).as("interrupt status of the driver").isFalse();
    assertThat(loop.values).hasSize(STEPS);
    assertThat(g.state()).isEqualTo(State.CLOSED);
  }

  @Test
  @DisplayName("cancel() of a favourite's body that is not blocked: no interrupt is left behind")
  void cancelDoesNotLeakInterrupt() throws InterruptedException {
    var g =
        generators.of(y -> {
          for (int i = 0; i < STEPS; i++) {
            y.yield(i);
          }
          inside.countDown();
          while (go.getCount() > 0) {
            Thread.onSpinWait();
          }
          while (true) {
            y.yield("went on");
          }
        });
    Looping loop = new Looping(g);
    inside.await();
    CompletableFuture<Void> cancelled = g.cancel();
    assertThat(cancelled).isNotDone();
    go.countDown();
    cancelled.join();
    loop.join();
    assertThat(loop.interrupted).as("interrupt status of the driver").isFalse();
    assertThat(loop.values).contains("went on");
    assertThat(g.state()).isEqualTo(State.CLOSED);
  }

  @Test
  @DisplayName("cancel() while the favourite's body awaits: CancellationException at the await")
  void cancelWhileWaiting() throws InterruptedException {
    CompletableFuture<Object> never = new CompletableFuture<>();
    AtomicInteger cleanups = new AtomicInteger();
    var g =
        generators.of(y -> {
          for (int i = 0; i < STEPS; i++) {
            y.yield(i);
          }
          try {
            y.await(never);
          } finally {
            cleanups.incrementAndGet();
          }
        });
    Looping loop = new Looping(g);
    Until.holds("it waits", () -> g.awaiting() == never);
    g.cancel().join();
    loop.join();
    assertThat(loop.error).isInstanceOf(CancellationException.class);
    assertThat(loop.interrupted).isFalse();
    assertThat(cleanups).hasValue(1);
  }

  @Test
  @DisplayName("closed by another thread between the favourite's steps: the loop ends")
  void closedBetweenSteps() {
    AtomicInteger cleanups = new AtomicInteger();
    var g =
        generators.of(y -> {
          try {
            for (int i = 0; ; i++) {
              y.yield(i);
            }
          } finally {
            cleanups.incrementAndGet();
          }
        });
    Iterator<Object> values = g.iterator();
    for (int i = 0; i < STEPS; i++) {
      assertThat(values.next()).isEqualTo(i);
    }
    CompletableFuture.runAsync(g::close).join();
    assertThat(values.hasNext()).isFalse();
    assertThat(cleanups).hasValue(1);
  }

  // ---- what is watched -------------------------------------------------------------------------

  /** What a frame has when it is watched. */
  private static Object attachments(AsyncGenerator<?, ?, ?> g) throws ReflectiveOperationException {
    Field frame = g.getClass().getDeclaredField("frame");
    frame.setAccessible(true);
    Class<?> type = frame.getType();
    Field attachments = type.getDeclaredField("attachments");
    attachments.setAccessible(true);
    return attachments.get(frame.get(g));
  }

  @Test
  @DisplayName("a compiled body that has no handlers is not watched when it is suspended")
  void withoutHandlersNotWatched() throws Exception {
    var plain = generators.of(y -> y.yield(1));
    var guarded =
        generators.of(y -> {
          try {
            y.yield(1);
          } finally {
            y.await(Coroutine.of(c -> null));
          }
        });
    plain.anext().await();
    guarded.anext().await();
    if (plain.engine().isCompiled()) {
      assertThat(attachments(plain)).isNull();
    }
    assertThat(attachments(guarded)).isNotNull();
  }
}
