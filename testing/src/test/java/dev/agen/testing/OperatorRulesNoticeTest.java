package dev.agen.testing;

import static dev.agen.testing.OperatorUnderTest.Trait.MANY_TO_ONE;
import static dev.agen.testing.OperatorUnderTest.Trait.UNORDERED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.Awaiter;
import dev.agen.Coroutine;
import dev.agen.Diagnostics;
import dev.agen.StopAsyncIteration;
import dev.agen.stream.Scheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rules notice operators that break them")
class OperatorRulesNoticeTest {

  private static final String SAME = "All ways give the same";
  private static final String ANY_ORDER = "Rule 3: whatever runs first";
  private static final String AT_END = "Rule 1: sources are closed at the end";
  private static final String ON_LEAVING = "Rule 1: sources are closed on leaving";
  private static final String AFTER_ERRORS = "Rule 1: sources are closed after errors";
  private static final String UNUSED = "Rule 1: sources are closed unused";
  private static final String NOT_BEFORE = "Rule 2: nothing is opened before";
  private static final String NEED = "Rule 2: nothing is asked for without need";
  private static final String BOUNDED = "Rule 3: what is in flight is bounded";
  private static final String OF_SOURCES = "Rule 4: errors of sources come out";
  private static final String OF_FUNCTIONS = "Rule 4: errors of functions come out";
  private static final String OF_CLOSING = "Rule 4: errors of closing are not lost";
  private static final String PULLED = "Rule 5: cancelled, pulled";
  private static final String CHILDREN = "Rule 5: left while children wait";
  private static final String PUSHED = "Rule 5: cancelled, pushed";
  private static final String LOOPED = "Rule 5: cancelled, looped";
  private static final String SCHEDULER = "Rule 6: the scheduler is all it needs";

  /** What wrong operators leave behind is reported; that is not of interest here. */
  @BeforeAll
  static void quiet() {
    Diagnostics.setReporter(report -> {});
  }

  @AfterAll
  static void reportAgain() {
    Diagnostics.setReporter(null);
  }

  private static Map<String, Throwable> failures(OperatorUnderTest operator) {
    OperatorRules rules =
        new OperatorRules() {
          @Override
          protected List<OperatorUnderTest> operators() {
            return List.of(operator.patience(Duration.ofSeconds(1)));
          }
        };
    return Verdict.failures(rules.rules());
  }

  private static Map<String, Throwable> failures(Function<Trial, AsyncStream<?>> operator) {
    return failures(OperatorUnderTest.of("wrong", operator));
  }

