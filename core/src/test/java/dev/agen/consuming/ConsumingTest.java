package dev.agen.consuming;

import static dev.agen.fixtures.Raising.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Until;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Loops over a generator, and the consuming methods of a stream. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ConsumingTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  /** Yields 1 to 3 and tells what it does. */
  private AsyncStream<Integer> telling() {
    return AsyncStream.generate(y -> {
      try {
        for (int i = 1; i <= 3; i++) {
          script.log("yielding", i);
          y.yield(i);
          script.log("resumed");
        }
      } finally {
        script.log("finally");
      }
    });
  }

  // ---- for loops ------------------------------------------------------------------------------

  @Test
  @DisplayName("for: a rendezvous; the code after a yield runs only when the consumer comes back")
  void isRendezvous() {
    try (var run = telling().open()) {
      for (int value : run) {
        script.log("consuming", value);
      }
    }
    script.expect(
        "yielding 1",
        "consuming 1",
        "resumed",
        "yielding 2",
        "consuming 2",
        "resumed",
        "yielding 3",
        "consuming 3",
        "resumed",
        "finally");
  }

  @Test
  @DisplayName("nothing is fetched ahead: not by opening, iterator() or next(), only by hasNext()")
  void fetchesNothingAhead() {
    try (var run = telling().open()) {
      Iterator<Integer> iterator = run.iterator();
      script.expect();
      assertThat(iterator.hasNext()).isTrue();
      assertThat(iterator.hasNext()).isTrue();
      script.expect("yielding 1");
      assertThat(iterator.next()).isEqualTo(1);
      script.expect();
      assertThat(iterator.next()).isEqualTo(2);
      script.expect("resumed", "yielding 2");
    }
    script.expect("finally");
  }

  @Test
  @DisplayName("for in try-with-resources: break closes")
  void breakCloses() {
    try (var run = telling().open()) {
      for (int value : run) {
        script.log("consuming", value);
        break;
      }
      script.log("after the loop");
    }
    script.expect("yielding 1", "consuming 1", "after the loop", "finally");
  }

  private int firstValue() {
    try (var run = telling().open()) {
      for (int value : run) {
        return value;
      }
    }
    return -1;
  }

  @Test
  @DisplayName("for in try-with-resources: return closes")
  void returnCloses() {
    assertThat(firstValue()).isEqualTo(1);
    script.expect("yielding 1", "finally");
  }

  @Test
  @DisplayName("for in try-with-resources: an exception closes, and comes out as it is")
  void exceptionCloses() {
    Oops oops = new Oops("o");
    Throwable error =
        catchThrowable(() -> {
          try (var run = telling().open()) {
            for (int value : run) {
              throw value == 1 ? oops : new AssertionError();
            }
          }
        });
    assertThat(error).isSameAs(oops).hasNoSuppressedExceptions();
    script.expect("yielding 1", "finally");
  }

  @Test
  @DisplayName("for without try-with-resources: break closes nothing, a second loop goes on")
  void breakAloneClosesNothing() {
    var run = generators.add(telling().open());
    for (int value : run) {
      script.log("consuming", value);
      break;
    }
    for (int value : run) {
      script.log("second loop", value);
    }
    script.expect(
        "yielding 1",
        "consuming 1",
        "resumed",
        "yielding 2",
        "second loop 2",
        "resumed",
        "yielding 3",
        "second loop 3",
        "resumed",
        "finally");
  }

  @Test
  @DisplayName("an iterator at its end says so again and again, and has no next()")
  void endOfIterator() {
    Iterator<Object> iterator = generators.yielding("only").iterator();
    assertThat(iterator.next()).isEqualTo("only");
    assertThat(iterator.hasNext()).isFalse();
    assertThat(iterator.hasNext()).isFalse();
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  @DisplayName("what the body throws comes out of hasNext(), once; then the iterator is at its end")
  void errorOfBodyComesOutOnce() {
    Boom boom = new Boom("b");
    Iterator<Object> iterator =
        generators
            .of(y -> {
              y.yield(1);
              throw boom;
            })
            .iterator();
    iterator.next();
    assertThat(catchThrowable(iterator::hasNext)).isSameAs(boom);
    assertThat(iterator.hasNext()).isFalse();
  }

  @Test
  @DisplayName("two loops share a run, two runs share nothing")
  void loopsShareRun() {
    AsyncStream<Integer> stream =
        AsyncStream.generate(y -> {
          for (int i = 1; i <= 4; i++) {
            y.yield(i);
          }
        });
    var run = generators.add(stream.open());
    Iterator<Integer> first = run.iterator();
    Iterator<Integer> second = run.iterator();
    assertThat(List.of(first.next(), second.next(), first.next(), second.next()))
        .containsExactly(1, 2, 3, 4);
    assertThat(first.hasNext()).isFalse();
    assertThat(second.hasNext()).isFalse();
    assertThat(stream.toList()).containsExactly(1, 2, 3, 4);
  }

  @Test
  @DisplayName("loops and operations by hand share the run, too")
  void loopAndOperationsShareRun() {
    var run = generators.yielding(1, 2, 3, 4);
    Iterator<Object> iterator = run.iterator();
    assertThat(iterator.next()).isEqualTo(1);
    assertThat(run.asend("x").await()).isEqualTo(2);
    assertThat(iterator.next()).isEqualTo(3);
    run.aclose().await();
    assertThat(iterator.hasNext()).isFalse();
  }

  // ---- consuming methods ----------------------------------------------------------------------

  @Test
  @DisplayName("forEach: gives each value in turn, and closes at the end")
  void forEachGivesAll() {
    telling().forEach(value -> script.log("consuming", value));
    script.expect(
        "yielding 1",
        "consuming 1",
        "resumed",
        "yielding 2",
        "consuming 2",
        "resumed",
        "yielding 3",
        "consuming 3",
        "resumed",
        "finally");
  }

  @Test
  @DisplayName("forEach: what the action throws, checked or not, ends the run and comes out")
  void forEachPassesActionsError() {
    for (Throwable error : List.of(new Boom("b"), new Oops("o"), new Error("e"))) {
      assertThat(
              catchThrowable(() ->
                  telling()
                      .forEach(value -> {
                        throw raise(error);
                      })))
          .isSameAs(error)
          .hasNoSuppressedExceptions();
      script.expect("yielding 1", "finally");
    }
  }

  @Test
  @DisplayName("forEach: what the body throws comes out")
  void forEachPassesBodysError() {
    Boom boom = new Boom("b");
    AsyncStream<Object> failing =
        AsyncStream.generate(y -> {
          throw boom;
        });
    assertThat(catchThrowable(() -> failing.forEach(value -> script.log(value)))).isSameAs(boom);
    assertThat(catchThrowable(failing::toList)).isSameAs(boom);
    assertThat(catchThrowable(() -> failing.forEachWhile(value -> true))).isSameAs(boom);
    assertThat(
            catchThrowable(() -> failing.forEachAsync(value -> script.log(value)).start().join()))
        .hasCause(boom);
  }

  @Test
  @DisplayName("forEach: an error of the cleanup does not hide the action's")
  void cleanupsErrorIsSuppressed() {
    Boom action = new Boom("action");
    Oops cleanup = new Oops("cleanup");
    AsyncStream<Object> stream =
        AsyncStream.generate(y -> {
          try {
            y.yield(1);
          } catch (Throwable exit) {
            throw cleanup;
          }
        });
    assertThat(
            catchThrowable(() ->
                stream.forEach(value -> {
                  throw action;
                })))
        .isSameAs(action)
        .hasSuppressedException(cleanup);
  }

  @Test
  @DisplayName("forEachWhile: true if the stream ended by itself (Python's else), false on break")
  void forEachWhileTellsElse() {
    assertThat(telling().forEachWhile(value -> true)).isTrue();
    script.expect(
        "yielding 1", "resumed", "yielding 2", "resumed", "yielding 3", "resumed", "finally");
    assertThat(telling().forEachWhile(value -> value < 2)).isFalse();
    script.expect("yielding 1", "resumed", "yielding 2", "finally");
    assertThat(AsyncStream.generate(y -> script.log("empty")).forEachWhile(value -> false))
        .isTrue();
    script.expect("empty");
  }

  @Test
  @DisplayName("toList: a new modifiable list, nulls included")
  void toListWithNulls() {
    AsyncStream<String> stream =
        AsyncStream.generate(y -> {
          y.yield(null);
          y.yield("a");
          y.yield(null);
        });
    List<String> list = stream.toList();
    assertThat(list).isEqualTo(Arrays.asList(null, "a", null));
    list.add("modifiable");
    assertThat(stream.toList()).hasSize(3);
  }

  // ---- forEachAsync ---------------------------------------------------------------------------

  @Test
  @DisplayName("forEachAsync: consumes elsewhere, on one thread that may block")
  void forEachAsyncConsumesElsewhere() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    Thread me = Thread.currentThread();
    CompletableFuture<Void> done =
        telling()
            .forEachAsync(value -> {
              go.await();
              script.log("consuming", value, Thread.currentThread().equals(me));
            })
            .start();
    assertThat(done).isNotDone();
    go.countDown();
    done.join();
    script.expect(
        "yielding 1",
        "consuming 1 false",
        "resumed",
        "yielding 2",
        "consuming 2 false",
        "resumed",
        "yielding 3",
        "consuming 3 false",
        "resumed",
        "finally");
  }

  @Test
  @DisplayName("forEachAsync: fails with what the action throws, when the run is closed")
  void forEachAsyncFails() {
    Boom boom = new Boom("b");
    CompletableFuture<Void> done =
        telling()
            .forEachAsync(value -> {
              throw boom;
            })
            .start();
    assertThat(catchThrowable(done::join)).hasCause(boom);
    script.expect("yielding 1", "finally");
  }

  @Test
  @DisplayName("forEachAsync of a stream: cancelling stops the loop and closes the run")
  void cancellingForEachAsyncOfStream() {
    CompletableFuture<Object> never = new CompletableFuture<>();
    AsyncStream<Integer> stream =
        AsyncStream.generate(y -> {
          try {
            y.yield(1);
            y.await(never);
          } finally {
            script.log("finally");
          }
        });
    CompletableFuture<Void> done =
        stream.forEachAsync(value -> script.log("consuming", value)).start();
    Until.holds("the stage is awaited", () -> never.getNumberOfDependents() > 0);
    done.cancel(false);
    assertThat(catchThrowable(done::join)).isInstanceOf(CancellationException.class);
    script.expect("consuming 1", "finally");
  }

  @Test
  @DisplayName("forEachAsync of a stream: cancelled while the action blocks, the run is closed")
  @SuppressWarnings("Interruption")
  void cancellingForEachAsyncInAction() throws InterruptedException {
    CountDownLatch inside = new CountDownLatch(1);
    CompletableFuture<Void> done =
        telling()
            .forEachAsync(value -> {
              inside.countDown();
              new CountDownLatch(1).await();
            })
            .start();
    inside.await();
    done.cancel(true);
    assertThat(catchThrowable(done::join)).isInstanceOf(CancellationException.class);
    script.expect("yielding 1", "finally");
  }

  @Test
  @DisplayName("forEachAsync of a generator: cancelling stops the loop and closes nothing")
  void cancellingForEachAsyncOfGenerator() {
    CompletableFuture<Object> never = new CompletableFuture<>();
    var g =
        generators.of(y -> {
          y.yield(1);
          try {
            y.await(never);
          } catch (CancellationException cancelled) {
            y.yield("still alive");
          }
        });
    CompletableFuture<Void> done =
        g.forEachAsync(
                value -> {
                  script.log("consuming", value);
                  if (value.equals("still alive")) {
                    throw new Oops("enough");
                  }
                })
            .start();
    Until.holds("the stage is awaited", () -> never.getNumberOfDependents() > 0);
    done.cancel(false);
    assertThat(catchThrowable(done::join)).hasCauseInstanceOf(Oops.class);
    script.expect("consuming 1", "consuming still alive");
    assertThat(g.state()).isEqualTo(AsyncGenerator.State.SUSPENDED);
  }

  @Test
  @DisplayName("in a body: await each suspends the body, a for loop blocks its thread")
  void inBodies() {
    CompletableFuture<Object> stage = new CompletableFuture<>();
    AsyncStream<Object> waiting = AsyncStream.generate(y -> y.yield(y.await(stage)));
    CompletableFuture<Object> suspended =
        Coroutine.<Object>of(
                c -> {
                  List<Object> values = new ArrayList<>();
                  for (Object value : c.each(waiting)) {
                    values.add(value);
                  }
                  return values;
                })
            .start();
    CompletableFuture<Object> blocked = Coroutine.<Object>of(c -> waiting.toList()).start();
    Until.holds("both wait", () -> stage.getNumberOfDependents() == 2);
    stage.complete("v");
    assertThat(suspended.join()).isEqualTo(List.of("v"));
    assertThat(blocked.join()).isEqualTo(List.of("v"));
  }
}
