package dev.agen.protocol;

import static dev.agen.protocol.SetupI1.bare;
import static dev.agen.protocol.SetupI1.start;
import static dev.agen.protocol.SetupI1.startAndDrop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.agen.AsyncGenHooks;
import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.Diagnostics;
import dev.agen.fixtures.Boom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Group I, I1 to I6, I9 and I10: hooks. For what happens to the dropped without hooks see
 * FinalizationTest, for I11 to I19 SupervisorTest.
 *
 * <p>What Python does at {@code del} happens here when the garbage collector has noticed, on a
 * virtual thread. A second drop, after the finalizer has let go, closes: the lines "abandoned".
 *
 * <p>Not applicable: I1, in part. Hooks are of the process, not of a thread, and are replaced
 * together.
 */
@Isolated
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class HooksTest {

  @AutoClose private final DropScript script = new DropScript(SetupI1.class, HooksTest.class);
  private final SetupI1 setup = new SetupI1(script);

  // ---- setup-I1 -------------------------------------------------------------------------------

  private void fi(AsyncGenerator<?, ?, ?> g) {
    script.log("firstiter", nameOf(g));
  }

  private void fin(AsyncGenerator<?, ?, ?> g) {
    script.log("finalizer", nameOf(g), "frame alive", !g.isFinished());
  }

  private static String nameOf(AsyncGenerator<?, ?, ?> g) {
    return g.toString().replaceAll(".*SetupI1\\.(\\w+) .*", "$1");
  }

  private void hooks() {
    AsyncGenHooks.set(new AsyncGenHooks(this::fi, this::fin));
  }

  private static void nohooks() {
    AsyncGenHooks.set(AsyncGenHooks.NONE);
  }

  /** The generator under test; dropped by setting it to null. */
  private @Nullable AsyncGenerator<Object, Object, Object> g;

  // ---- hooks ----------------------------------------------------------------------------------

  @Test
  @DisplayName("I1: hooks are none at first, replaced together, and of the whole process")
  void hooksAreSetAndGot() throws InterruptedException {
    assertThat(AsyncGenHooks.get()).isEqualTo(AsyncGenHooks.NONE);
    assertThat(AsyncGenHooks.NONE).isEqualTo(new AsyncGenHooks(null, null));
    AsyncGenHooks onlyFirst = new AsyncGenHooks(this::fi, null);
    assertThat(AsyncGenHooks.set(onlyFirst)).isEqualTo(AsyncGenHooks.NONE);
    AsyncGenHooks both = new AsyncGenHooks(this::fi, this::fin);
    assertThat(AsyncGenHooks.set(both)).isSameAs(onlyFirst);
    assertThatNullPointerException().isThrownBy(() -> AsyncGenHooks.set(null));
    assertThat(AsyncGenHooks.get()).isSameAs(both);

    Thread other = Thread.startVirtualThread(() -> script.log(AsyncGenHooks.get().equals(both)));
    other.join();
    script.expect("true");
  }

  @Test
  @DisplayName("I2: firstIter is called once, by the first call of an operation")
  void firstIterIsCalledByFirstOperation() throws InterruptedException {
    hooks();
    g = setup.h();
    script.expect();
    Coroutine<Object> a = g.anext();
    script.expect("firstiter h");
    Coroutine<Object> first = a;
    script.step(() -> first.send(null)).expect("!! StopIteration(value=1)");
    script.step(() -> g.asend(null).send(null)).expect("!! StopIteration(value=2)");

    AsyncGenerator<Object, Object, Object> g2 = setup.h();
    script.step(() -> g2.aclose().send(null)).expect("firstiter h", "!! StopIteration(value=null)");
    AsyncGenerator<Object, Object, Object> g3 = bare();
    script.step(() -> g3.athrow(new Boom(null)).send(null)).expect("firstiter bare", "!! Boom");
    script.step(() -> bare().aiter() == null).expect("-> false");
    g.aclose().await();
    script.expect("finally");
  }

  @Test
  @DisplayName("I2: the loops call it, too: for, iterator().hasNext(), await each, cancel, close")
  void firstIterIsCalledByEverythingThatIterates() throws Exception {
    hooks();
    for (Object value : bare()) {
      script.log(value);
    }
    script.expect("firstiter bare", "1", "2");
    Coroutine.of(
            c -> {
              for (Object value : c.each(bare())) {
                script.log(value);
              }
              return null;
            })
        .await();
    script.expect("firstiter bare", "1", "2");
    bare().cancel().join();
    script.expect("firstiter bare");
    bare().close();
    script.expect("firstiter bare");
  }

  @Test
  @DisplayName("I3: the finalizer is captured at that call; changing hooks later has no effect")
  void finalizerIsCapturedAtFirstOperation() throws InterruptedException {
    hooks();
    g = start(setup.h());
    script.expect("firstiter h");
    nohooks();
    g = null;
    script.expectCollected("finalizer h frame alive true", "finally", "abandoned h");

    g = start(bare());
    hooks();
    g = null;
    script.expectCollected("abandoned bare");
  }

  @Test
  @DisplayName("I4: finalizer is called for whatever has begun or only got an awaitable")
  void finalizerIsCalledForUnfinished() throws InterruptedException {
    hooks();
    startAndDrop(setup::h);
    script.expectCollected("firstiter h", "finalizer h frame alive true", "finally", "abandoned h");

    setup.h().anext().close(); // closing the awaitable of a just-started generator ends it (B10)
    script.expect("firstiter h");
    script.expectNothingCollected();

    Diagnostics.trackNeverAwaited(true);
    setup.h().anext();
    script.expect("firstiter h");
    script.expectCollectedInAnyOrder(
        "warning coroutine method 'asend' of 'h' was never awaited",
        "finalizer h frame alive true");

    setup.h();
    script.expectNothingCollected();
  }

  @Test
  @DisplayName("I5: finalizer is not called for a finished one, nor after an aclose was refused")
  void finalizerIsNotCalledForClosed() throws InterruptedException {
    hooks();
    setup.h().aclose().await();
    script.expect("firstiter h");
    script.expectNothingCollected();

    g = start(setup.h());
    g.anext().await();
    script.step(() -> g.anext().send(null));
    script.expect("firstiter h", "finally", "!! StopAsyncIteration");
    g = null;
    script.expectNothingCollected();

    g = start(setup.ref());
    script.step(() -> g.aclose().send(null));
    script.expect(
        "firstiter ref",
        "refusing",
        "!! IllegalStateException: async generator ignored GeneratorExit");
    g = null;
    script.expectCollected("second finally", "abandoned ref");
  }

  @Test
  @DisplayName("I6: finalizer is called once; the generator it gets is fully usable")
  void finalizerIsCalledOnce() throws InterruptedException {
    List<AsyncGenerator<?, ?, ?>> saved = new ArrayList<>();
    AsyncGenHooks.set(
        new AsyncGenHooks(
            null,
            revived -> {
              saved.add(revived);
              script.log("finalizer");
            }));
    startAndDrop(setup::h);
    script.expectCollected("finalizer");
    script.step(() -> saved.getFirst().anext().send(null)).expect("!! StopIteration(value=2)");
    script.expectNothingCollected();
    saved.clear(); // Python runs no cleanup at the second drop; here it is closed
    script.expectCollected("finally", "abandoned h");
  }

  @Test
  @DisplayName("I9: what firstIter throws comes out of the call; it is not tried again")
  void firstIterMayThrow() {
    AsyncGenHooks.set(
        new AsyncGenHooks(
            ignored -> {
              throw new IllegalArgumentException("hook");
            },
            null));
    g = setup.h();
    script.step(g::anext).expect("!! IllegalArgumentException: hook");
    script.step(() -> g.anext().send(null)).expect("!! StopIteration(value=1)");
    nohooks();
    script.step(() -> g.aclose().send(null)).expect("finally", "!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("I10: what finalizer throws is reported")
  void finalizerMayThrow() throws InterruptedException {
    AsyncGenHooks.set(
        new AsyncGenHooks(
            null,
            dropped -> {
              dropped.aclose().await(); // else it would be dropped a second time
              throw new IllegalArgumentException("hook");
            }));
    startAndDrop(SetupI1::bare);
    script.expectCollected("unraisable IllegalArgumentException: hook");
  }
}
