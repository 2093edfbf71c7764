package dev.agen.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.Awaiter;
import dev.agen.Coroutine;
import dev.agen.Yielder;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An exception's trace shows the body's own line and the lines that await, as if called there. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class StackTraceTest {

  @AutoClose private final Generators generators = new Generators();

  /** Set by the code that throws or awaits, to be compared with the trace. */
  private int innermostLine;

  private int middleLine;
  private int outermostLine;

  private static int line() {
    return StackWalker.getInstance()
        .walk(frames -> frames.skip(1).findFirst().orElseThrow())
        .getLineNumber();
  }

  private Object innermost(Yielder<Object, Object> y) throws Boom {
    y.yield("first");
    innermostLine = line() + 1;
    throw new Boom("b");
  }

  private Object middle(Yielder<Object, Object> y) {
    var inner = generators.add(AsyncGenerator.of(this::innermost));
    while (true) {
      middleLine = line() + 1;
      y.yield(y.await(inner.anext()));
    }
  }

  private Object outermost(Yielder<Object, Object> y) {
    var inner = generators.add(AsyncGenerator.of(this::middle));
    while (true) {
      outermostLine = line() + 1;
      y.yield(y.await(inner.anext()));
    }
  }

  private static boolean isOurs(String className) {
    String ours = StackTraceTest.class.getName();
    return className.equals(ours) || className.startsWith(ours + "$agen$");
  }

  /** The frames of this class' named methods, as {@code method:line}. */
  private static List<String> frames(Throwable error) {
    return Arrays.stream(error.getStackTrace())
        .filter(frame -> isOurs(frame.getClassName()))
        .filter(frame -> !frame.getMethodName().contains("$"))
        .filter(frame -> !frame.getMethodName().equals("step")) // a compiled body's entry
        .map(frame -> frame.getMethodName() + ":" + frame.getLineNumber())
        .toList();
  }

  @ParameterizedTest
  @EnumSource(names = {"BY_HAND", "BLOCKING"})
  @DisplayName("through three nested generators down to the line that drives")
  void throughThreeNestedGenerators(Driving driving) {
    var g = generators.add(AsyncGenerator.<Object, Object, Object>of(this::outermost));
    assertThat(driving.drive(g.anext())).isEqualTo("first");
    Throwable error = null;
    int line = 0;
    try {
      line = line() + 1;
      driving.drive(g.anext());
    } catch (Throwable thrown) {
      error = thrown;
    }
    assertThat(frames(error))
        .containsExactly(
            "innermost:" + innermostLine,
            "middle:" + middleLine,
            "outermost:" + outermostLine,
            "throughThreeNestedGenerators:" + line);
  }

  @ParameterizedTest
  @EnumSource(names = {"ASYNCHRONOUS", "DIRECT_EXECUTOR"})
  @DisplayName("asynchronously: through three nested generators")
  void asynchronously(Driving driving) {
    var g = generators.add(AsyncGenerator.<Object, Object, Object>of(this::outermost));
    assertThat(driving.drive(g.anext())).isEqualTo("first");
    Throwable error = catchThrowable(() -> driving.drive(g.anext()));
    assertThat(error).isInstanceOf(CompletionException.class);
    assertThat(frames(error.getCause()))
        .startsWith(
            "innermost:" + innermostLine, "middle:" + middleLine, "outermost:" + outermostLine);
  }

  private Object failing(Awaiter c) throws Boom {
    innermostLine = line() + 1;
    throw new Boom("b");
  }

  private Object awaiting(Awaiter c) {
    Coroutine<Object> inner = Coroutine.of(this::failing);
    middleLine = line() + 1;
    return c.await(inner);
  }

  @Test
  @DisplayName("through coroutines")
  void throughCoroutines() {
    Coroutine<Object> coroutine = Coroutine.of(this::awaiting);
    int line = line() + 1;
    Throwable error = catchThrowable(coroutine::await);
    assertThat(frames(error))
        .containsExactly(
            "failing:" + innermostLine, "awaiting:" + middleLine, "throughCoroutines:" + line);
  }

  @Test
  @DisplayName("a loop's line is in the trace of what the generator throws")
  void throughLoop() {
    var g = generators.add(AsyncGenerator.<Object, Object, Object>of(this::innermost));
    Throwable error = null;
    int line = 0;
    try {
      line = line() + 1;
      for (Object value : g) {
        assertThat(value).isEqualTo("first");
      }
    } catch (Throwable thrown) {
      error = thrown;
    }
    assertThat(frames(error)).containsExactly("innermost:" + innermostLine, "throughLoop:" + line);
  }

  @Test
  @DisplayName("an exception that was made by the driver keeps its trace")
  void thrownInKeepsTrace() {
    var g = generators.yielding(1);
    g.anext().await();
    Boom boom = new Boom("made here");
    StackTraceElement[] before = boom.getStackTrace();
    assertThat(catchThrowable(() -> g.athrow(boom).await())).isSameAs(boom);
    assertThat(boom.getStackTrace()).isEqualTo(before);
  }

  @Test
  @DisplayName("frames of the library's inner rooms do not hide the user's: the body comes first")
  void bodyComesFirst() {
    var g = generators.add(AsyncGenerator.<Object, Object, Object>of(this::innermost));
    g.anext().await();
    Throwable error = catchThrowable(() -> g.anext().await());
    assertThat(error.getStackTrace()[0].getMethodName()).isEqualTo("innermost");
    assertThat(error.getStackTrace()[0].getFileName()).isEqualTo("StackTraceTest.java");
  }
}
