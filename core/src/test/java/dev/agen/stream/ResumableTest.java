package dev.agen.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.agen.AsyncStream;
import dev.agen.fixtures.Boom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sources that go on where they were")
class ResumableTest {

  private final List<Integer> opened = new ArrayList<>();

  /** 0 to 5; each opening fails after two elements. */
  private AsyncStream<Integer> source() {
    return AsyncStream.resumable(
        0,
        from -> {
          opened.add(from);
          return AsyncStream.generate(y -> {
            for (int i = from; i < 6; i++) {
              if (i == from + 2) {
                throw new Boom("at " + i);
              }
              y.yield(new At<>(i, i + 1));
            }
          });
        });
  }

  @Test
  @DisplayName("Without retry it begins at the start and fails as it is")
  void plain() {
    assertThat(source().limit(2).toList()).containsExactly(0, 1);
    assertThat(catchThrowable(() -> source().toList())).hasMessage("at 2");
    assertThat(opened).containsExactly(0, 0);
  }

  @Test
  @DisplayName("retry goes on after the last element; each run of it begins at the start")
  void resumes() {
    AsyncStream<Integer> stream = source().retry(Retry.times(9));
    assertThat(stream.toList()).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(opened).containsExactly(0, 2, 4);
    opened.clear();
    assertThat(Probe.pulled(stream)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(opened).containsExactly(0, 2, 4);
  }

  @Test
  @DisplayName("Through map, filter, peek, takeWhile; an element whose function failed comes again")
  void stages() {
    List<Integer> mapped = new ArrayList<>();
    AsyncStream<Integer> stream =
        source()
            .filter(i -> i != 1)
            .map(i -> {
              mapped.add(i);
              if (i == 3 && mapped.indexOf(3) == mapped.size() - 1) {
                throw new Boom("map");
              }
              return i * 10;
            })
            .peek(i -> {})
            .takeWhile(i -> i < 50)
            .retry(Retry.times(9));
    assertThat(stream.toList()).containsExactly(0, 20, 30, 40);
    assertThat(mapped).containsExactly(0, 2, 3, 3, 4, 5);
    assertThat(opened).containsExactly(0, 2, 3, 5);
  }

  @Test
  @DisplayName("After operators that keep something in mind it begins at the start")
  void others() {
    assertThat(source().windowFixed(2).retry(Retry.times(1)).limit(2).toList())
        .containsExactly(List.of(0, 1), List.of(0, 1));
    assertThat(source().map(i -> i).skip(1).map(i -> i).retry(Retry.times(1)).limit(2).toList())
        .containsExactly(1, 1);
    assertThat(opened).containsExactly(0, 0, 0, 0);
  }

  @Test
  @DisplayName("Failures of the function are retried; arguments")
  void failures() {
    int[] calls = new int[1];
    AsyncStream<Integer> stream =
        AsyncStream.<Integer, Integer>resumable(
                null,
                from -> {
                  if (calls[0]++ == 0) {
                    throw new Boom("open");
                  }
                  return AsyncStream.of(new At<>(from, 1));
                })
            .retry(Retry.times(1));
    assertThat(stream.toList()).containsExactly((Integer) null);
    calls[0] = 0;
    Boom boom = new Boom("open");
    assertThat(
            catchThrowable(() ->
                AsyncStream.<Integer, Integer>resumable(
                        0,
                        from -> {
                          throw boom;
                        })
                    .toList()))
        .isSameAs(boom);
    assertThat(boom.getSuppressed()[0]).hasMessage("in resumable");
    assertThatThrownBy(() -> AsyncStream.resumable(0, null)).hasMessage("open");
  }
}
