package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.compiledWithResult;
import static dev.agen.fixtures.BothEngines.expectCompiled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenerator;
import dev.agen.Yielder;
import dev.agen.fixtures.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What users see of a body's code from elsewhere: traces, messages, serialized lambdas. */
class TracesTest {

  private static Throwable failureOf(AsyncGenerator<Object, Object, Object> generator) {
    while (true) {
      try {
        generator.anext().await();
      } catch (Throwable error) {
        return error;
      }
    }
  }

  @Test
  @DisplayName(
      "P1: the first element of a trace is the body's line, and the JVM names the variable")
  void helpfulMessage() {
    AsyncGenerator<Object, Object, Object> generator =
        AsyncGenerator.of(y -> {
          Object o = null;
          y.yield("before");
          return o.hashCode();
        });
    expectCompiled(generator.engine());
    Throwable error = failureOf(generator);
    assertThat(error).isInstanceOf(NullPointerException.class).hasMessageContaining("\"o\"");
    assertThat(SourceFile.lineAt(error.getStackTrace()[0])).contains("o.hashCode()");
    assertThat(error.getStackTrace()[0].getFileName()).isEqualTo("TracesTest.java");
    assertThat(error.getStackTrace()[0].getMethodName()).contains("lambda$helpfulMessage$");
  }

  private static Object named(Yielder<Object, Object> y) {
    y.yield("before");
    return helper(y);
  }

  private static Object helper(Yielder<Object, Object> y) {
    y.yield("in helper");
    return Integer.parseInt("no number");
  }

  @Test
  @DisplayName("P1: a helper that has been resumed is at its line; its file and method are named")
  void helperInTrace() {
    AsyncGenerator<Object, Object, Object> generator = AsyncGenerator.of(TracesTest::named);
    expectCompiled(generator.engine());
    Throwable error = failureOf(generator);
    assertThat(error.getStackTrace())
        .anySatisfy(frame -> {
          assertThat(frame.getMethodName()).isEqualTo("helper");
          assertThat(SourceFile.lineAt(frame)).contains("Integer.parseInt");
        });
  }

  @Test
  @DisplayName("P21: stages that refuse to tell how they are: completed and minimal ones")
  void minimalStages() {
    compiledWithResult(log ->
        y -> {
          log.accept(y.await(CompletableFuture.completedStage("stage")));
          log.accept(y.await(CompletableFuture.completedFuture("copy").minimalCompletionStage()));
          log.accept(y.await(CompletableFuture.completedFuture("future")));
          log.accept(y.await(CompletableFuture.completedFuture(null)));
          y.yield("between");
          try {
            y.await(CompletableFuture.failedStage(new IllegalStateException("failed stage")));
          } catch (IllegalStateException e) {
            y.yield(e.getMessage());
          }
          return y.await(CompletableFuture.failedFuture(new IOException("failed future")));
        });
  }

  private interface SerializableSupplier extends Supplier<Object>, Serializable {}

  private static SerializableSupplier copy(SerializableSupplier original)
      throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (SerializableSupplier) in.readObject();
    }
  }

  @Test
  @DisplayName("P43: a lambda that is created in a body can be serialized")
  void serializedLambda() {
    compiled(log ->
        y -> {
          String captured = "captured " + y.yield("value");
          SerializableSupplier lambda = () -> captured + " in lambda";
          y.yield("created");
          log.accept(copy(lambda).get());
          SerializableSupplier reference = captured::length;
          log.accept(copy(reference).get());
        });
  }
}
