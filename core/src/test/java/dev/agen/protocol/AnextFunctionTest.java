package dev.agen.protocol;

import static dev.agen.fixtures.Leaf.susp;
import static dev.agen.fixtures.Raising.mayThrow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncIterator;
import dev.agen.AsyncStream;
import dev.agen.Awaitable;
import dev.agen.Coroutine;
import dev.agen.StopAsyncIteration;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * Group H, H12 to H18 and H23: aiter() and anext(). For the rest see AsyncForTest.
 *
 * <p>Not applicable:
 *
 * <ul>
 *   <li>H12, H13, in part: the type errors do not compile.
 *   <li>H17: a bug of 3.13.0; tested is that any default is delivered.
 *   <li>H23: a crash of CPython; tested is that the exception comes out.
 * </ul>
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class AnextFunctionTest {

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

  @Test
  @DisplayName("H12: a generator is its own iterator; a stream opens a new run")
  void aiterOfGeneratorAndStream() {
    var g = ag();
    assertThat(g.aiter()).isSameAs(g);
    AsyncStream<Object> stream = AsyncStream.generate(y -> y.yield(1));
    var first = stream.aiter();
    var second = stream.aiter();
    assertThat(first).isNotSameAs(second);
    assertThat(first.anext().await()).isEqualTo(1);
    assertThat(second.state()).isEqualTo(AsyncGenerator.State.CREATED);
    first.close();
  }

  @Test
  @DisplayName("H13: anext() is called at once and gives a new cold awaitable each time")
  void anextIsCold() {
    var g = ag();
    assertThat(g.anext()).isNotSameAs(g.anext());
    assertThat(g.state()).isEqualTo(AsyncGenerator.State.CREATED);
    script.close(new It(1).anext().coroutine()).expect("__anext__ called", "-> null");
  }

  private AsyncGenerator<Object, Object, Object> empty() {
    return generators.yielding();
  }

  private AsyncGenerator<Object, Object, Object> failing() {
    return generators.of(y -> {
      throw new Boom("b");
    });
  }

  private static <T> Coroutine<T> anext(AsyncIterator<T> x, T defaultValue) {
    return x.anext(defaultValue).coroutine();
  }

  @Test
  @DisplayName("H14: anext(default) gives the default at the end; other exceptions pass")
  void anextWithDefault() {
    script.send(anext(empty(), "D"), null).expect("!! StopIteration(value=D)");
    script.send(anext(ag(), "D"), null).expect("!! StopIteration(value=1)");
    script.send(anext(failing(), "D"), null).expect("!! Boom: b");
    script.close(anext(new It(0), -1)).expect("__anext__ called", "-> null");
  }

  private AsyncGenerator<Object, Object, Object> g(boolean yields) {
    return generators.of(y -> {
      try {
        y.await(susp("s"));
        mayThrow(Boom.class);
      } catch (Boom boom) {
        script.log("caught");
      }
      if (yields) {
        y.yield("y");
      }
    });
  }

  @Test
  @DisplayName("H15: anext(default) passes send, throw and close on")
  void anextWithDefaultIsThinProxy() {
    String reused = "!! IllegalStateException: cannot reuse already awaited __anext__()/asend()";
    Coroutine<Object> a = anext(g(false), "D");
    script.send(a, null).expect("-> s");
    script.send(a, null).expect("!! StopIteration(value=D)");
    script.send(a, null).expect(reused);

    a = anext(g(false), "D");
    script.send(a, null).expect("-> s");
    script.throwIn(a, new Boom(null)).expect("caught", "!! StopIteration(value=D)");
    script.throwIn(a, new Boom(null)).expect(reused);

    a = anext(g(true), "D");
    script.send(a, null).expect("-> s");
    script.send(a, "v").expect("!! StopIteration(value=y)");
    script.close(a).expect("-> null");

    a = anext(g(true), "D");
    script.send(a, null).expect("-> s");
    script.close(a).expect("-> null");
    script.send(a, null).expect(reused);
  }

  @Test
  @DisplayName("H16: the awaitable of anext(default) is its own coroutine")
  void anextWithDefaultIsItsOwnCoroutine() {
    Awaitable<Object> a = ag().anext("D");
    assertThat(a.coroutine()).isSameAs(a).isSameAs(a.coroutine());
  }

  @Test
  @DisplayName("H17: anext(default) delivers any default: a list, an exception, null")
  void anextWithAnyDefault() {
    List<String> list = List.of("a", "b");
    assertThat(empty().anext(list).await()).isSameAs(list);
    Boom boom = new Boom("d");
    assertThat(empty().anext(boom).await()).isSameAs(boom);
    assertThat(empty().anext(null).await()).isNull();
  }

  @Test
  @DisplayName("H18: a value sent first through anext(default) is refused as by anext()")
  void anextWithDefaultRefusesFirstValue() {
    Coroutine<Object> a = anext(ag(), "D");
    script
        .send(a, "v")
        .expect(
            "!! IllegalArgumentException:"
                + " can't send non-None value to a just-started async generator");
    script
        .send(a, null)
        .expect("!! IllegalStateException: cannot reuse already awaited __anext__()/asend()");
  }

  @Test
  @DisplayName("H23: what anext() itself throws comes out of anext(default)")
  void anextsOwnExceptionComesOut() {
    AsyncIterator<Object> s =
        () -> {
          throw new IllegalArgumentException("sync");
        };
    script.step(s::anext).expect("!! IllegalArgumentException: sync");
    script.step(() -> s.anext("D")).expect("!! IllegalArgumentException: sync");
  }
}
