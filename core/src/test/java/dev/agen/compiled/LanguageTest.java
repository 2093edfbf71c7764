package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.compiledWithResult;

import dev.agen.fixtures.BothEngines.Code;
import dev.agen.fixtures.Leaf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The constructs of the language, with yields wherever they can be. */
class LanguageTest {

  private sealed interface Shape permits Circle, Square, Pair {}

  private record Circle(int radius) implements Shape {}

  private record Square(long side) implements Shape {}

  private record Pair(Shape first, Shape second) implements Shape {}

  private enum Color {
    RED,
    GREEN,
    BLUE
  }

  @Test
  @DisplayName("while, do and for loops, with yields in their conditions and updates")
  void loops() {
    compiled(log ->
        y -> {
          int i = 0;
          while (y.yield("while " + i) == null || i < 2) {
            i++;
          }
          do {
            i--;
            log.accept(i);
          } while (y.yield("do " + i) != null && i > 0);
          for (int j = y.yield("init") == null ? 0 : 1;
              j < 3 && y.yield("condition") != null;
              j += y.yield("update") == null ? 1 : 2) {
            log.accept("for " + j);
          }
        });
  }

  @Test
  @DisplayName("labelled break and continue, out of loops and out of blocks")
  @SuppressWarnings("LabelledBreakTarget")
  void labels() {
    compiled(log ->
        y -> {
          outer:
          for (int i = 0; i < 4; i++) {
            for (int j = 0; ; j++) {
              if (j == i) {
                continue outer;
              }
              if (i == 3) {
                break outer;
              }
              y.yield(i + "." + j);
            }
          }
          block:
          {
            y.yield("in block");
            if (log != null) {
              break block;
            }
            y.yield("never");
          }
          y.yield("after block");
        });
  }

  @Test
  @DisplayName("switches over numbers, strings and constants, old and new, with fallthrough")
  @SuppressWarnings("fallthrough")
  void switches() {
    compiled(log ->
        y -> {
          for (int i = 0; i < 4; i++) {
            switch (i) {
              case 0:
                y.yield("zero");
              case 1:
                y.yield("zero or one");
                break;
              default:
                y.yield("more");
            }
            String name =
                switch (i) {
                  case 0, 1 -> "small " + y.yield("arrow");
                  case 2 -> {
                    Object sent = y.yield("block");
                    yield "two " + sent;
                  }
                  default -> throw new IllegalStateException("default " + y.yield("throwing"));
                };
            switch (name.substring(0, 3)) {
              case "sma" -> y.yield("small");
              case "two" -> y.yield("two");
              default -> y.yield("other");
            }
            Color color = Color.values()[i];
            log.accept(
                "operand "
                    + switch (color) {
                      case RED -> 1 + (y.yield("red") == null ? 1 : 2);
                      case GREEN -> 2;
                      case BLUE -> {
                        try {
                          yield 3 + (y.yield("blue") == null ? 1 : 2);
                        } finally {
                          y.yield("finally in switch");
                        }
                      }
                    });
          }
        });
  }

  private static Object[] samples() {
    return new Object[] {
      1,
      -5,
      3L,
      "short",
      "a long text",
      null,
      Color.GREEN,
      new Circle(2),
      new int[] {1},
      new Pair(new Circle(1), new Square(9)),
      new Pair(new Square(2), new Circle(3)),
      'c',
    };
  }

  @Test
  @DisplayName("switches over patterns, records and null, with guards that yield")
  void patterns() {
    for (Object sample : samples()) {
      compiledWithResult(log ->
          y ->
              switch (sample) {
                case null -> y.yield("null");
                case Integer i when i > 0 -> "positive " + i + y.yield(i);
                case Integer i -> y.yield(i);
                case Long j -> j + (y.yield("long") == null ? 1 : 2);
                case String s when s.length() > 5 && y.yield("guard") != null -> s;
                case String s -> {
                  y.yield(s);
                  yield s + s;
                }
                case Color c when c == Color.GREEN -> y.yield(c);
                case Color c -> c;
                case Circle(int radius) -> radius + " " + y.yield("circle") + radius;
                case Pair(Circle(var r), Square(long side)) when y.yield(side) != null ->
                    r + side + "" + y.yield("pair");
                case Pair(var first, var second) -> first + "" + y.yield(second) + first;
                case int[] array -> array[0] + "" + y.yield(array.length);
                default -> y.yield(sample);
              });
    }
  }

