package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.compiledWithResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.StopAsyncIteration;
import dev.agen.fixtures.Generators;
import dev.agen.fixtures.Leaf;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Operands that wait on the stack while a body is suspended, and objects that are not made yet. */
@SuppressWarnings("StringConcatenationInLoop")
class StackAndObjectsTest {

  /** What classes write when they are initialized; set by the one test that looks. */
  private static Consumer<Object> initialized = what -> {};

  private static class P {
    final Object a;
    final Object b;
    final Object c;

    P(Object a, Object b, Object c) {
      this.a = a;
      this.b = b;
      this.c = c;
    }

    @Override
    public String toString() {
      return "P(" + a + " " + b + " " + c + ")";
    }
  }

  private record Q(Object value, long wide, int narrow) {}

  private static class InitializedCompiled {
    static {
      initialized.accept("static");
    }

    InitializedCompiled(Object argument) {
      initialized.accept("made with " + argument);
    }
  }

  private static class InitializedStackful {
    static {
      initialized.accept("static");
    }

    InitializedStackful(Object argument) {
      initialized.accept("made with " + argument);
    }
  }

  private static class Failing {
    Failing(Object argument) {
      throw new IllegalStateException("made with " + argument);
    }
  }

  @Test
  @DisplayName("P6: yields in the arguments of nested and conditional constructors")
  void constructorArguments() {
    compiled(log ->
        y -> {
          Object c = y.yield("start");
          P p =
              new P(
                  y.yield(1),
                  c == null ? y.yield(2) : y.yield("else"),
                  new P(y.yield(4), new Q(y.yield(5), 6L, c == null ? 7 : 8), "text"));
          y.yield(p);
        });
  }

  @Test
  @DisplayName("P6: a yield before, between and behind objects that are made without one")
  void constructorsBeside() {
    compiled(log ->
        y -> {
          P p =
              new P(
                  new Q(new P(1, 2, 3), 4, 5),
                  y.yield(new P(6, 7, y.yield(8))),
                  new ArrayList<>(List.of(9)));
          log.accept(p);
        });
  }

  @Test
  @DisplayName("P6: an object made as an element of an array, and in a try")
  void constructorInArray() {
    compiled(log ->
        y -> {
          Object[] array = {
            new P(y.yield(1), 2, 3), null, new Object[] {new P(4, y.yield(5), y.yield(6))}
          };
          log.accept(Arrays.deepToString(array));
          try {
            log.accept(new P(7, 8, y.yield(9)));
          } finally {
            log.accept(new P(y.yield(10), 11, 12));
          }
        });
  }

  @Test
  @DisplayName("P6: assignments of longs, fields and elements among the arguments")
  void assignmentsInArguments() {
    long[] wide = {1};
    int[] narrow = {1};
    class Counter {
      long wide = 5;
      int narrow = 5;
    }
    compiled(log ->
        y -> {
          Counter counter = new Counter();
          long[] array = wide.clone();
          int[] ints = narrow.clone();
          long local;
          int other;
          y.yield(new Q(y.yield(0), local = 7L, other = 8));
          y.yield(new P(local = 9L, y.yield(1), local + other));
          y.yield(new P(counter.wide++, y.yield(2), counter.wide));
          y.yield(new P(counter.narrow++, y.yield(3), ++counter.narrow));
          y.yield(new P(array[0]++, y.yield(4), array[0] += 2));
          y.yield(new P(ints[0]++, y.yield(5), ints[0] = 3));
          y.yield(new P(local++, y.yield(6), counter.wide = local));
        });
  }

  @Test
  @DisplayName("P6: classes are initialized when they are without a yield: before the arguments")
  void initializationOrder() {
    List<Object> order = new ArrayList<>();
    initialized = order::add;
    try (Generators generators = new Generators()) {
      for (var generator :
          List.of(
              generators.of(y -> check(new InitializedCompiled(y.yield("argument")))),
              generators.stackful(y -> check(new InitializedStackful(y.yield("argument")))))) {
        assertThat(generator.anext().await()).isEqualTo("argument");
        assertThat(order).containsExactly("static");
        assertThatThrownBy(() -> generator.asend("sent").await())
            .isInstanceOf(StopAsyncIteration.class);
        assertThat(order).containsExactly("static", "made with sent");
        order.clear();
      }
    }
  }

  private static void check(Object made) {
    assertThat(made).isNotNull();
  }

  @Test
  @DisplayName("P6: a constructor that throws, with a yield in its arguments")
  void failingConstructor() {
    compiled(log ->
        y -> {
          try {
            y.yield(new Failing(y.yield("argument")));
          } catch (IllegalStateException e) {
            y.yield(e.getMessage());
          }
        });
  }

