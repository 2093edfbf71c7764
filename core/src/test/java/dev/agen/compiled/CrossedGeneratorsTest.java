package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.Awaiter;
import dev.agen.Coroutine;
import dev.agen.Yielder;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.Generators;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An exception names every body and every helper that it crosses, with the line where that stood,
 * whether it was on the thread's stack or suspended.
 */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class CrossedGeneratorsTest {

  @AutoClose private final Generators generators = new Generators();

  /** What happens in the innermost body before it fails. */
  private enum Before {
    NOTHING,
    YIELD,
    AWAIT
  }

  private final CompletableFuture<Object> stage = new CompletableFuture<>();
  private Before before = Before.NOTHING;

  // ---- bodies; the methods of what is expected are named in order, innermost first -------------

  private Object failing(Yielder<Object, Object> y) throws Boom {
    switch (before) {
      case YIELD -> y.yield("first");
      case AWAIT -> y.await(stage);
      case NOTHING -> {}
    }
    throw new Boom("b");
  }

  private Object failingInHelper(Yielder<Object, Object> y) throws Boom {
    outerHelper(y, "argument");
    return null;
  }

  private void outerHelper(Yielder<Object, Object> y, Object argument) throws Boom {
    innerHelper(argument, y);
  }

  private void innerHelper(Object argument, Yielder<Object, Object> y) throws Boom {
    failing(y);
    throw new AssertionError(argument);
  }

  private enum Nesting {
    YIELD_FROM {
      @Override
      AsyncGenerator<Object, Object, Object> around(AsyncGenerator<Object, Object, Object> inner) {
        return AsyncGenerator.of(y -> delegating(y, inner));
      }

      private Object delegating(
          Yielder<Object, Object> y, AsyncGenerator<Object, Object, Object> inner) {
        return y.yieldFrom(inner);
      }
    },
    LOOP {
      @Override
      AsyncGenerator<Object, Object, Object> around(AsyncGenerator<Object, Object, Object> inner) {
        return AsyncGenerator.of(y -> delegating(y, inner));
      }

      private Object delegating(
          Yielder<Object, Object> y, AsyncGenerator<Object, Object, Object> inner) {
        for (Object value : y.each(inner)) {
          y.yield(value);
        }
        return null;
      }
    },
    AWAIT {
      @Override
      AsyncGenerator<Object, Object, Object> around(AsyncGenerator<Object, Object, Object> inner) {
        return AsyncGenerator.of(y -> delegating(y, inner));
      }

      private Object delegating(
          Yielder<Object, Object> y, AsyncGenerator<Object, Object, Object> inner) {
        while (true) {
          y.yield(y.await(inner.anext()));
        }
      }
    },
    COROUTINE {
      @Override
      AsyncGenerator<Object, Object, Object> around(AsyncGenerator<Object, Object, Object> inner) {
        return AsyncGenerator.of(y -> delegating(y, inner));
      }

      private Object delegating(
          Yielder<Object, Object> y, AsyncGenerator<Object, Object, Object> inner) {
        while (true) {
          y.yield(y.await(Coroutine.<Object>of(c -> stepping(c, inner))));
        }
      }

      private Object stepping(Awaiter c, AsyncGenerator<Object, Object, Object> inner) {
        return c.await(inner.anext());
      }
    };

    abstract AsyncGenerator<Object, Object, Object> around(
        AsyncGenerator<Object, Object, Object> inner);
  }

  private AsyncGenerator<Object, Object, Object> threeDeep(
      Nesting nesting, AsyncGenerator<Object, Object, Object> innermost) {
    return generators.add(
        nesting.around(generators.add(nesting.around(generators.add(innermost)))));
  }

  private Throwable fails(AsyncGenerator<Object, Object, Object> g) {
    CompletableFuture<Object> step = g.anext().start(Runnable::run);
    if (before == Before.YIELD) {
      assertThat(step.join()).isEqualTo("first");
      step = g.anext().start(Runnable::run);
    } else if (before == Before.AWAIT) {
      assertThat(step).isNotDone();
      stage.complete("now");
    }
    Throwable error = catchThrowable(step::join);
    assertThat(error).isInstanceOf(CompletionException.class).hasCauseInstanceOf(Boom.class);
    return error.getCause();
  }

  /** The bodies and helpers in a trace. */
  private static List<String> crossed(Throwable error) {
    return Arrays.stream(error.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(CrossedGeneratorsTest.class.getName()))
        .peek(frame -> assertThat(frame.getFileName()).isEqualTo("CrossedGeneratorsTest.java"))
        .map(StackTraceElement::getMethodName)
        .filter(name ->
            List.of(
                    "failing",
                    "failingInHelper",
                    "innerHelper",
                    "outerHelper",
                    "delegating",
                    "stepping")
                .contains(name))
        .toList();
  }

  private List<String> around(Nesting nesting, String... innermost) {
    List<String> expected = new ArrayList<>(List.of(innermost));
    for (int i = 0; i < 2; i++) {
      if (nesting == Nesting.COROUTINE) {
        expected.add("stepping");
      }
      expected.add("delegating");
    }
    return expected;
  }

  // ---- tests -----------------------------------------------------------------------------------

  @ParameterizedTest
  @EnumSource
  @DisplayName("an exception names each generator of a chain that nothing has suspended")
  void throughChain(Nesting nesting) {
    Throwable error = fails(threeDeep(nesting, AsyncGenerator.of(this::failing)));
    assertThat(crossed(error)).isEqualTo(around(nesting, "failing"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("an exception names each generator of a chain that was suspended at a yield")
  void throughChainAfterYield(Nesting nesting) {
    before = Before.YIELD;
    Throwable error = fails(threeDeep(nesting, AsyncGenerator.of(this::failing)));
    assertThat(crossed(error)).isEqualTo(around(nesting, "failing"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("an exception names each generator of a chain that was suspended in an await")
  void throughChainAfterAwait(Nesting nesting) {
    before = Before.AWAIT;
    Throwable error = fails(threeDeep(nesting, AsyncGenerator.of(this::failing)));
    assertThat(crossed(error)).isEqualTo(around(nesting, "failing"));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("an exception names the helpers that it leaves, and the body")
  void throughHelpers(Before what) {
    before = what;
    Throwable error = fails(generators.add(AsyncGenerator.of(this::failingInHelper)));
    assertThat(crossed(error))
        .containsExactly("failing", "innerHelper", "outerHelper", "failingInHelper");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("an exception names helpers and generators alike, however they are mixed")
  void throughHelpersAndChain(Nesting nesting) {
    before = Before.YIELD;
    Throwable error = fails(threeDeep(nesting, AsyncGenerator.of(this::failingInHelper)));
    assertThat(crossed(error))
        .isEqualTo(around(nesting, "failing", "innerHelper", "outerHelper", "failingInHelper"));
  }

  private Object translating(Yielder<Object, Object> y) throws Boom {
    try {
      outerHelper(y, "argument");
    } catch (Boom boom) {
      throw new IllegalArgumentException(boom);
    }
    return null;
  }

  private Object callsTranslating(Yielder<Object, Object> y) throws Boom {
    return translating(y);
  }

  @Test
  @DisplayName("an exception that a suspended helper translates names those that it leaves, too")
  void translated() {
    var g = generators.add(AsyncGenerator.<Object, Object, Object>of(this::callsTranslating));
    before = Before.YIELD;
    assertThat(g.anext().await()).isEqualTo("first");
    Throwable error = catchThrowable(() -> g.anext().await());
    assertThat(error).isInstanceOf(IllegalArgumentException.class);
    assertThat(Arrays.stream(error.getStackTrace()).map(StackTraceElement::getMethodName))
        .containsSubsequence("translating", "callsTranslating")
        .containsOnlyOnce("callsTranslating");
    assertThat(crossed(error.getCause())).startsWith("failing", "innerHelper", "outerHelper");
  }

  private void recursive(Yielder<Object, Object> y, int depth) throws Boom {
    if (depth == 2) {
      y.yield("first");
    }
    if (depth > 0) {
      recursive(y, depth - 1);
    } else {
      throw new Boom("b");
    }
  }

  private Object recursing(Yielder<Object, Object> y) throws Boom {
    recursive(y, 4);
    return null;
  }

  @Test
  @DisplayName("calls of one helper, some suspended and some not, are named in their order")
  void recursion() {
    var g = generators.add(AsyncGenerator.<Object, Object, Object>of(this::recursing));
    assertThat(g.anext().await()).isEqualTo("first");
    Throwable error = catchThrowable(() -> g.anext().await());
    assertThat(Arrays.stream(error.getStackTrace()).map(StackTraceElement::getMethodName))
        .filteredOn(name -> name.startsWith("recurs"))
        .startsWith(
            "recursive",
            "recursive",
            "recursive",
            "recursive",
            "recursive",
            "recursing",
            "recursion");
    assertThat(
            Arrays.stream(error.getStackTrace())
                .filter(frame -> frame.getMethodName().equals("recursive"))
                .map(StackTraceElement::getLineNumber)
                .distinct())
        .as("one throws, the others call")
        .hasSize(2);
  }

  private Object sum(Yielder<Object, Object> y, AsyncGenerator<Object, Object, Object> inner) {
    Object result = y.yieldFrom(inner);
    y.yield("after");
    return "helper got " + result;
  }

  @Test
  @DisplayName("a helper goes on after a delegation that was suspended")
  void helperGoesOnAfterDelegation() {
    var inner =
        generators.add(
            AsyncGenerator.<Object, Object, Object>of(y -> {
              y.yield("inner");
              return "result";
            }));
    var g =
        generators.add(
            AsyncGenerator.<Object, Object, Object>of(y -> {
              y.yield(sum(y, inner));
              return null;
            }));
    assertThat(g).containsExactly("inner", "after", "helper got result");
  }

  @Test
  @DisplayName("what is thrown in keeps its trace, also through helpers")
  void thrownInKeepsTrace() {
    before = Before.YIELD;
    var g = generators.add(AsyncGenerator.<Object, Object, Object>of(this::failingInHelper));
    assertThat(g.anext().await()).isEqualTo("first");
    Boom boom = new Boom("made here");
    StackTraceElement[] trace = boom.getStackTrace();
    assertThat(catchThrowable(() -> g.athrow(boom).await())).isSameAs(boom);
    assertThat(boom.getStackTrace()).isEqualTo(trace);
  }

  @Test
  @DisplayName("a suspended generator tells where it stands, in helpers and through yieldFrom")
  void frameNamesAll() {
    before = Before.YIELD;
    var g =
        threeDeep(
            Nesting.YIELD_FROM, AsyncGenerator.<Object, Object, Object>of(this::failingInHelper));
    assertThat(g.anext().await()).isEqualTo("first");
    List<StackTraceElement> frames =
        g.frame().stream()
            .filter(frame -> !frame.getMethodName().contains("$") && frame.getLineNumber() > 0)
            .toList();
    if (g.engine().isCompiled()) {
      assertThat(frames)
          .extracting(StackTraceElement::getMethodName)
          .containsExactly(
              "failing",
              "innerHelper",
              "outerHelper",
              "failingInHelper",
              "delegating",
              "delegating");
    }
    assertThat(frames)
        .extracting(StackTraceElement::getFileName)
        .containsOnly("CrossedGeneratorsTest.java");
  }
}
