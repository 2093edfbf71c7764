package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compiled;
import static dev.agen.fixtures.BothEngines.compiledWithResult;
import static dev.agen.fixtures.BothEngines.stackful;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.Limit;
import dev.agen.compiled.elsewhere.Base;
import dev.agen.fixtures.BothEngines.Code;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Members that the class of a body may use, and a class beside it may not. */
class AccessTest {

  private static int counter;
  private static long wideCounter;
  private int number = 1;
  private double wide = 2.5;
  private volatile int updated;

  private String method(Object argument) {
    return "private " + argument + number;
  }

  private static long staticMethod(long argument) {
    return argument + 1;
  }

  private static final class Nested {
    private final Object value;
    private static String last = "none";

    private Nested(Object value) {
      this.value = value;
      last = String.valueOf(value);
    }

    private Nested(long wide, Object value) {
      this(wide + " " + value);
    }

    private String tell() {
      return "nested " + value;
    }
  }

  private interface WithPrivateMethods {
    private String instance(Object argument) {
      return "private of interface " + argument;
    }

    private static String shared(Object argument) {
      return "private static of interface " + argument;
    }

    default Code code() {
      return log ->
          y -> {
            log.accept(instance(y.yield("instance")));
            log.accept(shared(y.yield("static")));
            Function<Object, String> reference = this::instance;
            log.accept(reference.apply(y.yield("reference")));
          };
    }
  }

  private static class Middle extends Base {
    private static final long serialVersionUID = 1L;

    @Override
    public String overridden() {
      return "middle";
    }
  }

  private static final class Derived extends Middle {
    private static final long serialVersionUID = 1L;

    @Override
    public String overridden() {
      return "derived";
    }

    Code protectedMembers() {
      return log ->
          y -> {
            shared = 100;
            log.accept(method(y.yield("method")));
            log.accept(super.method(y.yield("super")));
            log.accept(sharedMethod(y.yield("shared"), WIDE));
            log.accept(Base.sharedMethod(y.yield("by name"), shared));
            field = 1;
            field += y.yield("field") == null ? 1 : 2;
            text += y.yield("text");
            shared = 100;
            shared++;
            log.accept(field + text + shared + new Derived().field);
            log.accept(wide(1.5, field++) + wide(2.5, ++shared));
            text = "text";
            log.accept(new Nested(y.yield("nested")));
          };
    }

    Code superAndClone() {
      return log ->
          y -> {
            log.accept(overridden() + super.overridden() + y.yield(super.overridden()));
            log.accept(super.toString().equals(toString()));
            Derived copy = (Derived) clone();
            copy.field = 77;
            y.yield(copy.field);
            Derived other = (Derived) super.clone();
            log.accept(other.field);
            int[] array = {1, 2};
            int[] cloned = array.clone();
            cloned[0] = 5;
            log.accept(array[0] + y.yield("cloned").toString() + cloned[0]);
            Supplier<String> reference = super::overridden;
            log.accept(reference.get());
          };
    }

    Code inNestedClass() {
      class Inner {
        Code code() {
          return log ->
              y -> {
                log.accept(method(y.yield("outer's protected")));
                field = (int) wide(field, 1);
                log.accept(field);
                field = 1;
              };
        }
      }
      return new Inner().code();
    }
  }

  @Test
  @DisplayName("P2: private fields, static and not, read and written")
  void privateFields() {
    compiled(log ->
        y -> {
          counter = 0;
          wideCounter = 0;
          number = 1;
          wide = 2.5;
          counter++;
          wideCounter += 2;
          number += y.yield(number) == null ? 1 : 2;
          wide *= number;
          this.updated = 9;
          counter -= y.yield(wide) == null ? 1 : 2;
          log.accept(counter + " " + wideCounter-- + " " + number + " " + wide + updated);
        });
  }

  @Test
  @DisplayName("P2: private methods, constructors and fields of nest members")
  void privateMembers() {
    compiledWithResult(log ->
        y -> {
          log.accept(method(y.yield("method")));
          log.accept(staticMethod(y.yield("static") == null ? 1L : 2L));
          Nested nested = new Nested(y.yield("constructor"));
          log.accept(nested.value + nested.tell() + Nested.last);
          Nested.last = "written";
          log.accept(new Nested(5L, new Nested(y.yield("nested")).tell()).tell());
          return Nested.last;
        });
  }

  @Test
  @DisplayName("P2: private constructors without a yield in their arguments")
  void privateConstructors() {
    compiled(log ->
        y -> {
          Nested a = new Nested("a");
          y.yield(a.tell());
          new Nested(1L, "dropped");
          y.yield(Nested.last);
          Object[] array = {new Nested("b"), y.yield("in array"), new Nested(2L, "c")};
          log.accept(((Nested) array[2]).tell());
        });
  }

