package dev.agen.engine;

import static dev.agen.fixtures.Leaf.susp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.agen.AlreadyRunningException;
import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.Yielder;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Until;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Chains of generators that delegate to each other: great depth, and access to their middle. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class YieldFromChainTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();
  private final CompletableFuture<Object> never = new CompletableFuture<>();

  /** Delegates, and tells how that ended. */
  private AsyncGenerator<Object, Object, Object> around(
      String name, AsyncGenerator<Object, Object, Object> inner) {
    return generators.add(
        AsyncGenerator.of(y -> {
          try {
            return name + y.yieldFrom(inner);
          } catch (Throwable error) {
            script.log(name, "saw", error);
            throw error;
          }
        }));
  }

  private static void assumeCompiled() {
    assumeTrue(!"stackful".equals(System.getProperty("agen.engine")));
  }

  // ---- great depth ------------------------------------------------------------------------------

  /**
   * Thousands of levels need thousands of threads on the other engine, and each step all of them.
   */
  @Nested
  class Deep {

    private static final int DEPTH = 10_000;
    private static final long SMALL_STACK = 256 << 10;

    private static AsyncGenerator<Object, Object, Object> walk(int depth, List<Object> ended) {
      return AsyncGenerator.of(y -> {
        try {
          y.yield(depth);
          Object below = depth == 1 ? 0 : y.yieldFrom(walk(depth - 1, ended));
          y.yield(-depth);
          return 1 + (int) below;
        } finally {
          ended.add(depth);
        }
      });
    }

    private interface Action {
      void run(AsyncGenerator<Object, Object, Object> walk, List<Object> ended) throws Exception;
    }

    private static void onSmallStack(Action action) throws Exception {
      assumeCompiled();
      CompletableFuture<Void> done = new CompletableFuture<>();
      Thread thread =
          new Thread(
              null,
              () -> {
                List<Object> ended = new ArrayList<>();
                try {
                  action.run(walk(DEPTH, ended), ended);
                  done.complete(null);
                } catch (Throwable failure) {
                  done.completeExceptionally(failure);
                }
              },
              "small stack",
              SMALL_STACK);
      thread.start();
      done.get(50, TimeUnit.SECONDS);
    }

    private static void descend(AsyncGenerator<Object, Object, Object> walk) {
      for (int n = DEPTH; n >= 1; n--) {
        assertThat(walk.anext().await()).isEqualTo(n);
      }
    }

    /** From the innermost outwards. */
    private static List<Object> all() {
      return IntStream.rangeClosed(1, DEPTH).<Object>mapToObj(n -> n).toList();
    }

    @Test
    @DisplayName("10,000 deep by recursion: to the end")
    void toTheEnd() throws Exception {
      onSmallStack((walk, ended) -> {
        descend(walk);
        for (int n = 1; n <= DEPTH; n++) {
          assertThat(walk.anext().await()).isEqualTo(-n);
        }
        new Script().send(walk.anext(), null).expect("!! StopAsyncIteration(value=10000)");
        assertThat(ended).isEqualTo(all());
      });
    }

    @Test
    @DisplayName("10,000 deep by recursion: closed, innermost first")
    void closed() throws Exception {
      onSmallStack((walk, ended) -> {
        descend(walk);
        assertThat(walk.frame()).hasSize(DEPTH);
        walk.aclose().await();
        assertThat(ended).isEqualTo(all());
      });
    }

    @Test
    @DisplayName("10,000 deep by recursion: what is thrown in passes all")
    void thrownIn() throws Exception {
      onSmallStack((walk, ended) -> {
        descend(walk);
        Boom boom = new Boom("b");
        assertThat(catchThrowable(() -> walk.athrow(boom).await())).isSameAs(boom);
        assertThat(ended).isEqualTo(all());
      });
    }
  }

  // ---- the body's structure ---------------------------------------------------------------------

  private static Object helper(
      Yielder<Object, Object> y, AsyncGenerator<Object, Object, Object> inner, List<Object> log) {
    try {
      return y.yieldFrom(inner);
    } finally {
      log.add("helper ends");
    }
  }

  @Test
  @DisplayName("in a method that gets the yielder: it goes on after the delegation")
  void inHelper() {
    List<Object> log = new ArrayList<>();
    var inner = generators.yielding(1, 2);
    var g =
        generators.of(y -> {
          helper(y, inner, log);
          log.add("body goes on");
        });
    g.forEach(log::add);
    assertThat(log).containsExactly(1, 2, "helper ends", "body goes on");
  }

  // ---- access to the middle ---------------------------------------------------------------------

  @Test
  @DisplayName("everything in a chain is running while its outermost one is, and nothing at rest")
  void inspection() {
    var leaf =
        generators.of(y -> {
          y.yield(1);
          y.await(susp("s"));
          y.yield(2);
        });
    var middle = around("m", leaf);
    var g = around("g", middle);
    script.send(g.anext(), null).expect("!! StopIteration(value=1)");
    assertThat(middle.isRunning()).isFalse();
    assertThat(middle.awaiting()).isNull();
    Coroutine<Object> step = g.anext();
    script.send(step, null).expect("-> s");
    for (var each : List.of(g, middle, leaf)) {
      assertThat(each.isRunning()).isTrue();
      assertThat(each.isSuspended()).isTrue();
      assertThat(each.state()).isEqualTo(AsyncGenerator.State.RUNNING);
      assertThat(each.awaiting()).isNotNull();
      script
          .send(each.anext(), null)
          .expect("!! AlreadyRunningException: anext(): asynchronous generator is already running");
    }
    script.send(step, null).expect("!! StopIteration(value=2)");
    assertThat(middle.state()).isEqualTo(AsyncGenerator.State.SUSPENDED);
    boolean compiled = g.engine().isCompiled(); // the other engine tells where its own body stands
    assertThat(middle.frame()).hasSize(compiled ? 2 : 1);
    assertThat(g.frame()).hasSize(compiled ? 3 : 1);
  }

  @Test
  @DisplayName("frame() goes through the chain, innermost first, also while the innermost executes")
  void frames() {
    assumeCompiled(); // the other engine tells where each body itself stands
    List<AsyncGenerator<Object, Object, Object>> all = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    all.add(
        generators.of(y -> {
          y.yield(1);
          all.forEach(each -> sizes.add(each.frame().size()));
          y.yield(2);
        }));
    all.add(around("m", all.get(0)));
    all.add(around("g", all.get(1)));
    all.get(2).anext().await();
    assertThat(all.get(2).frame().subList(0, 2)).isEqualTo(all.get(1).frame());
    all.get(2).anext().await();
    assertThat(sizes.get(1) - sizes.get(0)).isEqualTo(1);
    assertThat(sizes.get(2) - sizes.get(1)).isEqualTo(1);
  }

  @Test
  @DisplayName("driven directly again after the chain has changed, the middle one loses nothing")
  void middleDrivenAgain() {
    var inner = generators.yielding(1, 2, 3);
    var changing =
        generators.of(y -> {
          y.yieldFrom(inner);
          script.log("got", y.yield("own"));
        });
    var middle = around("m", changing);
    var g = around("g", middle);
    script.send(g.anext(), null).send(middle.anext(), null).send(g.anext(), null);
    script.send(g.anext(), null);
    script.expect(
        "!! StopIteration(value=1)",
        "!! StopIteration(value=2)",
        "!! StopIteration(value=3)",
        "!! StopIteration(value=own)");
    script.send(middle.asend("S"), null).expect("got S", "!! StopAsyncIteration(value=mnull)");
  }

  @Test
  @DisplayName("closing the middle one from within the innermost body is refused at once")
  void closesMiddleFromWithin() {
    assumeCompiled(); // the other engine does not notice, and waits until its patience is over
    List<AsyncGenerator<Object, Object, Object>> middle = new ArrayList<>();
    var leaf =
        generators.of(y -> {
          y.yield(1);
          middle.getFirst().close();
        });
    middle.add(around("m", leaf));
    var g = around("g", middle.getFirst());
    g.anext().await();
    assertThat(catchThrowable(() -> g.anext().await())).isInstanceOf(AlreadyRunningException.class);
  }

  private AsyncGenerator<Object, Object, Object> waiting() {
    return generators.of(y -> {
      try {
        y.await(never);
      } finally {
        script.log("finally");
      }
    });
  }

  @Test
  @DisplayName("cancelling the middle one while a blocked consumer waits")
  void cancelsMiddleOfBlocked() throws Exception {
    var middle = around("m", waiting());
    var g = around("g", middle);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread consumer =
        Thread.ofPlatform().start(() -> thrown.complete(catchThrowable(() -> g.anext().await())));
    Until.holds("the stage is awaited", () -> never.getNumberOfDependents() > 0);
    middle.cancel().get(20, TimeUnit.SECONDS);
    assertThat(thrown.get(20, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    consumer.join();
    script.expect(
        "finally",
        "m saw CancellationException: generator cancelled",
        "g saw CancellationException: generator cancelled");
  }

  @Test
  @DisplayName("cancelling the middle one while a task waits")
  void cancelsMiddleOfTask() throws Exception {
    var middle = around("m", waiting());
    var g = around("g", around("h", middle));
    CompletableFuture<Object> task = g.anext().start();
    Until.holds("the stage is awaited", () -> never.getNumberOfDependents() > 0);
    middle.cancel().get(20, TimeUnit.SECONDS);
    assertThat(catchThrowable(() -> task.get(20, TimeUnit.SECONDS)))
        .isInstanceOf(CancellationException.class);
    script.expect(
        "finally",
        "m saw CancellationException: generator cancelled",
        "h saw CancellationException: generator cancelled",
        "g saw CancellationException: generator cancelled");
  }

  @Test
  @DisplayName("cancelling the middle one that is driven by hand takes its operation over")
  void cancelsMiddleByHand() throws Exception {
    var leaf = generators.of(y -> y.await(susp("s")));
    var middle = around("m", around("n", leaf));
    var g = around("g", middle);
    Coroutine<Object> step = g.anext();
    script.send(step, null).expect("-> s");
    middle.cancel().get(20, TimeUnit.SECONDS);
    script.expect(
        "n saw CancellationException: generator cancelled",
        "m saw CancellationException: generator cancelled");
    assertThat(middle.isFinished()).isTrue();
    String reused = "IllegalStateException: cannot reuse already awaited __anext__()/asend()";
    script.send(step, null).expect("g saw " + reused, "!! " + reused);
  }

  @Test
  @DisplayName("a middle one that was asked to stop goes on with the chain if the leaf recovers")
  void leafRecovers() throws Exception {
    var leaf =
        generators.of(y -> {
          try {
            y.await(never);
          } catch (CancellationException recovered) {
            y.yield("recovered");
          }
        });
    var middle = around("m", leaf);
    var g = around("g", middle);
    CompletableFuture<Object> task = g.anext().start();
    Until.holds("the stage is awaited", () -> never.getNumberOfDependents() > 0);
    middle.cancel().get(20, TimeUnit.SECONDS);
    assertThat(task.get(20, TimeUnit.SECONDS)).isEqualTo("recovered");
    assertThat(middle.isFinished()).isTrue();
    script.expect("m saw GeneratorExit");
    script.send(g.anext(), null).expect("!! StopAsyncIteration(value=gnull)");
  }

  @Test
  @DisplayName("cancelling the middle one while the innermost body executes interrupts that")
  void cancelsMiddleOfExecuting() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    var leaf =
        generators.of(y -> {
          y.yield(1);
          inside.countDown();
          Thread.sleep(20_000);
        });
    var middle = around("m", leaf);
    var g = around("g", middle);
    g.anext().await();
    CompletableFuture<Object> task = g.anext().start();
    inside.await();
    middle.cancel().get(10, TimeUnit.SECONDS);
    assertThat(catchThrowable(() -> task.get(10, TimeUnit.SECONDS)))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(middle.isFinished()).isTrue();
  }

  // ---- threads ----------------------------------------------------------------------------------

  private AsyncGenerator<Object, Object, Object> patient(
      AsyncGenerator<Object, Object, Object> inner) {
    return generators.add(
        AsyncGenerator.of(y -> {
          while (true) {
            try {
              return y.yieldFrom(inner);
            } catch (AlreadyRunningException again) {
              LockSupport.parkNanos(1_000); // not only a yield: it would keep a carrier for itself
            }
          }
        }));
  }

  @Test
  @DisplayName("driven at three places from three threads: each value goes to exactly one of them")
  void threads() throws Exception {
    int count = 5_000;
    var leaf =
        generators.of(y -> {
          for (int i = 0; i < count; i++) {
            y.yield(i);
          }
        });
    var middle = patient(leaf);
    var g = patient(patient(middle));
    List<Object> got = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    for (var each : List.of(g, middle, leaf)) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  take(each, got);
                } catch (Throwable failure) {
                  failures.add(failure);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(failures).isEmpty();
    assertThat(got).hasSize(count).doesNotHaveDuplicates();
  }

  private static void take(AsyncGenerator<Object, Object, Object> from, List<Object> got) {
    while (!from.isFinished()) {
      try {
        for (int n = ThreadLocalRandom.current().nextInt(100); n >= 0; n--) {
          Object[] end = new Object[0];
          Object value = from.anext(end).await();
          if (value == end) {
            return;
          }
          got.add(value);
        }
      } catch (AlreadyRunningException refused) {
        Thread.yield();
      }
    }
  }

  // ---- what is left -----------------------------------------------------------------------------

  @Test
  @DisplayName("an inner one that has ended is not held by the chain, nor holds it")
  void nothingIsLeft() {
    var held = AsyncGenerator.<Object, Object, Object>of(y -> y.yield(1));
    var dropped = new WeakReference<>(held);
    var g =
        generators.of(y -> {
          y.yieldFrom(cast(y.yield(0)));
          y.yield(2);
        });
    g.anext().await();
    script.send(g.asend(held), null).expect("!! StopIteration(value=1)");
    held = null;
    script.send(g.anext(), null).expect("!! StopIteration(value=2)");
    Until.holds(
        "collected",
        () -> {
          System.gc();
          return dropped.get() == null;
        });
  }

  @SuppressWarnings("unchecked")
  private static AsyncGenerator<Object, Object, Object> cast(Object generator) {
    return (AsyncGenerator<Object, Object, Object>) generator;
  }

  // ---- traces -----------------------------------------------------------------------------------

  private static Object innermost(Yielder<Object, Object> y) throws Oops {
    y.yield(1);
    throw new Oops("o");
  }

  private static Object between(Yielder<Object, Object> y) throws Exception {
    return y.yieldFrom(AsyncGenerator.<Object, Object, Object>of(YieldFromChainTest::innermost));
  }

  private static Object outermost(Yielder<Object, Object> y) throws Exception {
    return y.yieldFrom(AsyncGenerator.<Object, Object, Object>of(YieldFromChainTest::between));
  }

  @Test
  @DisplayName("an exception's trace names each body that it crosses, once, also after suspensions")
  void traceNamesEachBody() {
    var g =
        generators.add(AsyncGenerator.<Object, Object, Object>of(YieldFromChainTest::outermost));
    g.anext().await();
    Throwable error = catchThrowable(() -> g.anext().await());
    List<String> methods =
        Arrays.stream(error.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(YieldFromChainTest.class.getName()))
            .map(StackTraceElement::getMethodName)
            .filter(name -> !name.contains("$") && !name.equals("step"))
            .toList();
    assertThat(methods).containsExactly("innermost", "between", "outermost", "traceNamesEachBody");
  }
}
