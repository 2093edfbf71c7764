package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compare;
import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.compiledWithResult;
import static dev.agen.fixtures.BothEngines.expectCompiled;
import static dev.agen.fixtures.BothEngines.expectRefused;
import static dev.agen.fixtures.BothEngines.stackfulWithResult;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Awaiter;
import dev.agen.Coroutine;
import dev.agen.CoroutineBody;
import dev.agen.GeneratorBody;
import dev.agen.Limit;
import dev.agen.StreamBody;
import dev.agen.Yielder;
import dev.agen.compiled.elsewhere.PackagePrivate;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Leaf;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From a body object to its code: method references, objects that are bodies, and lambdas. */
class FindingBodiesTest {

  private static class Parent {
    Object body(Yielder<Object, Object> y) {
      return y.yield("parent's");
    }

    GeneratorBody<Object, Object, Object> reference() {
      return this::body;
    }

    private Object hidden(Yielder<Object, Object> y) {
      return y.yield("parent's private");
    }

    GeneratorBody<Object, Object, Object> privateReference() {
      return this::hidden;
    }

    static Object shared(Yielder<Object, Object> y) {
      return y.yield("parent's static");
    }
  }

  private static class Child extends Parent {
    @Override
    Object body(Yielder<Object, Object> y) {
      return y.yield("child's") + " " + super.body(y);
    }

    @SuppressWarnings("unused") // hides the parent's and must not be found
    private Object hidden(Yielder<Object, Object> y) {
      return y.yield("child's private");
    }

    GeneratorBody<Object, Object, Object> superReference() {
      return super::body;
    }
  }

  private static class Grandchild extends Child {}

  private static class Covariant extends Parent {
    @Override
    final String body(Yielder<Object, Object> y) {
      return "covariant " + y.yield("covariant");
    }
  }

  @Test
  @DisplayName("P27: a reference to a method that is overridden runs the receiver's")
  void overriddenMethod() {
    for (Parent receiver :
        List.of(new Parent(), new Child(), new Grandchild(), new Parent() {}, new Covariant())) {
      compiledWithResult(log -> receiver::body);
      compiledWithResult(log -> receiver.reference());
      compiledWithResult(log -> receiver.privateReference());
    }
    compiledWithResult(log -> Child::shared);
  }

  @Test
  @DisplayName("P27: super::body, and varargs references, give the yielder to a method")
  void bridgedReferences() {
    compiledWithResult(log -> new Child().superReference());
    stackfulWithResult(
        Limit.YIELDER_ESCAPES, "FindingBodiesTest::varargs", log -> FindingBodiesTest::varargs);
  }

  @SafeVarargs
  private static Object varargs(Yielder<Object, Object>... all) {
    return all[0].yield("varargs");
  }

  /** Has a method of the same name and type as its superclass in another package has. */
  private static class Hiding extends PackagePrivate {
    @SuppressWarnings("unused") // must not be found
    public Object body(Yielder<Object, Object> y) {
      return y.yield("hiding");
    }
  }

  @Test
  @DisplayName("P27: a package-private method is not overridden by another package")
  void packagePrivateMethod() {
    compiledWithResult(log -> new Hiding().reference());
    compiledWithResult(log -> new Hiding()::body);
  }

  private interface Upper {
    default Object body(Yielder<Object, Object> y) {
      return y.yield("upper default");
    }
  }

  private interface Lower extends Upper {
    @Override
    default Object body(Yielder<Object, Object> y) {
      return y.yield("lower default");
    }
  }

  private static class ByUpper implements Upper {}

  private static class ByLower extends ByUpper implements Lower {}

  private static class Overriding extends ByLower {
    @Override
    public Object body(Yielder<Object, Object> y) {
      return y.yield("overriding");
    }
  }

  private interface Abstract {
    Object body(Yielder<Object, Object> y);
  }

  /** Inherits its implementation of the interface from a class that does not know it. */
  private static class Adopting extends Overriding implements Abstract {}

  @Test
  @DisplayName("P27: default methods, overridden by interfaces and classes")
  void defaultMethods() {
    for (Upper receiver : List.of(new ByUpper(), new ByLower(), new Overriding(), new Upper() {})) {
      compiledWithResult(log -> receiver::body);
    }
    Abstract adopting = new Adopting();
    compiledWithResult(log -> adopting::body);
    Abstract lambda = y -> y.yield("no serializable lambda");
    stackfulWithResult(Limit.CLASS_FILE_NOT_FOUND, null, log -> lambda::body);
  }

