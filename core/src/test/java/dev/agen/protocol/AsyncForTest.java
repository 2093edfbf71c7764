package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.fixtures.Raising.mayThrow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterable;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Group H: {@code async for}. For aiter() and anext(), H12 to H18 and H23, see AnextFunctionTest.
 *
 * <p>The lines "ag: finally" that CPython prints when its reference counting drops a generator (H3,
 * H8, H10, H14) have no counterpart: nothing is closed here until somebody closes it or the garbage
 * collector comes by (FinalizationTest).
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>H5, in part: what is no asynchronous iterable does not compile; null is left.
 *   <li>H10, in part: there are no comprehensions; a loop that collects is one.
 *   <li>H11: there are no generator expressions. That describing a stream evaluates nothing is
 *       tested.
 * </ul>
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AsyncForTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  /** setup-H1's hand-made iterator over 1 to n. */
  private final class It implements AsyncIterator<Integer> {
    private final int n;
    private int i;

    It(int n) {
      this.n = n;
    }

    @Override
    public AsyncIterator<Integer> aiter() {
      script.log("__aiter__");
      return this;
    }

    @Override
    public Awaitable<Integer> anext() {
      script.log("__anext__ called");
      return generators.coroutine(c -> {
        script.log("step awaited");
        c.await(susp("tok"));
        if (++i > n) {
          throw new StopAsyncIteration();
        }
        return i;
      });
    }
  }

  private AsyncGenerator<Object, Object, Object> ag() {
    return generators.of(y -> {
      try {
        y.yield(1);
        y.yield(2);
        y.yield(3);
      } finally {
        script.log("ag: finally");
      }
    });
  }

  /** Drives a coroutine to its end, and tells its tokens and its result. */
  private Script drive(CoroutineBody<?> main) {
    Coroutine<Object> coroutine = generators.coroutine(main);
    List<Object> tokens = new ArrayList<>();
    return script.step(() -> {
      try {
        while (true) {
          tokens.add(coroutine.send(null));
        }
      } catch (StopIteration completion) {
        return "(" + tokens + ", " + completion.value() + ")";
      }
    });
  }

  // ---- the loop -------------------------------------------------------------------------------

  @Test
  @DisplayName("H1: takes aiter() once, then anext() and an await for each round, then else")
  void takesIteratorOnceAndAwaitsEachStep() {
    drive(c -> {
      for (int v : c.each(new It(1))) {
        script.log("v", v);
      }
      script.log("else");
      return null;
    });
    script.expect(
        "__aiter__",
        "__anext__ called",
        "step awaited",
        "v 1",
        "__anext__ called",
        "step awaited",
        "else",
        "-> ([tok, tok], null)");
  }

  @Test
  @DisplayName("H2: break does not close the generator; a second loop goes on")
  void breakDoesNotClose() {
    drive(c -> {
      var g = ag();
      for (Object v : c.each(g)) {
        if (v.equals(2)) {
          break;
        }
      }
      script.log("after break: frame alive", !g.isFinished());
      for (Object v : c.each(g)) {
        script.log("continued with", v);
      }
      return null;
    });
    script.expect(
        "after break: frame alive true", "continued with 3", "ag: finally", "-> ([], null)");
  }

  @Test
  @DisplayName("H3: StopAsyncIteration raised in the loop's body is not the end of the iteration")
  void endRaisedInBodyPropagates() {
    var g = ag();
    drive(c -> {
      for (Object v : c.each(g)) {
        throw new StopAsyncIteration("body " + v);
      }
      script.log("else");
      return null;
    });
    script.expect("!! StopAsyncIteration(value=body 1)");
    assertThat(g.isSuspended()).isTrue();
  }

  @Test
  @DisplayName("H4: StopAsyncIteration raised by the call of anext() ends the loop, too")
  void endRaisedByCallEndsLoop() {
    AsyncIterator<Object> s =
        () -> {
          throw new StopAsyncIteration();
        };
    drive(c -> {
      for (Object v : c.each(s)) {
        script.log(v);
      }
      script.log("else");
      return null;
    });
    script.expect("else", "-> ([], null)");
  }

  @Test
  @DisplayName("H5: an iterable, an iterator or an awaitable that is null is an error in the loop")
  void nullInsteadOfProtocolObjects() {
    AsyncIterable<Object> noIterator = () -> null;
    AsyncIterator<Object> noAwaitable = () -> null;
    drive(c -> {
      assertThatNullPointerException().isThrownBy(() -> c.each(null));
      for (AsyncIterable<Object> wrong : List.of(noIterator, noAwaitable)) {
        assertThatNullPointerException()
            .isThrownBy(() -> c.each(wrong).forEach(v -> script.log("v", v)));
      }
      return "unharmed";
    });
    script.expect("-> ([], unharmed)");
  }

  @Test
  @DisplayName("H6: an exception from the iterator leaves the loop as it is")
  void iteratorsExceptionPropagates() {
    var bad =
        generators.of(y -> {
          y.yield(1);
          throw new Boom("b");
        });
    drive(c -> {
      try {
        for (Object v : c.each(bad)) {
          script.log(v);
          mayThrow(Boom.class);
        }
        script.log("else");
      } catch (Boom boom) {
        script.log(boom);
      }
      return null;
    });
    script.expect("1", "Boom: b", "-> ([], null)");
  }

  @Test
  @DisplayName("H7: what is thrown into a waiting loop reaches the generator's inner await")
  void throwReachesProducersAwait() {
    var p =
        generators.of(y -> {
          try {
            y.await(susp("s"));
            mayThrow(Boom.class);
          } catch (Boom boom) {
            script.log("producer saw", boom);
            y.yield("recovered");
          }
        });
    Coroutine<Object> main =
        generators.coroutine(c -> {
          for (Object v : c.each(p)) {
            script.log("v", v);
          }
          return null;
        });
    script.send(main, null).expect("-> s");
    script
        .throwIn(main, new Boom("b"))
        .expect("producer saw Boom: b", "v recovered", "!! StopIteration(value=null)");
  }

  @Test
  @DisplayName("H8: what is thrown into the loop's own body does not touch the generator")
  void throwIntoConsumerDoesNotReachProducer() {
    var g = ag();
    Coroutine<Object> main =
        generators.coroutine(c -> {
          for (Object v : c.each(g)) {
            c.await(susp("body " + v));
          }
          return null;
        });
    script.send(main, null).expect("-> body 1");
    script.throwIn(main, new Boom("b")).expect("!! Boom: b");
    script.send(g.anext(), null).expect("!! StopIteration(value=2)");
  }

  @Test
  @DisplayName("H9: two loops over one generator share it")
  void nestedLoopsShareGenerator() {
    drive(c -> {
      var g = ag();
      for (Object a : c.each(g)) {
        script.log("outer", a);
        for (Object b : c.each(g)) {
          script.log("inner", b);
        }
        script.log("inner done");
      }
      return null;
    });
    script.expect("outer 1", "inner 2", "inner 3", "ag: finally", "inner done", "-> ([], null)");
  }

  @Test
  @DisplayName("H10: loops that collect have the same protocol")
  void collects() {
    drive(c -> {
      List<Integer> list = new ArrayList<>();
      c.<Integer>each(new It(1)).forEach(list::add);
      script.log(list);
      Set<Object> set = new TreeSet<>();
      for (Object v : c.each(ag())) {
        if ((int) v > 1) {
          set.add(v);
        }
      }
      script.log(set);
      Map<Object, Object> map = new TreeMap<>();
      for (Object v : c.each(ag())) {
        map.put(v, (int) v * (int) v);
      }
      script.log(map);
      for (int v : List.of(1)) {
        script.log(c.<Object>await(susp("x")), v);
      }
      return null;
    });
    script.expect(
        "__aiter__",
        "__anext__ called",
        "step awaited",
        "__anext__ called",
        "step awaited",
        "[1]",
        "ag: finally",
        "[2, 3]",
        "ag: finally",
        "{1=1, 2=4, 3=9}",
        "null 1",
        "-> ([tok, tok, x], null)");
  }

  @Test
  @DisplayName("H11: describing or opening a stream evaluates nothing, not even its source")
  void describingEvaluatesNothing() {
    AsyncStream<Object> stream =
        AsyncStream.generate(y -> {
          for (int v : y.each(new It(1))) {
            y.yield(v * 10);
          }
        });
    var e = generators.add(stream.open());
    script.expect();
    Coroutine<Object> a = e.anext();
    script.send(a, null).expect("__aiter__", "__anext__ called", "step awaited", "-> tok");
    script.send(a, null).expect("!! StopIteration(value=10)");
  }

  // ---- loops over generators in strange states ------------------------------------------------

  @Test
  @DisplayName("H19: a loop over a generator in flight elsewhere is refused")
  void loopOverRunningGeneratorIsRefused() {
    var g =
        generators.of(y -> {
          y.await(susp("s"));
          y.yield(1);
        });
    Coroutine<Object> a = g.anext();
    script.send(a, null).expect("-> s");
    drive(c -> {
      for (Object v : c.each(g)) {
        script.log(v);
      }
      return null;
    });
    script.expect("!! AlreadyRunningException: anext(): asynchronous generator is already running");
    assertThatThrownBy(() -> g.iterator().hasNext())
        .hasMessage("anext(): asynchronous generator is already running");
    script.send(a, null).expect("!! StopIteration(value=1)");
  }

  @Test
  @DisplayName("H20: a loop over a closed generator has no rounds")
  void loopOverClosedGenerator() {
    drive(c -> {
      var g = ag();
      c.await(g.aclose());
      for (Object v : c.each(g)) {
        script.log(v);
      }
      script.log("else");
      return null;
    });
    script.expect("else", "-> ([], null)");
  }

  @Test
  @DisplayName("H21: a loop over a generator that refused to close resumes it")
  void loopResumesGeneratorThatRefusedToClose() {
    var g =
        generators.of(y -> {
          try {
            y.yield(1);
          } catch (GeneratorExit refused) {
            script.log("refusing");
          }
          y.yield(2);
          y.yield(3);
        });
    drive(c -> {
      for (Object v : c.each(g)) {
        script.log(v);
        break;
      }
      try {
        c.await(g.aclose());
      } catch (IllegalStateException ignored) {
        script.log(ignored);
      }
      for (Object v : c.each(g)) {
        script.log(v);
      }
      return null;
    });
    script.expect(
        "1",
        "refusing",
        "IllegalStateException: async generator ignored GeneratorExit",
        "3",
        "-> ([], null)");
  }

  @Test
  @DisplayName("H22: a loop that yields on does not forward what is sent")
  void delegationByLoopDoesNotForward() {
    var inner =
        generators.of(y -> {
          script.log("inner got", y.yield("i1"));
          y.yield("i2");
        });
    var x =
        generators.of(y -> {
          for (Object v : y.each(inner)) {
            script.log("outer got", y.yield(v));
          }
        });
    script.send(x.anext(), null).expect("!! StopIteration(value=i1)");
    script
        .send(x.asend("S"), null)
        .expect("outer got S", "inner got null", "!! StopIteration(value=i2)");
  }
}
