package dev.agen.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncIterable;
import dev.agen.AsyncStream;
import dev.agen.fixtures.SourceFile;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * docs/operators.md says what is so. To write it anew: {@code ./mvnw -q -pl core test
 * -Dtest=HandbookTest -Dagen.handbook=write}.
 */
@DisplayName("The handbook of operators")
class HandbookTest {

  private static final boolean WRITES = "write".equals(System.getProperty("agen.handbook"));

  private static final boolean STACKFUL = "stackful".equals(System.getProperty("agen.engine"));

  private static final Set<String> NOT_OPERATORS = Set.of("open", "aiter", "engine", "maxInFlight");

  @Test
  @DisplayName("has an entry and an example for every operator")
  void isComplete() {
    Set<String> operators =
        Arrays.stream(AsyncStream.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
            .map(Method::getName)
            .filter(name -> !NOT_OPERATORS.contains(name))
            .map(name -> name.endsWith("Async") ? name.substring(0, name.length() - 5) : name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(AsyncIterable.class.getDeclaredMethods()).hasSize(1);
    assertThat(Handbook.names()).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(Handbook.names())).isEqualTo(operators);
    assertThat(Handbook.examples().keySet()).isEqualTo(operators);
  }

  static Stream<String> examples() {
    return Handbook.examples().keySet().stream()
        .filter(name -> !STACKFUL || !name.equals("runOn")); // there no body is on the executor
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("shows what its examples give")
  void exampleIsTrue(String name) throws Exception {
    Method example = Handbook.examples().get(name);
    assertThat(String.valueOf(Handbook.run(example)))
        .isEqualTo(example.getAnnotation(Example.class).value());
  }

  @Test
  @DisplayName("has examples in its prose that are compiled")
  void proseIsCompiled() {
    String code = Handbook.words(String.join("\n", SourceFile.of(ProseExamples.class.getName())));
    assertThat(Handbook.prose())
        .hasSizeGreaterThan(2)
        .allSatisfy(example -> assertThat(code).contains(Handbook.words(example)));
  }

  @Test
  @DisplayName("has examples in its prose that do what it says")
  void proseIsTrue() {
    assertThat(ProseExamples.titles()).containsExactly("A", "C");
    assertThat(ProseExamples.size()).isEqualTo(3);
    assertThat(ProseExamples.everyOther(AsyncStream.of(1, 2, 3, 4, 5)).toList())
        .containsExactly(1, 3, 5);
  }

  @Test
  @DisplayName("has the table, the examples and the pictures that are run here")
  void isUpToDate() throws Exception {
    String page = Handbook.read(Handbook.PAGE);
    String fresh = Handbook.page(page);
    Map<String, String> pictures = Handbook.pictures();
    if (WRITES) {
      Files.writeString(Handbook.PAGE, fresh);
      Files.createDirectories(Handbook.PICTURES);
      for (var picture : pictures.entrySet()) {
        Files.writeString(Handbook.PICTURES.resolve(picture.getKey()), picture.getValue());
      }
    }
    assertThat(Handbook.read(Handbook.PAGE)).isEqualTo(fresh);
    for (var picture : pictures.entrySet()) {
      assertThat(Handbook.read(Handbook.PICTURES.resolve(picture.getKey())))
          .as(picture.getKey())
          .isEqualTo(picture.getValue());
    }
    try (var files = Files.list(Handbook.PICTURES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pictures.keySet());
    }
  }
}