  @Test
  @DisplayName("P2: nested lambdas and method references, private and capturing, as if in the host")
  void nestedLambdas() {
    compiled(log ->
        y -> {
          Nested.last = "none";
          Object captured = y.yield("captured");
          Supplier<Object> lambda = () -> method(captured) + number + Nested.last.length();
          log.accept(lambda.get());
          UnaryOperator<Long> staticReference = AccessTest::staticMethod;
          log.accept(staticReference.apply(1L));
          Function<Object, String> reference = this::method;
          log.accept(reference.apply(y.yield("reference")));
          Function<Object, Nested> constructor = Nested::new;
          log.accept(constructor.apply("made").tell());
          Function<Integer, long[][]> array = long[][]::new;
          log.accept(array.apply(2).length);
          Supplier<Supplier<Object>> curried = () -> () -> captured + method("curried");
          log.accept(curried.get().get());
          Runnable both = (Runnable & java.io.Serializable) () -> number++;
          both.run();
          List<Object> list = new ArrayList<>();
          list.forEach(log);
          number = 1;
        });
  }

  @Test
  @DisplayName("P2: private methods of an interface")
  void privateInterfaceMethods() {
    compiled(new WithPrivateMethods() {}.code());
  }

  @Test
  @DisplayName("P3: protected members of a superclass in another package")
  void protectedMembers() {
    compiled(new Derived().protectedMembers());
  }

  @Test
  @DisplayName("P3: super.method(), super::method, and clone() of objects and arrays")
  void superAndClone() {
    compiled(new Derived().superAndClone());
  }

  @Test
  @DisplayName("P3: a class inside of the one that inherits")
  void protectedOfOuter() {
    compiled(new Derived().inNestedClass());
  }

  @Test
  @DisplayName("P2: reflection on private members looks at the class of its caller")
  void reflection() {
    stackful(
        Limit.CALLER_SENSITIVE,
        "method.invoke",
        log ->
            y -> {
              Method method = AccessTest.class.getDeclaredMethod("method", Object.class);
              log.accept(method.invoke(this, y.yield("method")));
            });
    stackful(
        Limit.CALLER_SENSITIVE,
        "field.setInt",
        log ->
            y -> {
              Field field = AccessTest.class.getDeclaredField("number");
              field.setInt(this, y.yield("field") == null ? 1 : 2);
              log.accept(number);
              number = 1;
            });
    stackful(
        Limit.CALLER_SENSITIVE,
        "constructor.newInstance",
        log ->
            y -> {
              var constructor = Nested.class.getDeclaredConstructor(Object.class);
              log.accept(constructor.newInstance(y.yield("constructor")).tell());
            });
    stackful(
        Limit.CALLER_SENSITIVE,
        "newUpdater",
        log ->
            y -> {
              var updater = AtomicIntegerFieldUpdater.newUpdater(AccessTest.class, "updated");
              updater.set(this, 8);
              log.accept(updated + y.yield("updated").toString());
            });
  }

  @Test
  @DisplayName("P2: a lookup is its caller's; in a method or lambda of its own it does no harm")
  void lookup() {
    stackful(
        Limit.CALLER_SENSITIVE,
        "MethodHandles.lookup()",
        log -> y -> log.accept(MethodHandles.lookup().lookupClass() + y.yield("asked").toString()));
    compiled(log ->
        y -> {
          Supplier<Object> nested = () -> MethodHandles.lookup().hasFullPrivilegeAccess();
          log.accept(nested.get());
          Field field = AccessTest.class.getDeclaredField("number");
          Supplier<Object> reflecting = () -> valueOf(field);
          log.accept(y.yield(reflecting.get()));
        });
  }

  @Test
  @DisplayName("P2: who asks for the caller's module or loader only gets the same answer")
  void callersLoader() {
    compiled(log ->
        y -> {
          log.accept(Class.forName("dev.agen.compiled.AccessTest$Nested").getSimpleName());
          ThrowingFunction<String, Class<?>> reference = Class::forName;
          log.accept(reference.apply(y.yield("asking") == null ? "none" : Base.class.getName()));
        });
    stackful(
        Limit.CALLER_SENSITIVE,
        "MethodHandles::lookup",
        log ->
            y -> {
              Supplier<MethodHandles.Lookup> reference = MethodHandles::lookup;
              log.accept(reference.get().lookupClass().isHidden() + y.yield("asked").toString());
            });
  }

  private interface ThrowingFunction<A, B> {
    B apply(A argument) throws Exception;
  }

  private Object valueOf(Field field) {
    try {
      return field.get(this);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("P2: members of records and enums")
  void recordsAndEnums() {
    record Point(int x, long y) {
      Code code() {
        return log ->
            yielder -> {
              log.accept(x + this.y + y() + yielder.yield(x).toString());
              log.accept(equals(new Point(1, 2)) + toString());
            };
      }
    }
    compiled(new Point(1, 2).code());
    compiled(Planet.EARTH.code());
    compiled(Planet.MARS.code());
    assertThat(Planet.visited).isPositive();
  }

  private enum Planet {
    EARTH,
    MARS {
      private final String moon = "Phobos";

      @Override
      Code code() {
        return log ->
            y -> {
              log.accept(moon + y.yield(this) + name() + secret());
              visited++;
            };
      }
    };

    private static int visited;
    private final int secret = ordinal() * 10;

    int secret() {
      return secret;
    }

    Code code() {
      return log ->
          y -> {
            log.accept(secret + " " + y.yield(this) + values().length + valueOf("MARS"));
            visited++;
          };
    }
  }
}