  private static final class Written implements GeneratorBody<Object, Object, Object> {
    private static final long serialVersionUID = 1L;
    private int runs;

    @Override
    public Object run(Yielder<Object, Object> y) {
      runs++;
      Object sent = y.yield("class " + runs);
      return helper(y, sent);
    }

    private Object helper(Yielder<Object, Object> y, Object sent) {
      return sent + " " + y.yield(runs);
    }
  }

  private static class Inheriting extends AbstractBody<Object> {
    private static final long serialVersionUID = 1L;

    @Override
    Object value() {
      return "inherited run";
    }
  }

  private abstract static class AbstractBody<R> implements GeneratorBody<Object, Object, R> {
    private static final long serialVersionUID = 1L;

    abstract R value();

    @Override
    public R run(Yielder<Object, Object> y) {
      y.yield(value());
      return value();
    }
  }

  private record Recorded(int from, long to) implements GeneratorBody<Object, Object, Object> {
    @Override
    public String run(Yielder<Object, Object> y) {
      for (long i = from; i <= to; i++) {
        y.yield(i);
      }
      return toString();
    }
  }

  private enum Listed implements GeneratorBody<Object, Object, Object> {
    PLAIN,
    SPECIAL {
      @Override
      public Object run(Yielder<Object, Object> y) {
        return y.yield("special " + ordinal());
      }
    };

    @Override
    public Object run(Yielder<Object, Object> y) {
      return y.yield("plain " + name());
    }
  }

  @Test
  @DisplayName("P28: bodies that are classes, anonymous ones, records and constants of enums")
  void bodiesAsClasses() {
    compiledWithResult(log -> new Written());
    compiledWithResult(log -> new Inheriting());
    compiledWithResult(log -> new Recorded(1, 3));
    compiledWithResult(log -> Listed.PLAIN);
    compiledWithResult(log -> Listed.SPECIAL);
    compiledWithResult(log ->
        new GeneratorBody<>() {
          private static final long serialVersionUID = 1L;
          private final Object field = "field";

          @Override
          public Object run(Yielder<Object, Object> y) {
            log.accept(y.yield(field));
            return this.getClass().getEnclosingMethod().getName();
          }
        });
    class Local implements GeneratorBody<Object, Object, Object> {
      private static final long serialVersionUID = 1L;
      private final Object captured;

      Local(Object captured) {
        this.captured = captured;
      }

      @Override
      public Object run(Yielder<Object, Object> y) {
        return captured + "" + y.yield(new Inner().value());
      }

      class Inner {
        Object value() {
          return captured;
        }
      }
    }
    compiledWithResult(log -> new Local("captured"));
  }

  @Test
  @DisplayName("P28: one object of a body class is run many times")
  void oneObjectManyRuns() {
    Written body = new Written();
    try (Generators generators = new Generators()) {
      var first = generators.add(AsyncGenerator.of(body));
      var second = generators.add(AsyncGenerator.of(body));
      assertThat(first.anext().await()).isEqualTo("class 1");
      assertThat(second.anext().await()).isEqualTo("class 2");
      assertThat(first.anext().await()).isEqualTo(2);
    }
  }

  /** A generator and a coroutine at once. */
  private static final class Both
      implements GeneratorBody<Object, Object, Object>, CoroutineBody<Object> {
    private static final long serialVersionUID = 1L;

    @Override
    public Object run(Awaiter c) {
      return "coroutine " + c.await(Leaf.susp("token"));
    }

    @Override
    public Object run(Yielder<Object, Object> y) {
      return "generator " + y.yield("value");
    }
  }

  @Test
  @DisplayName("P28: an object that is the body of a generator and of a coroutine")
  void generatorAndCoroutine() throws Throwable {
    Both both = new Both();
    compiledWithResult(log -> both);
    Coroutine<Object> coroutine = Coroutine.of((CoroutineBody<Object>) both);
    expectCompiled(coroutine.engine());
    assertThat(coroutine.send(null)).isEqualTo("token");
    assertThat(catchValue(coroutine)).isEqualTo("coroutine answer");
  }

  private static Object catchValue(Coroutine<Object> coroutine) throws Throwable {
    try {
      return "token " + coroutine.send("answer");
    } catch (dev.agen.StopIteration end) {
      return end.value();
    }
  }

