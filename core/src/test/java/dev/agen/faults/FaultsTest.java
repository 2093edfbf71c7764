package dev.agen.faults;

import static dev.agen.fixtures.Raising.raise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Coroutine;
import dev.agen.GeneratorExit;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Script;
import dev.agen.fixtures.Until;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that go wrong in unusual ways. For bodies that refuse to end see CloseTest. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class FaultsTest {

  private final Script script = new Script();
  @AutoClose private final Generators generators = new Generators();

  // ---- errors of the machine ------------------------------------------------------------------

  /** An exception without a stack trace that can be written, and without a message. */
  private static final class Bare extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Bare() {
      super(null, null, false, false);
    }
  }

  /** An exception whose stack trace cannot even be looked at. */
  private static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new UnsupportedOperationException("no trace");
    }

    @Override
    public void setStackTrace(StackTraceElement[] trace) {
      throw new UnsupportedOperationException("no trace");
    }

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException("no message");
    }
  }

  static List<Throwable> unusual() {
    return List.of(
        new StackOverflowError(),
        new OutOfMemoryError("thrown by the body"),
        new InternalError(),
        new LinkageError(),
        new Bare(),
        new GeneratorExit("by the body"));
  }

  @ParameterizedTest
  @MethodSource("unusual")
  @DisplayName("unusual throwables come out as they are, and the generator is finished")
  void unusualThrowables(Throwable error) {
    var g =
        generators.of(y -> {
          y.yield(1);
          throw raise(error);
        });
    g.anext().await();
    assertThat(catchThrowable(() -> g.anext().await())).isSameAs(error);
    assertThat(g.isFinished()).isTrue();
    script.step(() -> g.anext().await()).expect("!! StopAsyncIteration");

    var looped = generators.of(y -> raise(error));
    assertThat(catchThrowable(() -> looped.iterator().hasNext())).isSameAs(error);
    var task = Coroutine.of(c -> raise(error)).start();
    assertThat(catchThrowable(task::join)).hasCause(error);
  }

  @Test
  @DisplayName("an exception that does not let itself be looked at comes out all the same")
  void hostileException() {
    Hostile hostile = new Hostile();
    var g =
        generators.of(y -> {
          throw hostile;
        });
    boolean same = false;
    try {
      g.anext().await();
    } catch (Throwable error) {
      same = error.equals(hostile);
    }
    assertThat(same).isTrue();
    assertThat(g.isFinished()).isTrue();
  }

  private static int recurse(int depth) {
    return depth < 0 ? depth : recurse(depth + 1) + 1;
  }

  @Test
  @DisplayName("a real stack overflow comes out, and the next generator works")
  void realStackOverflow() {
    var g = generators.of(y -> y.yield(recurse(0)));
    assertThat(catchThrowable(() -> g.anext().await())).isInstanceOf(StackOverflowError.class);
    assertThat(g.isFinished()).isTrue();
    assertThat(generators.yielding(1).anext().await()).isEqualTo(1);
  }

  @Test
  @DisplayName("a real stack overflow that the body catches does no harm")
  void caughtStackOverflow() {
    var g =
        generators.of(y -> {
          try {
            recurse(0);
          } catch (StackOverflowError expected) {
            y.yield("caught");
          }
          y.yield("went on");
        });
    assertThat(g.anext().await()).isEqualTo("caught");
    assertThat(g.anext().await()).isEqualTo("went on");
  }

  @Test
  @DisplayName("a real OutOfMemoryError, of an array larger than any, comes out")
  void realOutOfMemory() {
    var g = generators.of(y -> y.yield(new long[Integer.MAX_VALUE]));
    assertThat(catchThrowable(() -> g.anext().await())).isInstanceOf(OutOfMemoryError.class);
    assertThat(g.isFinished()).isTrue();
  }

  // ---- null -----------------------------------------------------------------------------------

  @Test
  @DisplayName("a body that returns null, and one that yields null, are ordinary")
  void nullFromBodies() {
    assertThat(Coroutine.of(c -> null).await() == null).isTrue();
    AsyncStream<Object> nulls =
        AsyncStream.generate(y -> {
          y.yield(null);
          y.yield(null);
        });
    assertThat(nulls.toList()).hasSize(2).containsOnlyNulls();
    int rounds = 0;
    try (var run = nulls.open()) {
      for (Object value : run) {
        assertThat(value).isNull();
        rounds++;
      }
    }
    assertThat(rounds).isEqualTo(2);
  }

  // ---- bodies that do not end -----------------------------------------------------------------

  @Test
  @DisplayName("a body that yields for ever refuses each aclose and can be iterated on")
  void yieldsForEver() {
    CountDownLatch release = new CountDownLatch(1);
    var g =
        generators.of(y -> {
          for (int i = 0; release.getCount() > 0; i++) {
            try {
              y.yield(i);
            } catch (GeneratorExit refused) {
              script.log("refused");
            }
          }
        });
    g.anext().await();
    script.step(() -> g.aclose().await());
    script.step(() -> g.aclose().await());
    script.step(() -> g.anext().await());
    release.countDown();
    script.step(() -> g.anext().await());
    script.expect(
        "refused",
        "!! IllegalStateException: async generator ignored GeneratorExit",
        "!! StopAsyncIteration",
        "-> 2",
        "!! StopAsyncIteration");
  }

  // ---- many -----------------------------------------------------------------------------------

  @Test
  @DisplayName("10,000 coroutines that await one stage all go on")
  void manyAwaitOneStage() {
    int count = 10_000;
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    List<CompletableFuture<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = i;
      tasks.add(Coroutine.<Integer>of(c -> c.await(stage) + id).start());
    }
    Until.holds("all wait", () -> stage.getNumberOfDependents() == count);
    stage.complete(1);
    for (int i = 0; i < count; i++) {
      assertThat(tasks.get(i).join()).isEqualTo(i + 1);
    }
  }

  @Test
  @DisplayName("1,000 generators in one body, all half-way at once, keep apart")
  void manyGeneratorsAtOnce() {
    int count = 1_000;
    var all = new ArrayList<AsyncGenerator<Object, Object, Object>>();
    for (int i = 0; i < count; i++) {
      int id = i;
      all.add(
          generators.of(y -> {
            y.yield(id);
            y.yield(-id);
          }));
    }
    int sum =
        Coroutine.<Integer>of(
                c -> {
                  int total = 0;
                  for (var g : all) {
                    total += (int) c.await(g.anext());
                  }
                  for (var g : all) {
                    total += 2 * (int) c.await(g.anext());
                  }
                  return total;
                })
            .await();
    assertThat(sum).isEqualTo(-count * (count - 1) / 2);
  }
}
