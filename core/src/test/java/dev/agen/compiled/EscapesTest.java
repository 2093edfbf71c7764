package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.expectRefused;
import static dev.agen.fixtures.BothEngines.stackful;
import static dev.agen.fixtures.BothEngines.stackfulWithResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.AsyncGenerator;
import dev.agen.Limit;
import dev.agen.Yielder;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Leaf;
import dev.agen.fixtures.Until;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Where the yielder gets out of sight, and where a monitor is held: not compiled, and still right.
 */
class EscapesTest {

  private Yielder<Object, Object> field;
  private static Yielder<Object, Object> shared;

  private static final class Holder {
    final Yielder<Object, Object> y;

    Holder(Yielder<Object, Object> y) {
      this.y = y;
    }
  }

  @Test
  @DisplayName("P25: into a field, a static field, an array and a constructor")
  void stored() {
    stackful(
        Limit.YIELDER_ESCAPES,
        "field = y",
        log ->
            y -> {
              field = y;
              log.accept(field.yield("by field"));
            });
    stackful(
        Limit.YIELDER_ESCAPES,
        "shared = y",
        log ->
            y -> {
              shared = y;
              shared.yield("by static field");
            });
    stackful(
        Limit.YIELDER_ESCAPES,
        "Object[] array = {y}",
        log ->
            y -> {
              Object[] array = {y};
              ((Yielder<?, ?>) array[0]).await(Leaf.susp("by array"));
            });
    stackful(
        Limit.YIELDER_ESCAPES,
        "new Holder(y)",
        log ->
            y -> {
              Holder holder = new Holder(y);
              log.accept(holder.y.yield("by holder"));
            });
  }

  @Test
  @DisplayName("P25: into nested lambdas, method references, anonymous classes and concatenations")
  void captured() {
    stackful(
        Limit.YIELDER_ESCAPES,
        "Supplier<Object> lambda",
        log ->
            y -> {
              Supplier<Object> lambda = () -> y.yield("in lambda");
              log.accept(lambda.get());
            });
    stackful(
        Limit.YIELDER_ESCAPES,
        "List.of(1, 2).forEach",
        log -> y -> List.of(1, 2).forEach(y::yield));
    stackful(
        Limit.YIELDER_ESCAPES,
        "Supplier<Object> anonymous",
        log ->
            y -> {
              Supplier<Object> anonymous =
                  new Supplier<Object>() {
                    @Override
                    public Object get() {
                      return y.yield("in anonymous class");
                    }
                  };
              log.accept(anonymous.get());
            });
    stackful(
        Limit.CALL_NOT_FOLLOWED, // String.valueOf
        "text = ",
        log ->
            y -> {
              String text = "the yielder is " + y;
              log.accept(text.startsWith("the"));
              y.yield("text");
            });
  }

  @Test
  @DisplayName("P25: as an argument of code that cannot be followed, of varargs, and as a result")
  void passed() {
    Consumer<Object> ignoring = what -> {};
    stackful(
        Limit.CALL_NOT_FOLLOWED,
        "ignoring.accept(y)",
        log ->
            y -> {
              y.yield("before");
              ignoring.accept(y);
            });
    stackful(
        Limit.YIELDER_ESCAPES,
        "countAll(1, y)",
        log -> y -> log.accept(countAll(1, y) + " " + y.yield("varargs")));
    stackfulWithResult(
        Limit.FOREIGN_YIELDER, "same(y).yield", log -> y -> same(y).yield("by result"));
    stackful(
        Limit.YIELDER_ESCAPES,
        "return y;",
        log ->
            y -> {
              y.yield("before");
              log.accept(same(y) == y);
            });
    stackful(Limit.YIELDER_ESCAPES, "hash(y, y)", log -> y -> y.yield(hash(y, y)));
    stackful(
        Limit.YIELDER_ESCAPES,
        "synchronized (y)",
        log ->
            y -> {
              synchronized (y) {
                log.accept("locked");
              }
              y.yield("unlocked");
            });
  }

  private static int countAll(Object... arguments) {
    return arguments.length;
  }

  private static Yielder<Object, Object> same(Yielder<Object, Object> y) {
    return y;
  }

