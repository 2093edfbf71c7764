package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Some elements pass, depending on what they are")
class FilterTest {

  private static AsyncStream<Integer> someNulls() {
    return AsyncStream.of(null, 1, null, null, 2, 2, 1);
  }

  @Test
  @DisplayName("filter: those for which the predicate holds, nulls included")
  void filter() {
    assertThat(someNulls().filter(Objects::isNull).toList()).containsExactly(null, null, null);
    assertThat(Probe.pulled(someNulls().filter(Objects::nonNull))).containsExactly(1, 2, 2, 1);
  }

  @Test
  @DisplayName("filter: one element at a time, all stages")
  void filterOrder() {
    List<String> log = new ArrayList<>();
    AsyncStream.of(1, 2, 3)
        .peek(i -> log.add("before " + i))
        .filter(i -> i != 2)
        .forEach(i -> log.add("after " + i));
    assertThat(log).containsExactly("before 1", "after 1", "before 2", "before 3", "after 3");
  }

  @Test
  @DisplayName("filter: a failing predicate is noted with its element")
  void filterFails() {
    Boom boom = new Boom("p");
    AsyncStream<Integer> stream =
        AsyncStream.of(5, 6, 7)
            .filter(i -> {
              if (i == 6) {
                throw boom;
              }
              return true;
            });
    assertThat(catchThrowable(stream::toList)).isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in filter, element 1");
    Boom other = new Boom("q");
    AsyncStream<Integer> pulled =
        AsyncStream.of(5)
            .filter(i -> {
              throw other;
            });
    assertThat(catchThrowable(() -> Probe.pulled(pulled))).isSameAs(other);
    assertThat(other.getSuppressed()[0]).hasMessage("in filter, element 0");
    assertThatThrownBy(() -> AsyncStream.of(1).filter(null)).hasMessage("predicate");
  }

  @Test
  @DisplayName("distinct: the first of equal elements, anew in each run")
  void distinct() {
    AsyncStream<Integer> stream = someNulls().distinct();
    assertThat(stream.toList()).containsExactly(null, 1, 2);
    assertThat(Probe.pulled(stream)).containsExactly(null, 1, 2);
  }

  @Test
  @DisplayName("distinctUntilChanged: the first of equal neighbours")
  void distinctUntilChanged() {
    AsyncStream<Integer> stream = someNulls().distinctUntilChanged();
    assertThat(stream.toList()).containsExactly(null, 1, null, 2, 1);
    assertThat(Probe.pulled(stream)).containsExactly(null, 1, null, 2, 1);
  }
}
