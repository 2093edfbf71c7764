package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.fixtures.BothEngines;
import dev.agen.fixtures.Compilation;
import dev.agen.fixtures.MemoryLoader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * P34: the same bodies from other compilers and with other options. The tests beside this one are
 * compiled again and run again.
 */
class CompilersTest {

  private static final List<String> NEWEST =
      List.of("LanguageTest", "StackAndObjectsTest", "LocalsTest", "TryTest", "AccessTest");

  private static final List<String> OLDER = List.of("StackAndObjectsTest", "LocalsTest", "TryTest");

  private static final List<String> WITHOUT_LINES =
      List.of("LanguageTest", "TryTest", "LocalsTest", "StackAndObjectsTest");

  private enum Setting {
    NO_DEBUG(WITHOUT_LINES, to -> to.javac("-g:none")),
    NO_VARIABLES(NEWEST, to -> to.javac("-g:source,lines")),
    RELEASE_21(NEWEST, to -> to.javac("--release", "21", "-g")),
    RELEASE_17(OLDER, to -> to.javac("--release", "17")),
    ECLIPSE(NEWEST, to -> to.ecj("-25", "-g")),
    ECLIPSE_17(OLDER, to -> to.ecj("--release", "17", "-g:lines,source"));

    final List<String> tests;
    final Function<Compilation, Path> compiler;

    Setting(List<String> tests, Function<Compilation, Path> compiler) {
      this.tests = tests;
      this.compiler = compiler;
    }
  }

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  @DisplayName("P34: other compilers, targets and debug information")
  void settings(Setting setting) throws Throwable {
    Compilation compilation = Compilation.into(directory);
    for (String test : setting.tests) {
      compilation.addTest("dev/agen/compiled/" + test + ".java");
    }
    compilation.addTest("dev/agen/compiled/elsewhere/Base.java");
    MemoryLoader loader = new MemoryLoader(Compilation.read(setting.compiler.apply(compilation)));
    for (String test : setting.tests) {
      Class<?> type = loader.loadClass("dev.agen.compiled." + test);
      assertThat(type.getClassLoader()).isSameAs(loader);
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          run(type, method);
        }
      }
    }
  }

  private static void run(Class<?> type, Method method) throws Throwable {
    var constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    method.setAccessible(true);
    try {
      method.invoke(constructor.newInstance());
    } catch (InvocationTargetException failed) {
      Throwable cause = failed.getCause();
      cause.addSuppressed(new AssertionError("in " + method));
      throw cause;
    }
  }

  @Test
  @DisplayName("P34: class files of Java 8, with accessors instead of nest members")
  void release8() {
    Path classes =
        Compilation.into(directory)
            .add(
                "old/Bodies.java",
                """
                package old;

                import dev.agen.GeneratorBody;
                import dev.agen.Yielder;
                import java.util.function.Consumer;
                import java.util.function.Function;
                import java.util.function.Supplier;

                public class Bodies
                    implements Function<Consumer<Object>, GeneratorBody<Object, Object, Object>> {

                  private int number = 1;
                  private static String text = "text";

                  private static class Nested {
                    private final Object value;

                    private Nested(Object value) {
                      this.value = value;
                    }

                    private Object tell() {
                      return value;
                    }
                  }

                  private Object helper(Yielder<Object, Object> y, long wide) {
                    return number + wide + String.valueOf(y.yield("in helper"));
                  }

                  private static int primitive(Object argument) {
                    return argument == null ? 1 : 2;
                  }

                  @Override
                  public String toString() {
                    return "bodies";
                  }

                  @Override
                  public GeneratorBody<Object, Object, Object> apply(Consumer<Object> log) {
                    return y -> {
                      number = 1;
                      number += primitive(y.yield(number));
                      log.accept(helper(y, 5L) + text + new Nested(y.yield("nested")).tell());
                      Supplier<Object> lambda = () -> number + super.hashCode() * 0 + text;
                      log.accept(lambda.get() + super.toString().substring(0, 0));
                      try {
                        switch (String.valueOf(y.yield("string"))) {
                          case "null":
                            return "was null";
                          default:
                            return new Nested(new Nested(y.yield("inner")).value).value;
                        }
                      } finally {
                        y.yield("finally");
                      }
                    };
                  }
                }
                """)
            .javac("--release", "8", "-Xlint:-options");
    MemoryLoader loader = new MemoryLoader(Compilation.read(classes));
    BothEngines.compiledWithResult(loader.code("old.Bodies"));
  }
}