  private static int hash(Object a, Object b) {
    return a == b ? 1 : 0;
  }

  @Test
  @DisplayName("P25: a reference to the yielder's own method is no body that can be compiled")
  void ownMethod() {
    var generator = AsyncGenerator.<Object, Object, Object>of(Yielder::hashCode);
    expectRefused(generator.engine(), Limit.YIELDER_ESCAPES, null);
  }

  @Test
  @DisplayName("P26: copies of the yielder in other variables are the yielder")
  void alias() {
    compiled(log ->
        y -> {
          Yielder<Object, Object> z = y;
          Object o = z;
          log.accept(z.yield("alias"));
          @SuppressWarnings("unchecked")
          var cast = (Yielder<Object, Object>) o;
          log.accept(cast.yield("cast back"));
          Objects.requireNonNull(z, "never").yield("checked");
          Yielder<Object, Object> w = log == null ? y : z;
          log.accept(w.yield("either"));
          log.accept(w == y && z.hashCode() == o.hashCode() && o != null);
          if (o instanceof Yielder<?, ?> pattern) {
            pattern.await(Leaf.susp("by pattern"));
          }
        });
  }

  @Test
  @DisplayName("P26: a variable that is the yielder on some paths only")
  void conditionalAlias() {
    Function<Object, Yielder<Object, Object>> nobody = x -> null;
    stackful(
        Limit.YIELDER_MIXED,
        "z.yield",
        log ->
            y -> {
              Yielder<Object, Object> z = y.yield("which?") == null ? y : nobody.apply(1);
              log.accept(z == null ? "null" : z.yield("mixed"));
            });
    stackful(
        Limit.YIELDER_MIXED,
        "z.yield",
        log ->
            y -> {
              Yielder<Object, Object> z = null;
              for (int i = 0; i < 2; i++) {
                if (z != null) {
                  z.yield(i);
                }
                z = y;
              }
            });
  }

  @Test
  @DisplayName("P26: a mixed variable that is not used does no harm")
  void unusedMix() {
    compiled(log ->
        y -> {
          Object z = y.yield("which?") == null ? y : "text";
          y.yield("used");
          log.accept(z != null);
        });
  }

  @Test
  @DisplayName("P26: an inner body that uses the outer one's yielder is refused, and refuses")
  void foreignYielder() throws Exception {
    try (Generators generators = new Generators()) {
      var outer =
          generators.of(y -> {
            var inner =
                generators.of(z -> {
                  z.yield("inner's own");
                  y.yield("outer's");
                });
            expectRefused(inner.engine(), Limit.FOREIGN_YIELDER, "y.yield(\"outer's\")");
            for (Object value : y.each(inner)) {
              y.yield(value);
            }
          });
      expectRefused(outer.engine(), Limit.YIELDER_ESCAPES, "var inner =");
      assertThat(outer.anext().await()).isEqualTo("inner's own");
      assertThatThrownBy(() -> outer.anext().await())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("not on its body's thread");
    }
  }

  @Test
  @DisplayName("P23: a yield while a monitor is held is stackful, and the monitor stays held")
  void yieldInSynchronized() throws Exception {
    Object lock = new Object();
    stackful(
        Limit.IN_SYNCHRONIZED,
        "y.yield(\"locked\")",
        log ->
            y -> {
              synchronized (lock) {
                log.accept(Thread.holdsLock(lock));
                y.yield("locked");
                log.accept(Thread.holdsLock(lock));
              }
              log.accept(Thread.holdsLock(lock));
            });
    stackful(
        Limit.IN_SYNCHRONIZED,
        "y.await(",
        log ->
            y -> {
              synchronized (lock) {
                synchronized (log) {
                  log.accept("twice");
                }
                log.accept(y.await(Leaf.susp("token")));
              }
            });
    try (Generators generators = new Generators()) {
      var holding =
          generators.of(y -> {
            synchronized (lock) {
              y.yield("held");
            }
          });
      holding.anext().await();
      CompletableFuture<String> other = new CompletableFuture<>();
      Thread contender = Thread.ofVirtual().start(() -> other.complete(lockedWhile(lock, holding)));
      Until.blocked(contender);
      assertThat(other).isNotDone();
      holding.aclose().await();
      assertThat(other.get()).isEqualTo("CLOSED");
    }
  }

