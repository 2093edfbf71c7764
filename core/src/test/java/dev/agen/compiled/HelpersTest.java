package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.compiledWithResult;
import static dev.agen.fixtures.BothEngines.stackful;

import dev.agen.AsyncContextManager;
import dev.agen.AsyncGenerator;
import dev.agen.Awaitable;
import dev.agen.Awaiter;
import dev.agen.Limit;
import dev.agen.Yielder;
import dev.agen.fixtures.Boom;
import dev.agen.fixtures.BothEngines.Code;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Leaf;
import dev.agen.fixtures.Oops;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Methods that take the yielder. */
class HelpersTest {

  /** What bodies leave open when something is thrown into their loops. */
  private static Generators inner = new Generators();

  private final String name = "host";

  @AfterEach
  void endInner() {
    inner.close();
    inner = new Generators();
  }

  private static void shared(Yielder<Object, Object> y, Object value) {
    y.yield("static " + value);
  }

  private Object privately(Object value, Yielder<Object, Object> y) {
    return name + y.yield(value);
  }

  final Object finally_(long wide, Yielder<Object, Object> y, double wider) {
    return wide + wider + String.valueOf(y.yield("final"));
  }

  public Object overridable(Yielder<Object, Object> y) {
    return y.yield("overridable");
  }

  @Test
  @DisplayName("static, private and final methods, with the yielder anywhere among the parameters")
  void kinds() {
    compiled(log ->
        y -> {
          shared(y, y.yield("argument"));
          log.accept(privately(1, y));
          log.accept(finally_(2L, y, 0.5));
          log.accept("operands " + privately(y.yield("below"), y) + privately(3, y));
          new HelpersTest().privately("of another", y);
        });
  }

  @Test
  @DisplayName("a method that could be overridden is not followed")
  void overridable() {
    stackful(Limit.CALL_NOT_FOLLOWED, "overridable(y)", log -> y -> log.accept(overridable(y)));
  }

  private static boolean z(Awaiter y) {
    return y.await(Leaf.susp("z")) != null;
  }

  private static byte b(Yielder<Object, Object> y) {
    return (byte) (Byte.MIN_VALUE + (y.yield("b") == null ? 0 : 1));
  }

  private static short s(Yielder<Object, Object> y) {
    return (short) (Short.MIN_VALUE + (y.yield("s") == null ? 0 : 1));
  }

  private static char c(Yielder<Object, Object> y) {
    return y.yield("c") == null ? Character.MIN_VALUE : Character.MAX_VALUE;
  }

  private static int i(Yielder<Object, Object> y) {
    return y.yield("i") == null ? Integer.MIN_VALUE : Integer.MAX_VALUE;
  }