  private static void close(Awaiter c, AsyncIterator<?> run) throws Exception {
    if (run instanceof AsyncGenerator<?, ?, ?> generator) {
      c.await(generator.aclose());
    } else if (run instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  private static void closeAfter(Awaiter c, AsyncIterator<?> run, Throwable error)
      throws Exception {
    try {
      close(c, run);
    } catch (Throwable failure) {
      error.addSuppressed(failure);
    }
  }

  @Test
  @DisplayName("nothing is wrong with a right one, written by hand")
  void right() {
    assertThat(
            failures(t ->
                AsyncStream.generate(y -> {
                  AsyncIterator<Integer> run = t.stream(0).aiter();
                  try {
                    for (int value : y.each(run)) {
                      y.yield(t.pass(value));
                    }
                  } finally {
                    close(y, run);
                  }
                })))
        .isEmpty();
  }

  @Test
  @DisplayName("Rule 1: it does not close")
  void doesNotClose() {
    assertThat(
            failures(t ->
                AsyncStream.generate(y -> {
                  for (int value : y.each(t.iterable(0))) {
                    y.yield(t.pass(value));
                  }
                })))
        .containsKeys(ON_LEAVING, AFTER_ERRORS, AT_END, CHILDREN);
  }

  @Test
  @DisplayName("Rule 1: it closes at the end only")
  void closesAtEndOnly() {
    assertThat(
            failures(t ->
                AsyncStream.generate(y -> {
                  AsyncIterator<Integer> run = t.stream(0).aiter();
                  for (int value : y.each(run)) {
                    y.yield(t.pass(value));
                  }
                  close(y, run);
                })))
        .containsKeys(ON_LEAVING, AFTER_ERRORS)
        .doesNotContainKeys(AT_END, SAME);
  }

  @Test
  @DisplayName("Rule 1: it closes twice")
  void closesTwice() {
    Map<String, Throwable> failures =
        failures(t ->
            AsyncStream.generate(y -> {
              AsyncIterator<Integer> run = t.iterable(0).aiter();
              try {
                for (int value : y.each(run)) {
                  y.yield(value);
                }
                close(y, run);
              } finally {
                close(y, run);
              }
            }));
    assertThat(failures).containsKeys(AT_END);
    assertThat(failures.get(AT_END)).hasMessageContaining("closed exactly once");
  }

  @Test
  @DisplayName("Rule 1: it does not wait for the closing")
  void doesNotAwaitClosing() {
    assertThat(
            failures(t ->
                AsyncStream.generate(y -> {
                  AsyncGenerator<Integer, ?, ?> run = t.stream(0).open();
                  Scheduler scheduler = Scheduler.current();
                  try {
                    for (int value : y.each(run)) {
                      y.yield(value);
                    }
                  } finally {
                    run.aclose().start(scheduler);
                  }
                })))
        .containsKeys(ON_LEAVING);
  }

  @Test
  @DisplayName("Rule 1: a run that exists already is not closed if it is not needed")
  void doesNotCloseUnused() {
    assertThat(
            failures(t -> {
              var source = t.iterable(0);
              return AsyncStream.generate(y -> {
                AsyncIterator<Integer> run = source.aiter();
                try {
                  for (int value : y.each(run)) {
                    y.yield(value);
                  }
                } finally {
                  close(y, run);
                }
              });
            }))
        .containsKeys(UNUSED)
        .doesNotContainKeys(AT_END);
  }

  @Test
  @DisplayName("Rule 2: it starts when it is described")
  void eager() {
    assertThat(
            failures(t -> {
              var _ = t.stream(0).countAsync().start(Runnable::run);
              return t.stream(0).map(t::pass);
            }))
        .containsKeys(NOT_BEFORE);
  }

  @Test
  @DisplayName("Rules 2 and 3: it asks for an element too many before it yields one")
  void asksAhead() {
    assertThat(
            failures(t ->
                AsyncStream.generate(y -> {
                  AsyncIterator<Integer> run = t.stream(0).aiter();
                  try {
                    Integer before = null;
                    for (int value : y.each(run)) {
                      if (before != null) {
                        y.yield(before);
                      }
                      before = value;
                    }
                    if (before != null) {
                      y.yield(before);
                    }
                  } finally {
                    close(y, run);
                  }
                })))
        .containsKeys(BOUNDED);
  }

  @Test
  @DisplayName("Rule 2: it asks for more than it says")
  void asksTooOften() {
    OperatorUnderTest first =
        OperatorUnderTest.of(
                "first",
                t ->
                    t.stream(0)
                        .<Integer>mapMulti((x, results) -> {
                          if (x == 0) {
                            results.accept(x);
                          }
                        }))
            .with(MANY_TO_ONE)
            .asksAtMost(1);
    assertThat(failures(first)).containsOnlyKeys(NEED);
  }

  /** Reads its source in a child that asks without bound. */
  private static AsyncStream<Integer> pumped(Trial t, Executor executor, boolean closes) {
    return AsyncStream.generate(y -> {
      Queue<Integer> queue = new ArrayDeque<>();
      CompletableFuture<?> child =
          Coroutine.<Void>of(
                  c -> {
                    AsyncIterator<Integer> run = t.stream(0).aiter();
                    try {
                      for (int value : c.each(run)) {
                        queue.add(t.pass(value));
                      }
                    } catch (Throwable error) {
                      closeAfter(c, run, error);
                      throw error;
                    }
                    close(c, run);
                    return null;
                  })
              .start(executor == null ? Scheduler.current() : executor);
      try {
        y.await(child);
        while (!queue.isEmpty()) {
          y.yield(queue.remove());
        }
      } finally {
        if (closes) {
          child.cancel(true);
          while (!child.isDone()) {
            y.await(child.handle((value, error) -> null));
          }
        }
      }
    });
  }

  @Test
  @DisplayName("Rule 3: it keeps more than it says")
  void unbounded() {
    assertThat(failures(t -> pumped(t, null, true)))
        .containsKeys(BOUNDED)
        .doesNotContainKeys(PULLED);
  }

  @Test
  @DisplayName("Rule 5: it leaves a child running")
  void leavesChild() {
    assertThat(failures(t -> pumped(t, null, false))).containsKeys(PULLED, PUSHED, LOOPED);
  }

  @Test
  @DisplayName("Rule 3: its order depends on what runs first")
  void disorder() {
    assertThat(
            failures(t ->
                t.stream(0)
                    .<Integer>transform(in ->
                        y -> {
                          Scheduler scheduler = Scheduler.current();
                          Queue<Integer> results = new ConcurrentLinkedQueue<>();
                          List<CompletableFuture<?>> tasks = new ArrayList<>();
                          for (int value : y.each(in)) {
                            tasks.add(
                                CompletableFuture.runAsync(() -> results.add(value), scheduler));
                          }
                          for (CompletableFuture<?> task : tasks) {
                            y.await(task);
                          }
                          for (int result : results) {
                            y.yield(result);
                          }
                        })))
        .containsKeys(ANY_ORDER);
  }

  @Test
  @DisplayName("Rule 6: it starts threads of its own")
  void threads() {
    Executor own = Thread.ofVirtual().inheritInheritableThreadLocals(false)::start;
    assertThat(failures(t -> pumped(t, own, true))).containsKeys(SCHEDULER);
  }

  @Test
  @DisplayName("Rule 5: it leaves a timer running")
  void leavesTimer() {
    assertThat(
            failures(t ->
                AsyncStream.generate(y -> {
                  Scheduler.current().schedule(() -> {}, Duration.ofMillis(100));
                  y.yield(1);
                })))
        .containsKeys(AT_END, ON_LEAVING);
  }

  @Test
  @DisplayName("Rule 4: it swallows errors")
  void swallows() {
    assertThat(
            failures(t ->
                AsyncStream.generate(y -> {
                  AsyncIterator<Integer> run = t.stream(0).aiter();
                  try {
                    for (int value : y.each(run)) {
                      y.yield(t.pass(value));
                    }
                  } catch (Exception error) {
                    if (!(error instanceof CancellationException)) {
                      return;
                    }
                    throw error;
                  } finally {
                    close(y, run);
                  }
                })))
        .containsKeys(OF_SOURCES, OF_FUNCTIONS)
        .doesNotContainKeys(PULLED, PUSHED);
  }

  @Test
  @DisplayName("Rule 4: it wraps errors")
  void wraps() {
    assertThat(
            failures(t ->
                t.stream(0)
                    .map(x -> {
                      try {
                        return t.pass(x);
                      } catch (Exception error) {
                        throw new IllegalStateException(error);
                      }
                    })))
        .containsOnlyKeys(OF_FUNCTIONS);
  }

  @Test
  @DisplayName("Rule 4: it loses what closing fails with")
  void losesClosing() {
    assertThat(
            failures(t ->
                AsyncStream.generate(y -> {
                  AsyncIterator<Integer> run = t.stream(0).aiter();
                  try {
                    for (int value : y.each(run)) {
                      y.yield(t.pass(value));
                    }
                  } finally {
                    try {
                      close(y, run);
                    } catch (Exception lost) {
                      // on purpose
                    }
                  }
                })))
        .containsOnlyKeys(OF_CLOSING);
  }

  @Test
  @DisplayName("Rule 5: it takes a cancellation for an error that it handles")
  void swallowsCancellation() {
    assertThat(
            failures(t ->
                AsyncStream.generate(y -> {
                  AsyncIterator<Integer> run = t.stream(0).aiter();
                  try {
                    for (int value : y.each(run)) {
                      y.yield(value);
                    }
                  } catch (CancellationException error) {
                    y.yield(-1);
                  } finally {
                    close(y, run);
                  }
                })))
        .containsKeys(PUSHED);
  }

  @Test
  @DisplayName("Rule 1: it asks for two elements at a time")
  void twoAtATime() {
    Map<String, Throwable> failures =
        failures(
            OperatorUnderTest.of(
                    "wrong",
                    t ->
                        AsyncStream.<Integer>generate(y -> {
                          AsyncIterator<Integer> run = t.iterable(0).aiter();
                          Scheduler scheduler = Scheduler.current();
                          try {
                            while (true) {
                              Awaitable<Integer> next = run.anext();
                              CompletableFuture<Integer> first = next.start(scheduler);
                              CompletableFuture<Integer> second = run.anext().start(scheduler);
                              y.yield(y.await(first));
                              y.yield(y.await(second));
                            }
                          } catch (StopAsyncIteration end) {
                            // the end
                          } finally {
                            close(y, run);
                          }
                        }))
                .with(UNORDERED));
    assertThat(failures.get(AT_END)).hasMessageContaining("already running");
  }

  @Test
  @DisplayName("It gives something else each time")
  void varies() {
    AtomicInteger runs = new AtomicInteger();
    assertThat(failures(t -> t.stream(0).map(x -> x + runs.getAndIncrement())))
        .containsOnlyKeys(SAME, ANY_ORDER);
  }
}
