package dev.agen.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every numbered rule of the contract has a test that cites it and a row in the documents. */
class SemanticsCoverageTest {

  private static final Path ROOT = Path.of(System.getProperty("agen.root"));

  /** How many items each group has. */
  private static final List<String> ITEMS =
      Stream.of("A25 B21 C12 D22 E22 F15 G14 H23 I19 J19 K14".split(" "))
          .flatMap(group ->
              IntStream.rangeClosed(1, Integer.parseInt(group.substring(1)))
                  .mapToObj(n -> group.charAt(0) + "" + n))
          .toList();

  private static final Pattern CITATION = Pattern.compile("\\b([A-K])(\\d{1,2})\\b");
  private static final Pattern RANGE = Pattern.compile("\\b([A-K])(\\d{1,2}) to \\1(\\d{1,2})\\b");

  @Test
  void everyItemIsCitedByATest() {
    assertThat(ITEMS).allMatch(citations(ROOT.resolve("core/src/test/java/dev/agen"))::contains);
  }

  @Test
  void everyItemHasARowInTheDocuments() {
    Set<String> rows = new TreeSet<>();
    Pattern row = Pattern.compile("(?m)^\\| ([A-K]\\d{1,2}) \\|");
    for (String document : List.of("docs/protocol.md", "docs/deviations.md")) {
      Matcher matcher = row.matcher(read(ROOT.resolve(document)));
      while (matcher.find()) {
        rows.add(matcher.group(1));
      }
    }
    assertThat(rows).containsAll(ITEMS);
  }

  private static Set<String> citations(Path folder) {
    String text;
    try (Stream<Path> files = Files.walk(folder)) {
      text =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .map(SemanticsCoverageTest::read)
              .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Set<String> found = new TreeSet<>();
    Matcher single = CITATION.matcher(text);
    while (single.find()) {
      found.add(single.group());
    }
    Matcher range = RANGE.matcher(text);
    while (range.find()) {
      for (int n = Integer.parseInt(range.group(2)); n <= Integer.parseInt(range.group(3)); n++) {
        found.add(range.group(1) + n);
      }
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
