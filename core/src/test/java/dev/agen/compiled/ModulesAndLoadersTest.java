package dev.agen.compiled;

import static dev.agen.fixtures.BothEngines.compare;
import static dev.agen.fixtures.BothEngines.compiledWithResult;
import static dev.agen.fixtures.BothEngines.expectCompiled;
import static dev.agen.fixtures.BothEngines.stackfulWithResult;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.agen.AsyncGenerator;
import dev.agen.Engine;
import dev.agen.GeneratorBody;
import dev.agen.Limit;
import dev.agen.fixtures.BothEngines.CodeWithResult;
import dev.agen.fixtures.Compilation;
import dev.agen.fixtures.MemoryLoader;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies in other loaders, and in modules that are open, closed, or pass a lookup. */
class ModulesAndLoadersTest {

  /** A body that needs all rights of its class: private state, a nested lambda, a nest member. */
  private static final String NEEDY =
      """
      package app;

      import dev.agen.GeneratorBody;
      import dev.agen.Yielder;
      import java.lang.invoke.MethodHandles;
      import java.util.function.Consumer;
      import java.util.function.Function;
      import java.util.function.Supplier;

      public class Needy
          implements Function<Consumer<Object>, GeneratorBody<Object, Object, Object>>,
              Supplier<MethodHandles.Lookup> {

        private Object state = "state";

        private static class Nested {
          private final Object value;

          private Nested(Object value) {
            this.value = value;
          }
        }

        @Override
        public MethodHandles.Lookup get() {
          return MethodHandles.lookup();
        }

        @Override
        public GeneratorBody<Object, Object, Object> apply(Consumer<Object> log) {
          return y -> {
            Object sent = y.yield(state);
            Supplier<Object> lambda = () -> state + " " + sent;
            log.accept(lambda.get());
            return new Nested(y.yield("nested")).value;
          };
        }

        public GeneratorBody<Object, Object, Object> reference() {
          return this::overridable;
        }

        protected Object overridable(Yielder<Object, Object> y) {
          return y.yield(state);
        }
      }
      """;

  @TempDir private Path directory;

  @Test
  @DisplayName("P4: a body with private state and a nested lambda, loaded by a child loader")
  void childLoader() {
    Map<String, byte[]> classes =
        Compilation.read(Compilation.into(directory).add("app/Needy.java", NEEDY).javac());
    compiledWithResult(new MemoryLoader(classes).code("app.Needy"));
  }