  @Test
  @DisplayName("switches over sealed types and qualified constants, and instanceof with patterns")
  void sealedPatterns() {
    Shape[] shapes = {new Circle(1), new Square(2), new Pair(new Circle(3), new Circle(4))};
    compiled(log ->
        y -> {
          for (Shape shape : shapes) {
            int area =
                switch (shape) {
                  case Circle c -> c.radius() * (y.yield(c) == null ? 3 : 4);
                  case Square(var side) -> (int) (side * side);
                  case Pair(Circle a, Circle b) -> a.radius() + b.radius();
                  case Pair p -> p.hashCode();
                };
            log.accept(area);
            if (shape instanceof Pair(Circle(int r), var other) && y.yield(r) != null) {
              log.accept(other + "" + y.yield(r));
            }
            if (!(shape instanceof Square square)) {
              continue;
            }
            y.yield(square.side());
          }
        });
  }

  @Test
  @DisplayName("nested lambdas and method references that do not capture the yielder")
  void lambdas() {
    int captured = 5;
    compiled(log ->
        y -> {
          int local = y.yield("local") == null ? 1 : 2;
          Function<Integer, Integer> adding = x -> x + captured + local;
          Supplier<Function<Integer, Integer>> nested = () -> x -> adding.apply(x) * local;
          log.accept(nested.get().apply(y.yield("argument") == null ? 3 : 4));
          BiFunction<String, Object, Boolean> unbound = String::equals;
          log.accept(unbound.apply("a", y.yield("unbound")));
          Supplier<List<Object>> constructor = ArrayList::new;
          List<Object> list = constructor.get();
          list.add(y.yield("list"));
          list.forEach(log);
          log.accept(Stream.of(3, 1, 2).sorted(Comparator.reverseOrder()).map(adding).toList());
          Map<String, Integer> counts = new TreeMap<>();
          for (String word : List.of("a", "b", "a")) {
            counts.merge(word, 1, Integer::sum);
            y.yield(counts.toString());
          }
        });
  }

  @Test
  @DisplayName("local classes, records, enums and interfaces, and anonymous classes")
  void localTypes() {
    String outer = "outer";
    compiled(log ->
        y -> {
          Object before = y.yield("before");
          record Point(int x, Object y) {
            static int made;

            Point {
              made++;
            }

            double length() {
              return Math.sqrt(x);
            }
          }
          enum Side {
            LEFT,
            RIGHT
          }
          interface Named {
            default String name() {
              return "named";
            }
          }
          class Local implements Named {
            final Object value = before;

            String all() {
              return name() + value + outer;
            }
          }
          log.accept(new Point(4, y.yield("point")).length());
          Local local = new Local();
          y.yield(Side.values()[y.yield("side") == null ? 0 : 1]);
          log.accept(local.all());
          Named anonymous =
              new Named() {
                @Override
                public String name() {
                  return "anonymous " + before + local.value;
                }
              };
          y.yield(anonymous.name());
        });
  }

  private static <T extends Comparable<T>> T max(List<? extends T> list) {
    T max = null;
    for (T each : list) {
      max = max == null || each.compareTo(max) > 0 ? each : max;
    }
    return max;
  }

  private record Box<T>(T value) {
    <R> Box<R> map(Function<? super T, ? extends R> mapper) {
      return new Box<>(mapper.apply(value));
    }

    Code code() {
      return log ->
          y -> {
            T own = value;
            y.yield(own);
            Box<List<T>> listed = map(List::of);
            y.yield(listed.value().getFirst());
            log.accept(own);
          };
    }
  }

  @Test
  @DisplayName("generics, wildcards, boxing and unboxing")
  void generics() {
    compiled(new Box<>("text").code());
    compiled(log ->
        y -> {
          List<Integer> numbers = new ArrayList<>(List.of(1, 5, 3));
          int sum = 0;
          for (int number : numbers) {
            Integer boxed = number;
            sum += boxed + (y.yield(boxed) == null ? 0 : 1);
          }
          log.accept(sum + max(numbers));
          List<? super Number> sink = new ArrayList<>();
          sink.add(y.yield("sink") == null ? 1L : 2.5);
          log.accept(sink);
          Long wide = 5L;
          wide++;
          y.yield(wide);
          char c = 'a';
          c += 1;
          y.yield(c);
          log.accept(wide == 6L && c == 'b');
        });
  }

