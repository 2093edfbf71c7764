package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One element becomes another, or several")
class TransformTest {

  private static AsyncStream<Integer> count(int n) {
    return AsyncStream.generate(y -> {
      for (int i = 0; i < n; i++) {
        y.yield(i);
      }
    });
  }

  @Test
  @DisplayName("map, indexed: pushed and pulled give the same")
  void mapIndexed() {
    AsyncStream<String> stream =
        count(4).map(i -> i * 2).indexed().map(x -> x.index() + ":" + x.value());
    assertThat(stream.toList()).containsExactly("0:0", "1:2", "2:4", "3:6");
    StringBuilder pulled = new StringBuilder();
    try (var run = stream.open()) {
      for (String s : run) {
        pulled.append(s).append(' ');
      }
    }
    assertThat(pulled).hasToString("0:0 1:2 2:4 3:6 ");
  }

  @Test
  @DisplayName("flatMap: sequences one after the other")
  void flatMap() {
    assertThat(count(4).flatMap(i -> count(i)).toList()).containsExactly(0, 0, 1, 0, 1, 2);
  }

  @Test
  @DisplayName("mapMulti: any number of results")
  void mapMulti() {
    assertThat(count(4).<String>mapMulti((i, results) -> repeat(i, results)).toList())
        .containsExactly("1", "2", "2", "3", "3", "3");
  }

  private static void repeat(int i, Consumer<? super String> results) {
    for (int k = 0; k < i; k++) {
      results.accept("" + i);
    }
  }

  @Test
  @DisplayName("transform: an operator of one's own")
  void transform() {
    AsyncStream<String> twice =
        count(2)
            .transform(in ->
                y -> {
                  for (int i : y.each(in)) {
                    y.yield("a" + i);
                    y.yield("b" + i);
                  }
                });
    assertThat(twice.toList()).isEqualTo(List.of("a0", "b0", "a1", "b1"));
  }

  @Test
  @DisplayName("Rule 4: the exception comes as it is, with a note of stage and element")
  void note() {
    Boom boom = new Boom("b");
    AsyncStream<Integer> failing =
        count(4)
            .map(i -> i + 1)
            .map(i -> {
              if (i == 3) {
                throw boom;
              }
              return i;
            });
    assertThat(catchThrowable(failing::toList)).isSameAs(boom);
    assertThat(boom.getSuppressed()).hasSize(1);
    assertThat(boom.getSuppressed()[0]).hasMessage("in map, element 2");
  }
}