  private static long j(Yielder<Object, Object> y) {
    return y.yield("j") == null ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private static float f(Yielder<Object, Object> y) {
    return y.yield("f") == null ? Float.MIN_VALUE : Float.NaN;
  }

  private static double d(Yielder<Object, Object> y) {
    return y.yield("d") == null ? Double.MIN_VALUE : -0.0;
  }

  private static int[][] a(Yielder<Object, Object> y) {
    return new int[][] {{1, y.yield("a") == null ? 2 : 3}};
  }

  private static <T extends Comparable<T>> T generic(Yielder<Object, Object> y, T value) {
    return y.yield("generic") == null ? null : value;
  }

  private static Object withoutYield(Yielder<Object, Object> y, Object value) {
    return y == null ? null : value;
  }

  @Test
  @DisplayName("methods that return values of all types")
  void results() {
    compiled(log ->
        y -> {
          log.accept(z(y) + " " + b(y) + " " + s(y) + " " + (int) c(y) + " " + i(y) + " " + j(y));
          log.accept(f(y) + " " + d(y) + " " + a(y)[0][1] + " " + generic(y, "text"));
          log.accept(withoutYield(y, "not suspended"));
          i(y);
          j(y);
          a(y);
        });
  }

  private static void takingAll(
      boolean z,
      byte b,
      short s,
      char c,
      int i,
      long j,
      float f,
      double d,
      int[] array,
      Object none,
      Yielder<Object, Object> y,
      Consumer<Object> log) {
    y.yield(z + " " + b + " " + s + " " + (int) c + " " + i);
    log.accept(j + " " + f + " " + d + " " + array[0] + none);
  }

  @Test
  @DisplayName("methods that take values of all types")
  void arguments() {
    compiled(log ->
        y ->
            takingAll(
                true,
                Byte.MIN_VALUE,
                Short.MIN_VALUE,
                Character.MAX_VALUE,
                y.yield("argument") == null ? Integer.MIN_VALUE : Integer.MAX_VALUE,
                Long.MIN_VALUE,
                Float.MIN_VALUE,
                Double.MIN_VALUE,
                new int[] {7},
                null,
                y,
                log));
  }

  private record Tree(Tree left, Object value, Tree right) {
    void walk(Yielder<Object, Object> y) {
      if (left != null) {
        left.walk(y);
      }
      y.yield(value);
      if (right != null) {
        right.walk(y);
      }
    }
  }

  private static int countDown(Yielder<Object, Object> y, int from) {
    if (from == 0) {
      return 0;
    }
    try {
      y.yield(from);
      return 1 + countDown(y, from - 1);
    } finally {
      y.await(Leaf.susp("up " + from));
    }
  }

  private static boolean even(Yielder<Object, Object> y, int n) {
    y.yield("even? " + n);
    return n == 0 || odd(y, n - 1);
  }

  private static boolean odd(Yielder<Object, Object> y, int n) {
    y.yield("odd? " + n);
    return n != 0 && even(y, n - 1);
  }

  @Test
  @DisplayName("recursion and mutual recursion")
  void recursion() {
    Tree tree = new Tree(new Tree(null, 1, new Tree(null, 2, null)), 3, new Tree(null, 4, null));
    compiled(log -> tree::walk);
    compiled(log -> y -> tree.walk(y));
    compiledWithResult(log -> y -> countDown(y, 3));
    compiledWithResult(log -> y -> even(y, 3) || odd(y, 2));
  }

  private static Object depth(Yielder<Object, Object> y, int left) {
    return left == 0 ? y.yield("deep") : depth(y, left - 1);
  }

  @Test
  @DisplayName("a deep recursion is resumed where it is")
  void deepRecursion() {
    compiledWithResult(log -> y -> depth(y, 500));
  }

  private static void failing(Yielder<Object, Object> y) throws Boom {
    y.yield("before");
    throw new Boom("from helper");
  }

  private static Object catching(Yielder<Object, Object> y, Consumer<Object> log) {
    try {
      failing(y);
      return null;
    } catch (Boom e) {
      y.yield("caught " + e.getMessage());
      throw new Oops("again");
    } finally {
      log.accept("finally of helper");
      y.yield("finally");
    }
  }

  @Test
  @DisplayName("exceptions through helpers, before and after a suspension")
  void exceptions() {
    compiled(log ->
        y -> {
          try {
            log.accept(catching(y, log));
          } catch (Oops e) {
            log.accept(e.getMessage());
          } finally {
            y.yield("finally of body");
          }
          failingAtOnce(y);
        });
  }

  private static void failingAtOnce(Yielder<Object, Object> y) throws Boom {
    if (y != null) {
      throw new Boom("at once");
    }
    y.yield("never");
  }

  @Test
  @DisplayName("a helper of null fails at the call, before its code")
  void receiverIsNull() {
    compiled(log ->
        y -> {
          HelpersTest none = y.yield("null?") == null ? this : null;
          try {
            none.touchingNothing(y, log);
          } catch (NullPointerException e) {
            y.yield("caught");
          }
        });
  }

  private void touchingNothing(Yielder<Object, Object> y, Consumer<Object> log) {
    log.accept("was called");
    y.yield("in helper");
  }

  private static Object delegating(Yielder<Object, Object> y) {
    for (Object value : y.each(inner("each"))) {
      y.yield(value);
    }
    return y.yieldFrom(inner("from"));
  }

  private static AsyncGenerator<Object, Object, Object> inner(Object name) {
    return inner.add(
        AsyncGenerator.of(y -> {
          try {
            y.yield(name + " 1");
            return y.yield(name + " 2");
          } finally {
            y.yield(name + " finally");
          }
        }));
  }

  @Test
  @DisplayName("each and yieldFrom in a helper")
  void delegation() {
    compiledWithResult(log -> y -> delegating(y));
  }

  @Test
  @DisplayName("y.with(…) and a block that does not capture the yielder")
  void with() {
    compiled(log ->
        y -> {
          y.with(
              AsyncContextManager.of(inner("manager")),
              resource -> {
                log.accept("in block " + resource);
              });
          log.accept(y.yield("between"));
          try {
            y.with(
                AsyncContextManager.of(inner("failing")),
                resource -> {
                  throw new Oops("block");
                });
          } catch (Oops e) {
            y.yield("caught");
          }
        });
  }

  @Test
  @DisplayName("a block that captures the yielder")
  void withCapturingBlock() {
    stackful(
        Limit.YIELDER_ESCAPES,
        "y.with(",
        log ->
            y -> {
              y.with(AsyncContextManager.of(inner("manager")), r -> log.accept(y.yield(r)));
            });
  }

  private interface Walking {
    private void visit(Yielder<Object, Object> y, Object what) {
      y.yield("private of interface " + what);
    }

    static Object visitAll(Yielder<Object, Object> y, List<Object> all) {
      for (Object each : all) {
        y.yield(each);
      }
      return all.size();
    }

    default void overridable(Yielder<Object, Object> y) {
      y.yield("default method");
    }

    default Code code() {
      return log ->
          y -> {
            visit(y, "x");
            log.accept(visitAll(y, List.of(1, 2)));
          };
    }
  }

  private static class Parent {
    static Object inheritedStatic(Yielder<Object, Object> y) {
      return y.yield("inherited static");
    }

    final Object inherited(Yielder<Object, Object> y) {
      return this + "" + y.yield("inherited");
    }

    Object called(Yielder<Object, Object> y) {
      return y.yield("of superclass");
    }

    @Override
    public String toString() {
      return "parent";
    }
  }

  private static final class Child extends Parent {
    @Override
    Object called(Yielder<Object, Object> y) {
      return y.yield("of subclass") + " " + super.called(y);
    }

    Code code() {
      return log ->
          y -> {
            log.accept(Child.inheritedStatic(y));
            log.accept(inherited(y));
            log.accept(called(y));
            log.accept(super.called(y));
          };
    }

    @Override
    public String toString() {
      return "child";
    }
  }

  @Test
  @DisplayName("helpers of interfaces, inherited ones, and those of super")
  void inherited() {
    compiled(new Walking() {}.code());
    compiled(new Child().code());
    Walking walking = new Walking() {};
    stackful(Limit.CALL_NOT_FOLLOWED, "walking.overridable(y)", log -> y -> walking.overridable(y));
  }

  @Test
  @DisplayName("two bodies that share a helper, one of them on each engine")
  void shared() {
    compiled(log -> y -> shared(y, 1));
    compiled(log -> y -> shared(y, 2));
    stackful(
        Limit.YIELDER_ESCAPES,
        "Object[] array",
        log ->
            y -> {
              Object[] array = {y};
              shared(y, array.length);
            });
  }

  @Test
  @DisplayName("a helper that lets the yielder out keeps the body from being compiled")
  void escapingHelper() {
    stackful(Limit.YIELDER_ESCAPES, "= {y}", log -> y -> log.accept(escaping(y)));
    stackful(Limit.CALL_NOT_FOLLOWED, "List.of(y)", log -> y -> log.accept(escapingToJdk(y)));
  }

  private static Object escaping(Yielder<Object, Object> y) {
    Object[] array = {y};
    return y.yield("escaping") + "" + array.length;
  }

  private static Object escapingToJdk(Yielder<Object, Object> y) {
    return y.yield("escaping") + "" + List.of(y).size();
  }

  @Test
  @DisplayName("null where something else is needed")
  void nulls() {
    compiled(log ->
        y -> {
          for (int i = 0; i < 6; i++) {
            try {
              switch (i) {
                case 0 -> y.await((Awaitable<Object>) null);
                case 1 -> y.await((CompletionStage<Object>) null);
                case 2 -> y.each(null);
                case 3 -> y.yieldFrom(null);
                case 4 -> y.await(Leaf.susp("never"), null);
                default -> y.with(null, resource -> {});
              }
            } catch (NullPointerException e) {
              y.yield(e.getMessage());
            }
          }
        });
  }
}
