package dev.agen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncContextManager;
import dev.agen.Coroutine;
import dev.agen.Yielder;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies are ordinary code on a thread of their own: what they may do, and where not. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class StackfulTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  // ---- ordinary code --------------------------------------------------------------------------

  /** A tree, walked by plain recursion. */
  private record Node(Node left, String value, Node right) {
    void walk(Yielder<Object, Object> y) {
      if (left != null) {
        left.walk(y);
      }
      y.yield(value);
      if (right != null) {
        right.walk(y);
      }
    }
  }

  @Test
  @DisplayName("methods that the body calls may yield, recursively and from lambdas")
  void helpersMayYield() {
    Node tree =
        new Node(new Node(null, "a", new Node(null, "b", null)), "c", new Node(null, "d", null));
    var g =
        generators.stackful(y -> {
          tree.walk(y);
          List.of("e", "f").forEach(y::yield);
        });
    List<Object> values = new ArrayList<>();
    g.forEach(values::add);
    assertThat(values).containsExactly("a", "b", "c", "d", "e", "f");
  }

  @Test
  @DisplayName("methods that the body calls may await")
  void helpersMayAwait() {
    Coroutine<Object> sum =
        Coroutine.of(c ->
            List.of(1, 2, 3).stream()
                .mapToInt(i -> c.await(CompletableFuture.supplyAsync(() -> i * 10)))
                .sum());
    assertThat(sum.await()).isEqualTo(60);
  }

  @Test
  @DisplayName("may block: the driver waits meanwhile")
  void mayBlock() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    var g =
        generators.stackful(y -> {
          go.await();
          y.yield(1);
        });
    Thread driver = new Thread(() -> script.step(() -> g.anext().await()));
    driver.start();
    Until.blocked(driver);
    go.countDown();
    driver.join();
    script.expect("-> 1");
  }

  @Test
  @DisplayName("may hold a lock over a yield and release it in a step driven by another thread")
  void mayHoldLockOverYield() throws InterruptedException {
    ReentrantLock lock = new ReentrantLock();
    var g =
        generators.stackful(y -> {
          lock.lock();
          try {
            y.yield("locked");
            script.log("still holds it", lock.isHeldByCurrentThread());
          } finally {
            lock.unlock();
          }
          y.yield("unlocked");
        });
    script.step(() -> g.anext().await());
    script.log("locked", lock.isLocked(), "driver may have it", lock.tryLock());
    Thread other = Thread.ofPlatform().start(() -> script.step(() -> g.anext().await()));
    other.join();
    script.log("locked", lock.isLocked());
    script.expect(
        "-> locked",
        "locked true driver may have it false",
        "still holds it true",
        "-> unlocked",
        "locked false");
  }

  @Test
  @DisplayName("may hold a monitor over a yield")
  void mayHoldMonitorOverYield() throws InterruptedException {
    Object monitor = new Object();
    CountDownLatch entered = new CountDownLatch(1);
    var g =
        generators.stackful(y -> {
          synchronized (monitor) {
            y.yield("inside");
            script.log("still holds it", Thread.holdsLock(monitor));
          }
          y.yield("outside");
        });
    script.step(() -> g.anext().await());
    Thread other =
        new Thread(() -> {
          synchronized (monitor) {
            entered.countDown();
          }
        });
    other.start();
    Until.holds("the other waits", () -> other.getState() == Thread.State.BLOCKED);
    script.log("entered", entered.getCount() == 0);
    script.step(() -> g.anext().start().join());
    other.join();
    script.expect("-> inside", "entered false", "still holds it true", "-> outside");
  }

  @Test
  @DisplayName("may open an executor around a yield")
  void mayOpenExecutorAroundYield() {
    var g =
        generators.stackful(y -> {
          try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = executor.submit(() -> "first");
            Future<String> second = executor.submit(() -> "second");
            y.yield(first.get());
            y.yield(second.get());
          }
        });
    List<Object> values = new ArrayList<>();
    g.forEach(values::add);
    assertThat(values).containsExactly("first", "second");
  }

  // ---- where the yielder is of no use ---------------------------------------------------------

  private void use(Yielder<Object, Object> y, String method) throws Exception {
    var other = generators.yielding(1);
    switch (method) {
      case "yield" -> y.yield(1);
      case "await awaitable" -> y.await(Coroutine.of(c -> 1));
      case "await awaitable, typed" -> y.await(Coroutine.of(c -> 1), Exception.class);
      case "await stage" -> y.await(CompletableFuture.completedFuture(1));
      case "await stage, typed" -> y.await(CompletableFuture.completedFuture(1), Exception.class);
      case "each" -> y.each(other);
      case "yieldFrom" -> y.yieldFrom(other);
      case "with" -> y.with(AsyncContextManager.aclosing(other), g -> script.log("never"));
      default -> y.checkpoint();
    }
  }

  static List<String> methods() {
    return List.of(
        "yield",
        "await awaitable",
        "await awaitable, typed",
        "await stage",
        "await stage, typed",
        "each",
        "yieldFrom",
        "with",
        "checkpoint");
  }

  @ParameterizedTest
  @MethodSource("methods")
  @DisplayName("used on a foreign thread each method says so, and the body is undisturbed")
  void isOfNoUseOnForeignThread(String method) {
    AtomicReference<Yielder<Object, Object>> escaped = new AtomicReference<>();
    var g =
        generators.stackful(y -> {
          escaped.set(y);
          y.yield(1);
          y.yield(2);
        });
    g.anext().await();
    assertThatThrownBy(() -> use(escaped.get(), method))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("yielder", Thread.currentThread().toString(), "only the body");
    assertThat(g.anext().await()).isEqualTo(2);
    script.expect();
  }

  @ParameterizedTest
  @MethodSource("methods")
  @DisplayName("used after the end of its body each method says so")
  void isOfNoUseAfterEnd(String method) {
    AtomicReference<Yielder<Object, Object>> escaped = new AtomicReference<>();
    generators.stackful(escaped::set).forEach(value -> script.log(value));
    assertThatThrownBy(() -> use(escaped.get(), method))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessageContaining("after its body had ended");
    script.expect();
  }

  @Test
  @DisplayName("used on a thread that the body started it says so, too")
  void isOfNoUseOnBodysThreads() throws InterruptedException {
    var g =
        generators.stackful(y -> {
          Throwable[] told = new Throwable[1];
          Thread helper =
              Thread.startVirtualThread(() -> told[0] = catchThrowable(() -> y.yield("no")));
          helper.join();
          y.yield(told[0]);
        });
    assertThat(g.anext().await()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("used by the body of something that the body awaits it says so, too")
  void isOfNoUseInAwaitedBody() {
    var g =
        generators.stackful(y -> {
          try {
            y.await(Coroutine.of(c -> y.yield("no")));
          } catch (IllegalStateException told) {
            y.yield("told");
          }
        });
    assertThat(g.anext().await()).isEqualTo("told");
  }

  @Test
  @DisplayName("two yielders of two bodies do not mix")
  void yieldersDoNotMix() {
    AtomicReference<Yielder<Object, Object>> outer = new AtomicReference<>();
    var inner = generators.stackful(y -> outer.get().yield("for the outer consumer?"));
    var g =
        generators.stackful(y -> {
          outer.set(y);
          y.yield(y.await(inner.anext()));
        });
    assertThatThrownBy(() -> g.anext().await()).isInstanceOf(IllegalStateException.class);
  }
}
