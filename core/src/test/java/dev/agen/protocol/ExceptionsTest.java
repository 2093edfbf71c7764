package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.fixtures.Raising.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.Coroutine;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Oops;
import dev.agen.fixtures.Script;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Group G: exceptions leaving the body, conversions.
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>G8, in part: syntax errors. What Python forbids, a result and delegation, Java has (PEP
 *       828); {@code await} outside of a body does not compile, since there is nothing to call it
 *       on.
 *   <li>G9, G12, in part: {@code __context__}. Java links no exceptions by itself; tested is that
 *       agen does not either.
 * </ul>
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class ExceptionsTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  /** A subclass, to be converted as well. */
  private static final class MyStopAsyncIteration extends StopAsyncIteration {
    private static final long serialVersionUID = 1L;

    MyStopAsyncIteration(Object value) {
      super(value);
    }
  }

  private AsyncGenerator<Object, Object, Object> oneThen(Throwable error) {
    return generators.of(y -> {
      y.yield(1);
      throw raise(error);
    });
  }

  @Test
  @DisplayName("G1: StopAsyncIteration leaving the body becomes an IllegalStateException")
  void convertsStopAsyncIteration() {
    StopAsyncIteration mine = new StopAsyncIteration("mine");
    var x = oneThen(mine);
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script
        .send(x.anext(), null)
        .expect(
            "!! IllegalStateException: async generator raised StopAsyncIteration"
                + " <cause StopAsyncIteration(value=mine)>");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");

    var again = oneThen(mine);
    script.send(again.anext(), null).expect("!! StopIteration(value=1)");
    assertThat(catchThrowable(() -> again.anext().send(null))).cause().isSameAs(mine);
  }

  @Test
  @DisplayName("G2: so does StopIteration")
  void convertsStopIteration() {
    var x = oneThen(new StopIteration("mine"));
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script
        .send(x.anext(), null)
        .expect(
            "!! IllegalStateException: async generator raised StopIteration"
                + " <cause StopIteration(value=mine)>");
  }

  @Test
  @DisplayName("G3: so do subclasses; the message names the base class")
  void convertsSubclasses() {
    var x =
        generators.of(y -> {
          throw new MyStopAsyncIteration("sub");
        });
    Throwable converted = catchThrowable(() -> x.anext().send(null));
    assertThat(converted)
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("async generator raised StopAsyncIteration")
        .hasCauseExactlyInstanceOf(MyStopAsyncIteration.class);
  }

  @Test
  @DisplayName("G4: so does one that leaks from awaiting an exhausted generator")
  void convertsLeakedEnd() {
    var inner = generators.yielding();
    var x = generators.of(y -> y.yield(y.await(inner.anext())));
    script
        .send(x.anext(), null)
        .expect(
            "!! IllegalStateException: async generator raised StopAsyncIteration"
                + " <cause StopAsyncIteration>");
  }

  @Test
  @DisplayName("G5: caught within the body both are ordinary exceptions")
  void doesNotConvertWhatIsCaught() {
    var x =
        generators.of(y -> {
          try {
            throw new StopAsyncIteration("c");
          } catch (StopAsyncIteration caught) {
            y.yield(caught);
          }
          try {
            throw new StopIteration("d");
          } catch (StopIteration caught) {
            y.yield(caught);
          }
        });
    script
        .send(x.anext(), null)
        .expect("!! StopIteration(value=" + StopAsyncIteration.class.getName() + ": c)");
    script
        .send(x.anext(), null)
        .expect("!! StopIteration(value=" + StopIteration.class.getName() + ": d)");
  }

  @Test
  @DisplayName("G6: GeneratorExit raised by the body comes out of anext")
  void passesOwnGeneratorExit() {
    var x = oneThen(new GeneratorExit("own"));
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script.send(x.anext(), null).expect("!! GeneratorExit: own");
    script.step(x::isFinished).expect("-> true");
  }

  @Test
  @DisplayName("G6: aclose silences one that the body raises itself")
  void acloseSilencesOwnGeneratorExit() {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit thrownIn) {
            throw new GeneratorExit("own");
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }

  static List<Throwable> others() {
    return List.of(
        new Boom("b"),
        new Oops("o"),
        new InterruptedException("i"),
        new CancellationException("c"),
        new Error("e"),
        new StackOverflowError("s"),
        new OutOfMemoryError("m"),
        new Throwable("t"));
  }

  @ParameterizedTest
  @MethodSource("others")
  @DisplayName("G7: all others come out unchanged, the same instance, and finish the generator")
  void passesOthers(Throwable error) {
    var x = oneThen(error);
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    assertThat(catchThrowable(() -> x.anext().send(null))).isSameAs(error);
    assertThat(error).hasNoCause().hasNoSuppressedExceptions();
    assertThat(x.isFinished()).isTrue();
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("G8: unlike in Python a body may return a value: it travels as StopAsyncIteration")
  void mayReturnValue() {
    AsyncGenerator<Object, Object, Object> x =
        generators.add(
            AsyncGenerator.of(y -> {
              y.yield(1);
              return "R";
            }));
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script.send(x.anext(), null).expect("!! StopAsyncIteration(value=R)");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("G9: an error raised in finally replaces the other, as everywhere in Java")
  @SuppressWarnings({"finally", "Finally"})
  void errorInFinallyReplaces() {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
            throw new Boom("first");
          } finally {
            throw new Oops("second");
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    Throwable error = catchThrowable(() -> x.anext().send(null));
    assertThat(error).isInstanceOf(Oops.class).hasNoCause().hasNoSuppressedExceptions();
  }

  @Test
  @DisplayName("G10: return in finally swallows the exception: the generator just ends")
  @SuppressWarnings({"finally", "Finally"})
  void returnInFinallySwallows() {
    var x =
        generators.of(y -> {
          try {
            y.yield(1);
            throw new Boom("first");
          } finally {
            return;
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    script.send(x.anext(), null).expect("!! StopAsyncIteration");
  }

  @Test
  @DisplayName("G11: a yield inside of catch keeps the exception, which can be thrown on")
  void yieldInCatchKeepsException() {
    Boom boom = new Boom("b");
    var x =
        generators.of(y -> {
          try {
            throw boom;
          } catch (Boom caught) {
            y.yield(caught);
            throw caught;
          }
        });
    assertThat(x.anext().await()).isSameAs(boom);
    assertThat(catchThrowable(() -> x.anext().send(null))).isSameAs(boom);
  }

  @Test
  @DisplayName("G12: the exception that the driver is handling does not get into the body's")
  void driversExceptionStaysOutside() {
    var x = oneThen(new Boom("b"));
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    try {
      throw new Oops("driver");
    } catch (Oops handled) {
      Throwable error = catchThrowable(() -> x.anext().send(null));
      assertThat(error).isInstanceOf(Boom.class).hasNoCause().hasNoSuppressedExceptions();
      assertThat(handled).hasNoCause().hasNoSuppressedExceptions();
    }
  }

  @Test
  @DisplayName("G13: rethrowing the exception being handled links it to nothing, least to itself")
  void rethrowsSameException() {
    Boom boom = new Boom("b");
    var x =
        generators.of(y -> {
          try {
            throw boom;
          } catch (Boom caught) {
            y.yield(1);
            throw boom;
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=1)");
    assertThat(catchThrowable(() -> x.anext().send(null)))
        .isSameAs(boom)
        .hasNoCause()
        .hasNoSuppressedExceptions();
  }

  @Test
  @DisplayName("G14: the error that finishes the generator is delivered exactly once")
  void deliversErrorOnce() {
    var x =
        generators.of(y -> {
          y.await(susp("s0"));
          throw new Boom("b");
        });
    Coroutine<Object> a = x.anext();
    script.send(a, null).expect("-> s0");
    script.send(a, null).expect("!! Boom: b");
    script
        .send(a, null)
        .expect("!! IllegalStateException: cannot reuse already awaited __anext__()/asend()");
    script.send(x.asend("v"), null).expect("!! StopAsyncIteration");
    script.send(x.aclose(), null).expect("!! StopIteration(value=null)");
  }
}
