package dev.agen.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.agen.AsyncStream;
import dev.agen.stream.Overflow;
import dev.agen.stream.Permits;
import dev.agen.stream.Retry;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every operator says of arguments that it cannot take, at once and not when it is run. */
@DisplayName("Arguments of operators")
class OperatorArgumentsTest {

  /** Whose long or int may be anything. */
  private static final Set<String> ANY_NUMBER = Set.of("range");

  private static Stream<Method> operators() {
    return Arrays.stream(AsyncStream.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .filter(method -> !Modifier.isAbstract(method.getModifiers()));
  }

  @TestFactory
  @DisplayName("null where there has to be something is refused, by name")
  Stream<DynamicTest> nulls() {
    return tests(
        type -> !type.isPrimitive() && type != Object.class,
        (method, at) ->
            assertThatThrownBy(() -> call(method, at, null))
                .isInstanceOf(NullPointerException.class)
                .message()
                .isNotBlank());
  }

  @TestFactory
  @DisplayName("numbers that are too small are refused, with the number seen")
  Stream<DynamicTest> numbers() {
    return tests(
        type -> type == int.class || type == long.class,
        (method, at) -> {
          if (!ANY_NUMBER.contains(method.getName())) {
            Object seen = method.getParameterTypes()[at] == int.class ? (Object) (-7) : -7L;
            assertThatThrownBy(() -> call(method, at, seen))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-7");
          }
        });
  }

  @TestFactory
  @DisplayName("negative durations are refused, with the duration seen")
  Stream<DynamicTest> durations() {
    return tests(
        type -> type == Duration.class,
        (method, at) ->
            assertThatThrownBy(() -> call(method, at, Duration.ofSeconds(-7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT-7S"));
  }

  private interface Check {
    void at(Method method, int parameter) throws Throwable;
  }

  private static Stream<DynamicTest> tests(Predicate<Class<?>> wanted, Check check) {
    Stream<DynamicTest> tests =
        operators()
            .flatMap(method ->
                Stream.iterate(0, i -> i < method.getParameterCount(), i -> i + 1)
                    .filter(i -> wanted.test(method.getParameterTypes()[i]))
                    .map(i ->
                        dynamicTest(
                            method.getName()
                                + Arrays.toString(method.getParameterTypes())
                                + ", argument "
                                + i,
                            () -> check.at(method, i))));
    return tests;
  }

  private static Object call(Method method, int at, Object value) throws Throwable {
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = i == at ? value : valid(method.getParameterTypes()[i]);
    }
    try {
      AsyncStream<Object> stream = AsyncStream.of("a");
      return method.invoke(stream, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private static Object valid(Class<?> type) {
    if (type == int.class) {
      return 1;
    }
    if (type == long.class) {
      return 1L;
    }
    if (type == double.class) {
      return 1.0;
    }
    if (type == Duration.class) {
      return Duration.ofSeconds(1);
    }
    if (type == Overflow.class) {
      return Overflow.FAIL;
    }
    if (type == Retry.class) {
      return Retry.times(1);
    }
    if (type == Permits.class) {
      return Permits.of(1);
    }
    if (type == MethodHandles.Lookup.class) {
      return MethodHandles.lookup();
    }
    if (type == Throwable.class) {
      return new IllegalStateException();
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    if (type.getPackageName().equals("java.util.concurrent") && type.getName().endsWith("Stage")) {
      return new CompletableFuture<>();
    }
    if (type == Object.class) {
      return "x";
    }
    assertThat(type.isInterface()).as("%s: say what would be valid", type).isTrue();
    return Proxy.newProxyInstance(
        OperatorArgumentsTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, called, arguments) -> null);
  }
}