  private static String lockedWhile(Object lock, AsyncGenerator<?, ?, ?> holder) {
    synchronized (lock) {
      // The body has let go; whether its operation is over is another question.
      Until.holds("closed", holder::isFinished);
      return holder.state().toString();
    }
  }

  private synchronized void lockedHelper(Yielder<Object, Object> y) {
    y.yield("in synchronized method");
  }

  private synchronized Object lockedBody(Yielder<Object, Object> y) {
    return y.yield("in synchronized body");
  }

  @Test
  @DisplayName("P23: synchronized methods, and helpers called while a monitor is held")
  void synchronizedMethods() {
    stackful(Limit.IN_SYNCHRONIZED, null, log -> y -> lockedHelper(y));
    stackfulWithResult(Limit.IN_SYNCHRONIZED, null, log -> this::lockedBody);
    stackful(
        Limit.IN_SYNCHRONIZED,
        "helper(y)",
        log ->
            y -> {
              synchronized (log) {
                helper(y);
              }
            });
  }

  private static void helper(Yielder<Object, Object> y) {
    y.yield("helped");
  }

  @Test
  @DisplayName("P24: monitors between the yields, in loops and in handlers")
  void synchronizedWithoutYield() {
    Object lock = new Object();
    compiled(log ->
        y -> {
          for (int i = 0; i < 3; i++) {
            y.yield(i);
            try {
              synchronized (lock) {
                log.accept(Thread.holdsLock(lock));
                if (i == 1) {
                  continue;
                }
                if (i == 2) {
                  throw new IllegalStateException("locked");
                }
                y.checkpoint();
              }
            } catch (IllegalStateException e) {
              log.accept(Thread.holdsLock(lock) + e.getMessage());
              y.yield("caught");
            }
          }
          synchronized (log) {
            synchronized (lock) {
              log.accept("both");
            }
          }
          log.accept(Thread.holdsLock(lock) || Thread.holdsLock(log));
        });
  }

  @Test
  @DisplayName("P24: a lock of java.util.concurrent stays held over a yield, by its thread")
  void explicitLock() {
    compiled(log ->
        y -> {
          Lock lock = new ReentrantLock();
          lock.lock();
          try {
            y.yield("locked");
          } finally {
            if (((ReentrantLock) lock).isHeldByCurrentThread()) {
              lock.unlock();
            }
          }
        });
  }

  @Test
  @DisplayName("P25: what each() gives may be iterated, and nothing else")
  void eachEscapes() {
    stackful(
        Limit.EACH_ESCAPES, "y.each(source()).forEach", log -> y -> y.each(source()).forEach(log));
    stackful(
        Limit.EACH_ESCAPES,
        "iterate(values)",
        log ->
            y -> {
              Iterable<Object> values = y.each(source());
              y.yield("before");
              iterate(values).accept(log);
            });
    UnaryOperator<Iterator<Object>> same = x -> x;
    stackful(
        Limit.EACH_ESCAPES,
        "same.apply(iterator)",
        log ->
            y -> {
              Iterator<Object> iterator = y.<Object>each(source()).iterator();
              log.accept(same.apply(iterator).next());
            });
  }

  private static AsyncGenerator<Object, Object, Object> source() {
    return AsyncGenerator.of(y -> {
      y.yield(1);
      y.yield(2);
      return null;
    });
  }

  private static Consumer<Consumer<Object>> iterate(Iterable<Object> values) {
    return values::forEach;
  }

  @Test
  @DisplayName("P25: loops over each(), by hand and nested, are compiled")
  void eachLoops() {
    compiled(log ->
        y -> {
          Iterable<Object> values = y.each(source());
          for (Object value : values) {
            y.yield(value);
            for (Object inner : y.each(source())) {
              if (inner.equals(2)) {
                break;
              }
              log.accept(y.yield(inner));
            }
          }
          Iterator<Object> iterator = y.<Object>each(source()).iterator();
          while (iterator.hasNext()) {
            log.accept(iterator.hasNext());
            y.yield(iterator.next());
          }
          try {
            iterator.next();
          } catch (java.util.NoSuchElementException e) {
            y.yield("at the end");
          }
        });
  }
}