  /** Loads the class from a module of its own. */
  @SuppressWarnings("unchecked") // it is written here
  private Function<Consumer<Object>, GeneratorBody<Object, Object, Object>> inModule(String module)
      throws ReflectiveOperationException {
    Path classes =
        Compilation.into(directory)
            .add("module-info.java", module)
            .add("app/Needy.java", NEEDY)
            .javac("-p", Compilation.agen().toString());
    ModuleLayer boot = ModuleLayer.boot();
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(
            boot.configuration()
                .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("app")),
            getClass().getClassLoader());
    return (Function<Consumer<Object>, GeneratorBody<Object, Object, Object>>)
        layer.findLoader("app").loadClass("app.Needy").getConstructor().newInstance();
  }

  @Test
  @DisplayName(
      "P5: a closed module is refused without a lookup, and compiled as soon as it has one")
  void closedModule() throws Exception {
    var needy = inModule("module app { requires dev.agen; exports app; }");
    stackfulWithResult(Limit.PACKAGE_CLOSED, null, needy::apply);
    Lookup lookup = (Lookup) ((Supplier<?>) needy).get();
    expectCompiled(AsyncGenerator.of(lookup, needy.apply(line -> {})).engine());
    compare(
        log -> AsyncGenerator.of(lookup, needy.apply(log)),
        log -> {
          GeneratorBody<Object, Object, Object> body = needy.apply(log);
          return AsyncGenerator.of(y -> body.run(y));
        });
  }

  @Test
  @DisplayName("P5: the same for a reference to a method that can be overridden")
  @SuppressWarnings("unchecked") // it is written here
  void closedModuleAndReference() throws Exception {
    assumeThat(System.getProperty("agen.engine", "auto")).isNotEqualTo("stackful");
    var needy = inModule("module app { requires dev.agen; exports app; }");
    GeneratorBody<Object, Object, Object> reference =
        (GeneratorBody<Object, Object, Object>)
            needy.getClass().getMethod("reference").invoke(needy);
    Engine refused = AsyncGenerator.of(reference).engine();
    assertThat(((Engine.Stackful) refused).limit()).isEqualTo(Limit.PACKAGE_CLOSED);
    Lookup lookup = (Lookup) ((Supplier<?>) needy).get();
    expectCompiled(AsyncGenerator.of(lookup, reference).engine());
    expectCompiled(AsyncGenerator.of(reference).engine());
  }

  @Test
  @DisplayName("P5: a module that opens its package needs no lookup")
  void openModule() throws Exception {
    var needy = inModule("module app { requires dev.agen; exports app; opens app to dev.agen; }");
    compiledWithResult(needy::apply);
  }

  @Test
  @DisplayName("P4: a lookup of another class of the same module will do")
  void lookupOfOtherClass() throws Exception {
    var needy = inModule("module app { requires dev.agen; exports app; }");
    Lookup lookup = (Lookup) ((Supplier<?>) needy).get();
    Lookup nested =
        lookup.in(Class.forName("app.Needy$Nested", false, needy.getClass().getClassLoader()));
    Engine engine = AsyncGenerator.of(nested, needy.apply(line -> {})).engine();
    expectCompiled(engine);
  }

  @Test
  @DisplayName("P10: classes that have a common supertype and come from different loaders")
  void typesOfDifferentLoaders() {
    Map<String, byte[]> classes =
        Compilation.read(
            Compilation.into(directory)
                .add("api/Api.java", "package api; public interface Api { Object tell(); }")
                .add(
                    "one/One.java",
                    """
                    package one;
                    public class One implements api.Api {
                      public Object tell() { return "one"; }
                    }
                    """)
                .add(
                    "two/Two.java",
                    """
                    package two;
                    public class Two implements api.Api {
                      public Object tell() { return "two"; }
                    }
                    """)
                .add(
                    "app/Merging.java",
                    """
                    package app;

                    import dev.agen.GeneratorBody;
                    import java.util.function.Consumer;
                    import java.util.function.Function;

                    public class Merging
                        implements Function<Consumer<Object>, GeneratorBody<Object, Object, Object>> {
                      @Override
                      public GeneratorBody<Object, Object, Object> apply(Consumer<Object> log) {
                        return y -> {
                          api.Api api = y.yield("which?") == null ? new one.One() : new two.Two();
                          y.yield(api.getClass().getClassLoader() == getClass().getClassLoader());
                          var array = api instanceof one.One o ? new one.One[] {o} : new api.Api[1];
                          log.accept(api.tell() + " " + y.yield("in array") + array.length);
                          return api.tell();
                        };
                      }
                    }
                    """)
                .javac());
    MemoryLoader shared = new MemoryLoader(only(classes, "api.Api"));
    Map<String, byte[]> two = only(classes, "two.Two");
    MemoryLoader other = new MemoryLoader(two, two, shared);
    Map<String, byte[]> rest = new HashMap<>(classes);
    rest.remove("api.Api");
    rest.remove("two.Two");
    compiledWithResult(new MemoryLoader(rest, rest, other).code("app.Merging"));
  }

  private static Map<String, byte[]> only(Map<String, byte[]> classes, String name) {
    return Map.of(name, classes.get(name));
  }

  @Test
  @DisplayName("P37: a loader that gives no class files")
  void loaderWithoutResources() {
    Map<String, byte[]> classes =
        Compilation.read(Compilation.into(directory).add("app/Needy.java", NEEDY).javac());
    ClassLoader parent = getClass().getClassLoader();
    CodeWithResult code = new MemoryLoader(classes, Map.of(), parent).code("app.Needy");
    stackfulWithResult(Limit.CLASS_FILE_NOT_FOUND, null, code);
  }

  @Test
  @DisplayName("P37: a loader that gives the class file of another class, or something else")
  void otherClassFile() {
    Map<String, byte[]> classes =
        Compilation.read(Compilation.into(directory).add("app/Needy.java", NEEDY).javac());
    ClassLoader parent = getClass().getClassLoader();
    Map<String, byte[]> wrong = new HashMap<>(classes);
    wrong.put("app.Needy", classes.get("app.Needy$Nested"));
    stackfulWithResult(
        Limit.CLASS_FILE_NOT_FOUND,
        null,
        new MemoryLoader(classes, wrong, parent).code("app.Needy"));
    wrong.put("app.Needy", new byte[] {1, 2, 3});
    stackfulWithResult(
        Limit.CLASS_FILE_NOT_FOUND,
        null,
        new MemoryLoader(classes, wrong, parent).code("app.Needy"));
  }

  @Test
  @DisplayName("P37: a class whose file says something else than what was loaded, as agents do it")
  void changedClass() {
    Map<String, byte[]> before =
        Compilation.read(
            Compilation.into(directory.resolve("a")).add("app/Needy.java", NEEDY).javac());
    Map<String, byte[]> after =
        Compilation.read(
            Compilation.into(directory.resolve("b"))
                .add("app/Needy.java", NEEDY.replace("return y ->", "log.accept(1); return y ->"))
                .javac());
    assertThat(after.get("app.Needy")).isNotEqualTo(before.get("app.Needy"));
    // The body is the same; what is different lies outside of it.
    compiledWithResult(
        new MemoryLoader(before, after, getClass().getClassLoader()).code("app.Needy"));
  }
}