  @Test
  @DisplayName("P28: an interface that has the code of its bodies")
  void bodyInInterface() {
    interface Coded extends GeneratorBody<Object, Object, Object> {
      Object value();

      @Override
      default Object run(Yielder<Object, Object> y) {
        return y.yield(value());
      }
    }
    Coded lambda = () -> "lambda";
    stackfulWithResult(Limit.YIELDER_ESCAPES, null, log -> lambda);
    stackfulWithResult(
        Limit.BODY_NOT_FOUND,
        null,
        log ->
            new Coded() {
              @Override
              public Object value() {
                return "class";
              }
            });
  }

  private static Object ofAwaiter(Awaiter c) {
    return c.await(Leaf.susp("awaiter"));
  }

  private static int primitive(Yielder<Object, Object> y) {
    return y.yield("primitive") == null ? 1 : 2;
  }

  private static final class Made {
    Made(Yielder<Object, Object> y) {
      y.yield("constructor");
    }

    @Override
    public String toString() {
      return "made";
    }
  }

  private static <Y extends Yielder<Object, Object>> Object generic(Y y) {
    return y.yield("generic");
  }

  private static Object ofObject(Object y) {
    return ((Yielder<?, ?>) y).await(Leaf.susp("of object"));
  }

  @Test
  @DisplayName("P28: references to methods with other types than the body's")
  void adaptedReferences() {
    compiledWithResult(log -> FindingBodiesTest::ofAwaiter);
    compiledWithResult(log -> FindingBodiesTest::primitive);
    compiledWithResult(log -> FindingBodiesTest::generic);
    compiled(log -> FindingBodiesTest::primitive);
    stackfulWithResult(Limit.BODY_NOT_FOUND, null, log -> Made::new);
    stackfulWithResult(
        Limit.YIELDER_ESCAPES, "return ((Yielder", log -> FindingBodiesTest::ofObject);
  }

  @Test
  @DisplayName("P28: lambdas of interfaces that extend the body's, curried, and in a variable")
  void lambdas() {
    interface Special extends GeneratorBody<Object, Object, Object> {}
    Special special = y -> y.yield("special");
    compiledWithResult(log -> special);
    compiledWithResult(
        log -> (GeneratorBody<Object, Object, Object> & Cloneable) y -> y.yield("marked"));
    StreamBody<Object> stream = y -> y.yield("stream");
    expectCompiled(AsyncStream.generate(stream).engine());
    GeneratorBody<Object, Object, Object> wrapping = special::run;
    expectRefused(AsyncGenerator.of(wrapping).engine(), Limit.CLASS_FILE_NOT_FOUND, null);
  }

  @Test
  @DisplayName("P29: one place in the source, different captured values, in two threads")
  void capturedValuesConcurrently() throws Exception {
    int creations = 10_000;
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Long> task =
          () -> IntStream.range(0, creations).mapToLong(i -> sumOf(i, "s" + i)).sum();
      Future<Long> first = threads.submit(task);
      Future<Long> second = threads.submit(task);
      long expected = IntStream.range(0, creations).mapToLong(i -> 2L * i).sum();
      assertThat(first.get()).isEqualTo(expected);
      assertThat(second.get()).isEqualTo(expected);
    }
  }

  /** Twice {@code i}, if nothing is mixed up. */
  private static long sumOf(int i, String text) {
    AsyncGenerator<Object, Object, Object> generator =
        AsyncGenerator.of(y -> {
          y.yield(i);
          y.yield(text);
          return null;
        });
    long sum = (Integer) generator.anext().await();
    sum += Integer.parseInt(((String) generator.anext().await()).substring(1));
    generator.close();
    return sum;
  }

  @Test
  @DisplayName("P29: bodies that are compiled by two threads at once")
  void compiledConcurrently() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 20; round++) {
        List<Callable<Object>> tasks =
            List.of(() -> race(1), () -> race(2), () -> race(3), () -> race(4));
        for (Future<Object> future : threads.invokeAll(tasks)) {
          assertThat(future.get()).isIn(1, 2, 3, 4);
        }
      }
    }
  }

  private static Object race(int value) {
    GeneratorBody<Object, Object, Object> body = y -> raced(y, value);
    try (var generator = AsyncGenerator.of(body)) {
      return generator.anext().await();
    }
  }

  private static Object raced(Yielder<Object, Object> y, int value) {
    return y.yield(value);
  }

  @Test
  @DisplayName("P28: the same code in a lambda and in a class gives the same trace")
  void lambdaAndClass() {
    compare(
        log -> AsyncGenerator.of(y -> y.yield("special " + 1)),
        log -> AsyncGenerator.of(Listed.SPECIAL));
  }
}