  @Test
  @DisplayName("asserts that hold, and asserts that fail")
  void asserts() {
    compiled(log ->
        y -> {
          assert y.yield("asserted") != null || log != null;
          try {
            assert log == null : "message " + y.yield("detail");
            log.accept("not asserted");
          } catch (AssertionError e) {
            y.yield(e.getMessage());
          }
        });
  }

  private interface AsHost {
    String CONSTANT = "constant " + System.identityHashCode(null);

    Code FIELD = log -> y -> log.accept(CONSTANT + y.yield("of a field"));

    static Code ofStatic() {
      return log ->
          y -> {
            assert log != null;
            log.accept(CONSTANT + y.yield("of static method"));
          };
    }

    default Code ofDefault() {
      return log ->
          y -> {
            log.accept(this.value() + "" + y.yield("of default method"));
            Supplier<Object> nested = this::value;
            log.accept(nested.get());
          };
    }

    Object value();
  }

  private final class Inner {
    private final Object value;
    private final Code initialized;

    private Inner(Object value) {
      this.value = value;
      initialized =
          log ->
              y -> {
                log.accept(this.value + "" + y.yield("of constructor"));
                log.accept(outerValue + y.yield(value).toString());
              };
    }

    private final class Innermost {
      Code code() {
        return log -> y -> log.accept(value + outerValue + y.yield("innermost"));
      }
    }
  }

  private final String outerValue = "outer value";

  private final Code ofInitializer = log -> y -> log.accept(outerValue + y.yield("initializer"));

  private static final Code OF_CLASS_INITIALIZER =
      log -> y -> log.accept("static" + y.yield("static initializer"));

  private enum EnumHost {
    ONE {
      @Override
      Code code() {
        return log -> y -> log.accept(this + name() + y.yield(ordinal()));
      }
    },
    TWO;

    Code code() {
      return log ->
          y -> {
            switch (this) {
              case ONE -> y.yield("one");
              case TWO -> y.yield("two");
            }
          };
    }
  }

  private record RecordHost(int number, Object text) {
    Code code() {
      return log -> y -> log.accept(number + "" + text + y.yield(number()) + this);
    }
  }

  @Test
  @DisplayName(
      "hosts: interfaces, records, enums, inner, local and anonymous classes, initializers")
  void hosts() {
    compiled(AsHost.FIELD);
    compiled(AsHost.ofStatic());
    AsHost anonymous =
        new AsHost() {
          private final Object value = "anonymous";

          @Override
          public Object value() {
            return value;
          }
        };
    compiled(anonymous.ofDefault());
    AsHost lambda = () -> "lambda";
    compiled(lambda.ofDefault());
    Inner inner = new Inner("inner value");
    compiled(inner.initialized);
    compiled(inner.new Innermost().code());
    compiled(ofInitializer);
    compiled(OF_CLASS_INITIALIZER);
    for (EnumHost host : EnumHost.values()) {
      compiled(host.code());
    }
    compiled(new RecordHost(1, "text").code());
    class Local {
      Code code() {
        return log -> y -> log.accept(inner.value + "" + y.yield("local host"));
      }
    }
    compiled(new Local().code());
    compiled(
        new Object() {
          private final String hidden = "hidden";

          Code code() {
            return log -> y -> log.accept(hidden + outerValue + y.yield("anonymous host"));
          }
        }.code());
  }

  @Test
  @DisplayName("a body in a lambda in a lambda, and awaits in every position")
  void nestedBodiesAndAwaits() {
    Supplier<Supplier<Code>> nested =
        () ->
            () ->
                log ->
                    y -> {
                      log.accept(List.of(y.await(Leaf.susp(1)), y.await(Leaf.susp(2))));
                      Object[] array = {y.await(Leaf.susp("array")), y.yield("array")};
                      array[y.await(Leaf.susp("index")) == null ? 0 : 1] += "" + y.yield("value");
                      log.accept(array[1]);
                      for (Object o = y.await(Leaf.susp("init"));
                          o != null;
                          o = y.await(Leaf.susp("update")) == null ? o : null) {
                        y.yield(o);
                      }
                    };
    compiled(nested.get().get());
  }
}
