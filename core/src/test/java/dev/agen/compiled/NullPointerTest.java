package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Yielder;
import dev.agen.fixtures.Generators;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What the JVM says of a null names the variable of the source, and the place is the user's. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class NullPointerTest {

  @AutoClose private final Generators generators = new Generators();

  private static int lengthOf(Yielder<Object, Object> y, String parameter) {
    y.yield("before");
    return parameter.length();
  }

  private static void assertNames(AsyncGenerator<?, ?, ?> g, String variable, String method) {
    g.anext().await();
    Throwable error = catchThrowable(() -> g.anext().await());
    assertThat(error)
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("because \"" + variable + "\" is null");
    StackTraceElement place = error.getStackTrace()[0];
    assertThat(place.getMethodName()).contains(method);
    assertThat(place.getFileName()).isEqualTo("NullPointerTest.java");
    assertThat(place.getLineNumber()).isPositive();
    if (g.engine().isCompiled()) {
      assertThat(place.getClassName())
          .matches("\\Q" + NullPointerTest.class.getName() + "\\E\\$agen\\$\\d+");
    }
  }

  @Test
  @DisplayName("a local variable, null before the suspension")
  void local() {
    var g =
        generators.of(y -> {
          String word = "x".isEmpty() ? "y" : null;
          y.yield("before");
          y.yield(word.length());
        });
    assertNames(g, "word", "lambda$local");
  }

  @Test
  @DisplayName("what a yield gave, and a loop's variable")
  void assigned() {
    var g =
        generators.of(y -> {
          for (String[] row = {null}; ; ) {
            Object sent = y.yield("before");
            y.yield(row[0] + sent.hashCode());
          }
        });
    assertNames(g, "sent", "lambda$assigned");
  }

  @Test
  @DisplayName("a captured variable")
  void captured() {
    String captured = "x".isEmpty() ? "y" : null;
    var g =
        generators.of(y -> {
          y.yield("before");
          y.yield(captured.length());
        });
    assertNames(g, "captured", "lambda$captured");
  }

  @Test
  @DisplayName("a helper's parameter")
  void parameter() {
    var g = generators.of(y -> y.yield(lengthOf(y, "x".isEmpty() ? "y" : null)));
    assertNames(g, "parameter", "lengthOf");
  }

  @Test
  @DisplayName("a result that is awaited and used at once: says which call has returned null")
  void awaitedResult() {
    var g =
        generators.of(y -> {
          Awaitable<String> nothing = Awaitable.of(CompletableFuture.completedFuture(null));
          y.yield(y.await(nothing).length());
        });
    assertThat(catchThrowable(() -> g.anext().await()))
        .isInstanceOf(NullPointerException.class)
        .hasMessageStartingWith("Cannot invoke \"String.length()\" because the return value of");
  }
}