  @Test
  @DisplayName("P6: anonymous and local classes with yields in their arguments")
  void localClassArguments() {
    String captured = "captured";
    compiled(log ->
        y -> {
          class Local extends P {
            Local(Object a) {
              super(a, captured, "local");
            }
          }
          y.yield(new Local(y.yield(1)));
          y.yield(
              new P(y.yield(2), captured, null) {
                @Override
                public String toString() {
                  return "anonymous " + super.toString() + captured;
                }
              });
        });
  }

  private static String join(
      boolean z, byte b, short s, char c, int i, long j, float f, double d, Object o, Object last) {
    return z + " " + b + " " + s + " " + c + " " + i + " " + j + " " + f + " " + d + o + last;
  }

  @Test
  @DisplayName("operands of all types wait below a yield that is an argument")
  void operandsOfAllTypes() {
    compiled(log ->
        y -> {
          boolean z = true;
          byte b = Byte.MIN_VALUE;
          short s = Short.MIN_VALUE;
          char c = 'c';
          long j = Long.MAX_VALUE;
          double d = Math.PI;
          y.yield(
              join(
                  z,
                  b,
                  s,
                  c,
                  5,
                  j,
                  1.5f,
                  d,
                  null,
                  y.yield(
                      join(
                          z,
                          b,
                          s,
                          c,
                          6,
                          j,
                          2.5f,
                          d,
                          new int[0].length,
                          y.yield("innermost"))))); // two calls wait
        });
  }

  @Test
  @DisplayName("yields as arguments of yields, of awaits and of methods, in order")
  void yieldsAsArguments() {
    compiled(log ->
        y -> {
          Object answer = y.yield(y.yield(y.yield("inner")));
          log.accept(answer);
          log.accept(List.of(y.yield(1) + "", y.await(Leaf.susp("t")) + "", "end"));
          y.await(Leaf.susp(y.yield("token")));
        });
  }

  @Test
  @DisplayName("yields in array initialisers and as indices")
  void yieldsInArrays() {
    compiled(log ->
        y -> {
          Object[] objects = {y.yield(0), "one", y.yield(2)};
          int[] ints = {1, y.yield("int") == null ? 2 : 3, 4};
          long[][] longs = {{5, y.yield("long") == null ? 6 : 7}, new long[2], null};
          ints[y.yield("index") == null ? 0 : 2] += y.yield("added") == null ? 10 : 20;
          longs[0][1] <<= y.yield("shift") == null ? 1 : 2;
          objects[1] += "" + y.yield("text");
          log.accept(Arrays.toString(ints) + Arrays.deepToString(longs));
          log.accept(Arrays.toString(objects));
        });
  }

  @Test
  @DisplayName("yields in string concatenations and compound assignments")
  void concatenation() {
    compiled(log ->
        y -> {
          String s = "a" + y.yield(1) + 'b' + y.yield(2) + 3L + y.yield(4);
          s += y.yield(5) + "c";
          s += s.length() + (y.yield(6) == null ? 1.5 : 2);
          log.accept(s);
          int i = 1;
          i += y.yield(7) == null ? i++ : ++i;
          long j = 2;
          j *= i + (y.yield(8) == null ? 1L : 2L);
          double d = 3;
          d -= y.yield(9) == null ? j : i;
          log.accept(i + " " + j + " " + d);
        });
  }

  @Test
  @DisplayName("yields in ternaries, in conditions and in boolean operators")
  void ternaries() {
    compiled(log ->
        y -> {
          Object a = y.yield(1) == null ? y.yield(2) : y.yield(3) == null ? "x" : y.yield(4);
          boolean b = y.yield(5) != null && (y.yield(6) == null || y.yield(7) != null);
          long c = b ? 1L : y.yield(8) == null ? 2 : 3;
          if (!b ^ y.yield(9) == null) {
            log.accept(a);
          }
          y.yield(a + " " + b + " " + c);
        });
  }

  @Test
  @DisplayName("varargs and generic methods with yields among their arguments")
  void varargs() {
    compiledWithResult(log ->
        y -> {
          log.accept(String.format("%s %s %d", y.yield(1), "x", 2));
          log.accept(Arrays.asList(y.yield(3), null, y.yield(4)));
          List<Object> list = new ArrayList<>();
          list.add(y.yield(5));
          StackAndObjectsTest.<Object>addAll(list, y.yield(6), y.yield(7));
          return list;
        });
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static <T> void addAll(List<? super T> list, T... elements) {
    list.addAll(Arrays.asList(elements));
  }

  @Test
  @DisplayName("an exception thrown in drops what waits on the stack")
  void thrownInBelowOperands() {
    compiled(log ->
        y -> {
          for (int i = 0; i < 2; i++) {
            try {
              log.accept(join(true, (byte) 1, (short) 2, 'c', i, 4, 5, 6, y.yield(i), "end"));
            } catch (Exception e) {
              log.accept("caught " + e.getMessage());
            }
          }
        });
  }
}
