package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.Yielder;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A suspended body keeps alive what it still needs, and nothing else; one that has ended keeps
 * nothing, though the generator is still held.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RetentionTest {

  @AutoClose private final Generators generators = new Generators();

  @BeforeAll
  static void isCompiled() {
    assumeFalse(
        "stackful".equals(System.getProperty("agen.engine")), "a stack keeps what it likes");
  }

  private final CompletableFuture<Object> pending = new CompletableFuture<>();

  /** The thing that is to be collected. */
  private WeakReference<Object> thing;

  private Object big() {
    byte[] made = new byte[1 << 20];
    thing = new WeakReference<>(made);
    return made;
  }

  private static int use(Object value) {
    return value.hashCode();
  }

  private void assertCollected(Object held) throws InterruptedException {
    for (int round = 0; round < 50 && thing.get() != null; round++) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(thing.get() == null).as("collected").isTrue();
    Reference.reachabilityFence(held);
  }

  private void assertKept(Object held) {
    System.gc();
    assertThat(thing.get() == null).as("collected").isFalse();
    Reference.reachabilityFence(held);
  }

  /** How a body is suspended. */
  private enum Stop {
    YIELD,
    AWAIT
  }

  private static void drive(AsyncGenerator<Object, Object, Object> g) {
    g.anext().start(Runnable::run);
    assertThat(g.isSuspended()).isTrue();
  }

  // ---- one body for each way to hold something; yields and awaits are written out, since a helper
  // ---- would be another machine ----------------------------------------------------------------

  @ParameterizedTest
  @EnumSource
  @DisplayName("a local that is not used any more")
  void deadLocal(Stop stop) throws InterruptedException {
    boolean yields = stop == Stop.YIELD;
    var g =
        generators.of(y -> {
          Object local = big();
          use(local);
          if (yields) {
            y.yield("stop");
          } else {
            y.await(pending);
          }
        });
    drive(g);
    assertCollected(g);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a local that was kept over an earlier suspension")
  void deadAfterEarlierSuspension(Stop stop) throws InterruptedException {
    boolean yields = stop == Stop.YIELD;
    var g =
        generators.of(y -> {
          Object local = big();
          y.yield("needed");
          use(local);
          if (yields) {
            y.yield("stop");
          } else {
            y.await(pending);
          }
        });
    drive(g);
    assertKept(g);
    drive(g);
    assertCollected(g);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a local that was set to null, in a loop")
  void nulledInLoop(Stop stop) throws InterruptedException {
    boolean yields = stop == Stop.YIELD;
    var g =
        generators.of(y -> {
          Object local = big();
          while (true) {
            y.yield("maybe needed");
            if (local != null) {
              use(local);
            }
            local = null;
            if (yields) {
              y.yield("stop");
            } else {
              y.await(pending);
            }
          }
        });
    drive(g);
    assertKept(g);
    drive(g);
    assertCollected(g);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("an operand below a suspending call")
  void operand(Stop stop) throws InterruptedException {
    boolean yields = stop == Stop.YIELD;
    var g =
        generators.of(y -> {
          int used = use(big()) + (y.yield("operand") == null ? 1 : 2);
          int kept = Math.max(use(new Object[] {big(), y.yield(used)}), 1);
          if (yields) {
            y.yield(kept);
          } else {
            y.await(pending);
          }
        });
    drive(g);
    assertCollected(g);
    drive(g);
    assertKept(g);
    drive(g);
    assertCollected(g);
  }

  private AsyncGenerator<Object, Object, Object> capturing(boolean yields) {
    Object captured = big();
    return generators.of(y -> {
      use(captured);
      if (yields) {
        y.yield("stop");
      } else {
        y.await(pending);
      }
      y.yield("after");
    });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a captured value that is not used any more")
  void captured(Stop stop) throws InterruptedException {
    var g = capturing(stop == Stop.YIELD);
    assertKept(g);
    drive(g);
    assertCollected(g);
  }

  private void helper(Yielder<Object, Object> y, Object parameter, boolean yields) {
    Object local = use(parameter);
    y.yield(local);
    if (yields) {
      y.yield("stop");
    } else {
      y.await(pending);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a parameter of a helper, and the argument that the body passed")
  void helpersParameter(Stop stop) throws InterruptedException {
    boolean yields = stop == Stop.YIELD;
    var g =
        generators.of(y -> {
          Object argument = big();
          helper(y, argument, yields);
          y.yield("after");
        });
    drive(g);
    assertCollected(g);
    drive(g);
    assertCollected(g);
  }

  private void returning(Yielder<Object, Object> y) {
    Object local = big();
    y.yield("in helper");
    use(local);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("the locals of a helper that has returned")
  void returnedHelper(Stop stop) throws InterruptedException {
    boolean yields = stop == Stop.YIELD;
    var g =
        generators.of(y -> {
          returning(y);
          if (yields) {
            y.yield("stop");
          } else {
            y.await(pending);
          }
        });
    drive(g);
    assertKept(g);
    drive(g);
    assertCollected(g);
  }

  @Test
  @DisplayName("what was yielded, sent and awaited")
  void passedValues() throws InterruptedException {
    var g =
        generators.of(y -> {
          y.yield(big());
          y.yield("sent");
          y.await(CompletableFuture.completedFuture(big()));
          y.await(Coroutine.of(c -> big()));
          y.yield("awaited");
        });
    g.anext().await();
    assertCollected(g);
    g.asend(big()).await();
    assertCollected(g);
    drive(g);
    assertCollected(g);
  }

  @Test
  @DisplayName("the values of a loop over a generator, and a generator that has been delegated to")
  void innerGenerators() throws InterruptedException {
    var g =
        generators.of(y -> {
          for (Object value : y.each(AsyncGenerator.<Object, Object, Object>of(this::yieldsOne))) {
            use(value);
            y.yield("in loop");
          }
          y.yieldFrom(AsyncGenerator.<Object, Object, Object>of(this::yieldsOne));
          y.yield("after");
        });
    drive(g);
    assertCollected(g);
    g.anext().await();
    assertCollected(g);
    drive(g);
    assertCollected(g);
  }

  private Object yieldsOne(Yielder<Object, Object> y) {
    Object held = big();
    y.yield(held);
    return null;
  }

  @Test
  @DisplayName("what is caught and not used")
  void caught() throws InterruptedException {
    var g =
        generators.of(y -> {
          try {
            failing();
          } catch (IllegalStateException failure) {
            use(failure);
          }
          y.yield("stop");
        });
    drive(g);
    assertCollected(g);
  }

  private void failing() {
    IllegalStateException failure = new IllegalStateException();
    thing = new WeakReference<>(failure);
    throw failure;
  }

  // ---- the end ---------------------------------------------------------------------------------

  private enum End {
    RETURN,
    THROW,
    CLOSE,
    CLOSE_BEFORE_START,
    CANCEL,
    THROW_IN
  }

  private void ending(Yielder<Object, Object> y, Object captured, boolean fails) throws Boom {
    Object local = captured;
    y.yield("stop");
    if (fails) {
      throw new Boom("b");
    }
    y.yield(local);
  }

  private AsyncGenerator<Object, Object, Object> holding(End end) {
    Object captured = big();
    return AsyncGenerator.of(y -> {
      Object local = captured;
      ending(y, captured, end == End.THROW);
      return use(local); // not itself: HotSpot keeps a thread's latest exception, here the end
    });
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("a generator that has ended, however, keeps nothing")
  void ended(End end) throws InterruptedException {
    AsyncGenerator<Object, Object, Object> g = holding(end);
    if (end != End.CLOSE_BEFORE_START) {
      drive(g);
      assertKept(g);
    }
    switch (end) {
      case RETURN -> {
        Iterator<Object> values = g.iterator();
        while (values.hasNext()) {
          use(values.next());
        }
      }
      case THROW -> assertThat(catchThrowable(() -> g.anext().await())).isInstanceOf(Boom.class);
      case CLOSE, CLOSE_BEFORE_START -> g.close();
      case CANCEL -> g.cancel().join();
      case THROW_IN ->
          assertThat(catchThrowable(() -> g.athrow(new Boom("b")).await()))
              .isInstanceOf(Boom.class);
    }
    assertThat(g.isFinished()).isTrue();
    assertCollected(g);
  }

  private final class Resource implements AutoCloseable {
    final Object content = big();

    @Override
    public void close() {}
  }

  @Test
  @DisplayName("nor what it has owned")
  void endedWithResource() throws InterruptedException {
    var g = AsyncStream.<Object>generate(y -> y.yield("stop")).open(new Resource());
    g.anext().await();
    assertKept(g);
    g.close();
    assertCollected(g);
  }
}
