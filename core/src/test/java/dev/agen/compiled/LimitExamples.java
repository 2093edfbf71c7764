package dev.agen.compiled;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.GeneratorBody;
import dev.agen.Yielder;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;

/** The examples of docs/limits: for each limit a body that meets it, and the way round. */
final class LimitExamples {

  private LimitExamples() {}

  // @start region="AGEN001"
  record Greeting(Object answer) {
    Greeting(Yielder<String, Object> y) {
      this(y.yield("Hello?"));
    }
  }

  static AsyncGenerator<String, Object, Greeting> greeting() {
    return AsyncGenerator.of(Greeting::new);
  }

  // @end

  // @start region="AGEN001 instead"
  static AsyncGenerator<String, Object, Greeting> greetingByMethod() {
    return AsyncGenerator.of(y -> new Greeting(y.yield("Hello?")));
  }

  // @end

  // @start region="AGEN002"
  interface Source {
    Object read(Yielder<String, Object> y);
  }

  static AsyncGenerator<String, Object, Object> reading(Source source) {
    return AsyncGenerator.of(source::read);
  }

  static AsyncGenerator<String, Object, Object> readingLambda() {
    return reading(y -> y.yield("a"));
  }

  // @end

  // @start region="AGEN002 instead"
  interface SourceBody extends GeneratorBody<String, Object, Object> {}

  static AsyncGenerator<String, Object, Object> readingBody(SourceBody source) {
    return AsyncGenerator.of(source);
  }

  static AsyncGenerator<String, Object, Object> readingBodyLambda() {
    return readingBody(y -> y.yield("a"));
  }

  // @end

  // @start region="AGEN004"
  static AsyncStream<String> words(List<String> lines) {
    return AsyncStream.generate(y -> lines.forEach(line -> y.yield(line.trim())));
  }

  // @end

  // @start region="AGEN004 instead"
  static AsyncStream<String> wordsInLoop(List<String> lines) {
    return AsyncStream.generate(y -> {
      for (String line : lines) {
        y.yield(line.trim());
      }
    });
  }

  // @end

  // @start region="AGEN005"
  static AsyncGenerator<String, Object, Object> logged(Yielder<String, Object> other) {
    return AsyncGenerator.of(y -> {
      Yielder<String, Object> to = other == null ? y : other;
      return to.yield("somewhere");
    });
  }

  // @end

  // @start region="AGEN005 instead"
  static AsyncGenerator<String, Object, Object> loggedHere() {
    return AsyncGenerator.of(y -> {
      Yielder<String, Object> to = y;
      return to.yield("here");
    });
  }

  // @end

  // @start region="AGEN006"
  static AsyncStream<String> locked(Object lock, List<String> lines) {
    return AsyncStream.generate(y -> {
      synchronized (lock) {
        for (String line : lines) {
          y.yield(line);
        }
      }
    });
  }

  // @end

  // @start region="AGEN006 instead"
  static AsyncStream<String> copied(Object lock, List<String> lines) {
    return AsyncStream.generate(y -> {
      List<String> copy;
      synchronized (lock) {
        copy = List.copyOf(lines);
      }
      for (String line : copy) {
        y.yield(line);
      }
    });
  }

  // @end

  // @start region="AGEN007"
  static class Walker {
    void walk(Yielder<String, ?> y) {
      y.yield("step");
    }

    AsyncStream<String> steps() {
      return AsyncStream.generate(y -> walk(y));
    }
  }

  // @end

  // @start region="AGEN007 instead"
  static class FinalWalker {
    final void walk(Yielder<String, ?> y) {
      y.yield("step");
    }

    AsyncStream<String> steps() {
      return AsyncStream.generate(y -> walk(y));
    }
  }

  // @end

  // @start region="AGEN008"
  static AsyncStream<String> ticks(AsyncStream<String> lines) {
    return AsyncStream.generate(y -> {
      var each = y.each(lines).spliterator();
      while (each.tryAdvance(Objects::requireNonNull)) {
        y.yield("one more");
      }
    });
  }

  // @end

  // @start region="AGEN008 instead"
  static AsyncStream<String> ticksInLoop(AsyncStream<String> lines) {
    return AsyncStream.generate(y -> {
      for (String line : y.each(lines)) {
        Objects.requireNonNull(line);
        y.yield("one more");
      }
    });
  }

  // @end

  // @start region="AGEN009"
  static AsyncStream<Object> constant(String name) {
    return AsyncStream.generate(y ->
        y.yield(
            MethodHandles.lookup()
                .findStaticVarHandle(LimitExamples.class, name, int.class)
                .get()));
  }

  // @end

  // @start region="AGEN009 instead"
  static AsyncStream<Object> constantByMethod(String name) {
    return AsyncStream.generate(y -> y.yield(valueOf(name)));
  }

  private static Object valueOf(String name) throws ReflectiveOperationException {
    return MethodHandles.lookup().findStaticVarHandle(LimitExamples.class, name, int.class).get();
  }

  // @end

  // @start region="AGEN014"
  static AsyncGenerator<String, Object, Object> outer(AsyncGenerator<String, Object, ?>[] inner) {
    return AsyncGenerator.of(y -> {
      inner[0] = AsyncGenerator.of(z -> y.yield("outer's, from the inner body"));
      return y.yieldFrom(inner[0]);
    });
  }

  // @end

  // @start region="AGEN014 instead"
  static AsyncGenerator<String, Object, Object> outerOnly() {
    return AsyncGenerator.of(y -> {
      AsyncGenerator<String, Object, Object> inner = AsyncGenerator.of(z -> z.yield("inner's own"));
      return y.yieldFrom(inner);
    });
  }

  // @end
}
