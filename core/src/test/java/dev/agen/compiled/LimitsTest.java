package dev.agen.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.AsyncGenerator;
import dev.agen.AsyncStream;
import dev.agen.Engine;
import dev.agen.GeneratorBody;
import dev.agen.Limit;
import dev.agen.Yielder;
import dev.agen.fixtures.ChildJvm;
import dev.agen.fixtures.Compilation;
import dev.agen.fixtures.LimitPage;
import dev.agen.fixtures.MemoryLoader;
import dev.agen.fixtures.SourceFile;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each limit is met for real, and its page in docs/limits shows what is run here, what agen says
 * then, and a way round that is compiled.
 */
@DisabledIfSystemProperty(
    named = "agen.engine",
    matches = "stackful",
    disabledReason = "only AGEN015 would be met")
class LimitsTest {

  @TempDir private Path directory;

  /** Code of {@link LimitExamples} that meets a limit, and code that does not. */
  private record Example(Limit limit, Supplier<Engine> refused, Supplier<Engine> instead) {
    @Override
    public String toString() {
      return limit.toString();
    }
  }

  private static Stream<Example> examples() {
    List<String> lines = List.of("a");
    return Stream.of(
        new Example(
            Limit.BODY_NOT_FOUND,
            () -> LimitExamples.greeting().engine(),
            () -> LimitExamples.greetingByMethod().engine()),
        new Example(
            Limit.CLASS_FILE_NOT_FOUND,
            () -> LimitExamples.readingLambda().engine(),
            () -> LimitExamples.readingBodyLambda().engine()),
        new Example(
            Limit.YIELDER_ESCAPES,
            () -> LimitExamples.words(lines).engine(),
            () -> LimitExamples.wordsInLoop(lines).engine()),
        new Example(
            Limit.YIELDER_MIXED,
            () -> LimitExamples.logged(null).engine(),
            () -> LimitExamples.loggedHere().engine()),
        new Example(
            Limit.IN_SYNCHRONIZED,
            () -> LimitExamples.locked(lines, lines).engine(),
            () -> LimitExamples.copied(lines, lines).engine()),
        new Example(
            Limit.CALL_NOT_FOLLOWED,
            () -> new LimitExamples.Walker().steps().engine(),
            () -> new LimitExamples.FinalWalker().steps().engine()),
        new Example(
            Limit.EACH_ESCAPES,
            () -> LimitExamples.ticks(LimitExamples.words(lines)).engine(),
            () -> LimitExamples.ticksInLoop(LimitExamples.words(lines)).engine()),
        new Example(
            Limit.CALLER_SENSITIVE,
            () -> LimitExamples.constant("LIMIT").engine(),
            () -> LimitExamples.constantByMethod("LIMIT").engine()),
        new Example(
            Limit.FOREIGN_YIELDER, LimitsTest::foreign, () -> LimitExamples.outerOnly().engine()));
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  private static Engine foreign() {
    AsyncGenerator<String, Object, ?>[] inner = new AsyncGenerator[1];
    try (AsyncGenerator<String, Object, Object> outer = LimitExamples.outer(inner)) {
      assertThatThrownBy(() -> outer.anext().await()).isInstanceOf(IllegalStateException.class);
    }
    return inner[0].engine();
  }

  @ParameterizedTest
  @MethodSource("examples")
  @DisplayName("a limit is met, as its page says, and the way round is compiled")
  void metByExample(Example example) {
    String id = example.limit().id();
    LimitPage page = check(example.limit(), example.refused().get());
    assertThat(page.examples()).containsExactly(region(id), region(id + " instead"));
    assertThat(example.instead().get()).hasToString("compiled");
  }

  /** The engine must be stackful for that reason, and the page tell the message. */
  private static LimitPage check(Limit limit, Engine engine) {
    assertThat(engine).isInstanceOf(Engine.Stackful.class);
    Engine.Stackful refusal = (Engine.Stackful) engine;
    assertThat(refusal.limit()).as(refusal.message()).isEqualTo(limit);
    LimitPage page = LimitPage.of(limit.id());
    assertThat(page.message()).isEqualTo(LimitPage.withoutPlace(refusal.message()));
    return page;
  }

  /** A region of {@link LimitExamples}, moved to the left margin. */
  private static String region(String name) {
    List<String> lines = SourceFile.of(LimitExamples.class.getName());
    int start = lines.indexOf("  // @start region=\"" + name + "\"");
    assertThat(start).as(name).isNotNegative();
    int end = start + lines.subList(start, lines.size()).indexOf("  // @end");
    return lines.subList(start + 1, end).stream()
        .map(line -> line.isEmpty() ? line : line.substring(2))
        .collect(Collectors.joining("\n"))
        .stripTrailing();
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("each limit has a page, with its parts in order, and a row in the index")
  void pages(Limit limit) {
    LimitPage page = LimitPage.of(limit.id());
    String title = page.text().lines().findFirst().orElseThrow();
    assertThat(title).startsWith("# " + limit.id() + ": ");
    assertThat(page.text().lines().filter(line -> line.startsWith("#")))
        .containsExactly(title, "## Example", "## Reason", "## The way round");
    assertThat(page.message()).startsWith(limit.id() + ": ");
    assertThat(LimitPage.of("README").text().lines())
        .contains(
            "| [%s](%s.md) | %s |"
                .formatted(limit.id(), limit.id(), title.substring(title.indexOf(": ") + 2)));
  }

  @Test
  @DisplayName("there are no pages of limits that do not exist")
  void noOtherPages() throws Exception {
    try (Stream<Path> pages = Files.list(Path.of(System.getProperty("agen.root"), "docs/limits"))) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("README.md"), Stream.of(Limit.values()).map(x -> x.id() + ".md"))
                  .toList());
    }
  }

  private Compilation compilation(String name, String example) {
    Compilation compilation = Compilation.into(directory.resolve(name));
    LimitPage.files(example).forEach(compilation::add);
    return compilation;
  }

  /** What the last class of an example describes by its public static method. */
  private static Engine described(ClassLoader loader, String type)
      throws ReflectiveOperationException {
    for (Method method : loader.loadClass(type).getDeclaredMethods()) {
      if (Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers())) {
        return ((AsyncStream<?>) method.invoke(null)).engine();
      }
    }
    throw new AssertionError(type);
  }

  @Test
  @DisplayName("AGEN003: a closed module, and one that passes a lookup")
  void closedModule() throws Exception {
    LimitPage page = LimitPage.of(Limit.PACKAGE_CLOSED.id());
    check(Limit.PACKAGE_CLOSED, inModule("closed", page.examples().get(0)));
    assertThat(inModule("lookup", page.examples().get(1))).hasToString("compiled");
    assertThat(page.text()).contains("`opens app to dev.agen;`");
  }

  private Engine inModule(String name, String example) throws ReflectiveOperationException {
    Path classes = compilation(name, example).javac("-p", Compilation.agen().toString());
    ModuleLayer boot = ModuleLayer.boot();
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(
            boot.configuration()
                .resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("app")),
            getClass().getClassLoader());
    return described(layer.findLoader("app"), "app.Pages");
  }

  private Engine onClassPath(String name, String example, String type)
      throws ReflectiveOperationException {
    Map<String, byte[]> classes = Compilation.read(compilation(name, example).javac());
    return described(new MemoryLoader(classes), type);
  }

  @Test
  @DisplayName("AGEN010: 3,000 yields, and a loop")
  void tooLarge() throws Exception {
    LimitPage page = LimitPage.of(Limit.TOO_LARGE.id());
    String all =
        IntStream.range(2, 3_000)
            .mapToObj(i -> "y.yield(" + i + ");\n")
            .collect(Collectors.joining());
    String example = page.examples().get(0);
    assertThat(example).contains("// and so on, to\n");
    check(
        Limit.TOO_LARGE,
        onClassPath("large", example.replace("// and so on, to\n", all), "app.Tables"));
    assertThat(onClassPath("loop", page.examples().get(1), "app.Tables")).hasToString("compiled");
  }

  @Test
  @DisplayName("AGEN011: a class file of Java 5")
  void oldClassFile() throws Exception {
    ClassDesc body = GeneratorBody.class.describeConstable().orElseThrow();
    ClassDesc yielder = Yielder.class.describeConstable().orElseThrow();
    MethodTypeDesc nothing = MethodTypeDesc.of(ConstantDescs.CD_void);
    byte[] file =
        ClassFile.of()
            .build(
                ClassDesc.of("app.Old"),
                to ->
                    to.withVersion(ClassFile.JAVA_5_VERSION, 0)
                        .withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_SUPER)
                        .withInterfaceSymbols(body)
                        .withMethodBody(
                            ConstantDescs.INIT_NAME,
                            nothing,
                            ClassFile.ACC_PUBLIC,
                            code ->
                                code.aload(0)
                                    .invokespecial(
                                        ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, nothing)
                                    .return_())
                        .withMethodBody(
                            "run",
                            MethodTypeDesc.of(ConstantDescs.CD_Object, yielder),
                            ClassFile.ACC_PUBLIC,
                            code -> code.aconst_null().areturn()));
    GeneratorBody<?, ?, ?> old =
        (GeneratorBody<?, ?, ?>) new MemoryLoader(Map.of("app.Old", file)).make("app.Old");
    check(Limit.OLD_CLASS_FILE, AsyncGenerator.of(old).engine());
  }

  @Test
  @DisplayName("AGEN012: a type that only another package may name")
  void unusualCode() throws Exception {
    LimitPage page = LimitPage.of(Limit.UNUSUAL_CODE.id());
    check(Limit.UNUSUAL_CODE, onClassPath("direct", page.examples().get(0), "app.Curious"));
    assertThat(onClassPath("method", page.examples().get(1), "app.Curious"))
        .hasToString("compiled");
  }

  @Test
  @DisplayName("AGEN013: a loader that hides agen's inner packages")
  void hiddenSuperclass() throws Exception {
    String source =
        """
        // app/Pages.java
        package app;

        public class Pages {
          public static dev.agen.AsyncStream<String> pages() {
            return dev.agen.AsyncStream.generate(y -> y.yield("page 1"));
          }
        }
        """;
    Map<String, byte[]> classes = Compilation.read(compilation("hiding", source).javac());
    ClassLoader hiding =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.agen.internal.")) {
              throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
          }
        };
    check(Limit.REJECTED, described(new MemoryLoader(classes, classes, hiding), "app.Pages"));
  }

  /** The program of {@link #switchedOff}. */
  static final class Probe {
    public static void main(String[] arguments) {
      System.out.println(AsyncStream.generate(y -> y.yield("any")).engine());
    }
  }

  @Test
  @DisplayName("AGEN015: the system property agen.engine is stackful")
  void switchedOff() throws Exception {
    assertThat(ChildJvm.run(Probe.class, List.of("-Dagen.engine=stackful")))
        .isEqualTo("stackful (" + LimitPage.of(Limit.SWITCHED_OFF.id()).message() + ")");
  }
}
