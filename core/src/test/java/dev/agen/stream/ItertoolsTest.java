package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.AsyncStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against what {@code itertools/record.py} has recorded. */
@DisplayName("Operators do what CPython's itertools do")
class ItertoolsTest {

  record Case(
      String operator, int argument, List<Integer> first, List<Integer> second, String out) {
    @Override
    public String toString() {
      return operator + "(" + argument + ") of " + first + ", " + second;
    }
  }

  static List<Case> recorded() throws IOException {
    Path file =
        Path.of(
            System.getProperty("agen.root"),
            "core/src/test/java/dev/agen/stream/itertools/recorded.txt");
    List<Case> cases = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split(" \\| ", -1);
      cases.add(
          new Case(
              parts[0],
              Integer.parseInt(parts[1]),
              numbers(parts[2]),
              numbers(parts[3]),
              parts[4]));
    }
    assertThat(cases).isNotEmpty();
    return cases;
  }

  private static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    if (!text.equals("[]")) {
      for (String number : text.substring(1, text.length() - 1).split(",", -1)) {
        numbers.add(number.equals("None") ? null : Integer.valueOf(number));
      }
    }
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("recorded")
  @DisplayName("Pushed and pulled")
  void asRecorded(Case recorded) {
    AsyncStream<?> stream = stream(recorded);
    assertThat(text(stream.toList())).isEqualTo(recorded.out);
    assertThat(text(Probe.pulled(stream))).isEqualTo(recorded.out);
  }

  private static AsyncStream<?> stream(Case recorded) {
    int n = recorded.argument;
    AsyncStream<Integer> a = AsyncStream.fromIterable(recorded.first);
    AsyncStream<Integer> b = AsyncStream.fromIterable(recorded.second);
    return switch (recorded.operator) {
      case "batched" -> a.windowFixed(n);
      case "pairwise" -> a.pairwise();
      case "groupby" -> a.groupAdjacentBy(x -> x);
      case "accumulate" -> a.scan(n, (x, y) -> x + value(y)).startWith(n);
      case "islice_stop" -> a.limit(n);
      case "islice_start" -> a.skip(n);
      case "takewhile" -> a.takeWhile(x -> !Objects.equals(x, n));
      case "dropwhile" -> a.dropWhile(x -> !Objects.equals(x, n));
      case "filter" -> a.filter(x -> !Objects.equals(x, n));
      case "enumerate" -> a.indexed();
      case "chain" -> a.concat(b);
      case "zip" -> a.zip(b, Pair::new);
      case "zip_longest" -> a.zipLongest(b, n, n, Pair::new);
      case "merge" -> a.mergeSorted(b, Comparator.naturalOrder());
      case "merge_key" -> a.mergeSorted(b, Comparator.comparing(x -> x / 10));
      case "repeat" -> a.repeat(n);
      case "flatten" -> a.flatMap(x -> AsyncStream.range(0, value(x)));
      case "map_add" -> a.map(x -> value(x) + n);
      default -> throw new IllegalArgumentException(recorded.operator);
    };
  }

  private static int value(Integer x) {
    return x == null ? 0 : x;
  }

  /** As Python's side writes it. */
  private static String text(Object value) {
    return switch (value) {
      case null -> "None";
      case Collection<?> many ->
          many.stream().map(ItertoolsTest::text).collect(Collectors.joining(",", "[", "]"));
      case Pair<?, ?> pair -> "[" + text(pair.first()) + "," + text(pair.second()) + "]";
      case Indexed<?> indexed -> "[" + indexed.index() + "," + text(indexed.value()) + "]";
      default -> value.toString();
    };
  }
}
