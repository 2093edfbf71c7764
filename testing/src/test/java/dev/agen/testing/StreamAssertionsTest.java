package dev.agen.testing;

import static dev.agen.testing.StreamAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.AsyncStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("StreamAssertions")
class StreamAssertionsTest {

  private final IOException error = new IOException("planned");

  @Test
  @DisplayName("yieldsExactly: says what came instead")
  void yieldsExactly() {
    AsyncStream<Integer> stream = RecordedSource.of(1, null).stream();
    assertThat(stream).yieldsExactly(1, null);
    assertThatThrownBy(() -> assertThat(stream).yieldsExactly(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("pushed");
    assertThatThrownBy(
            () -> assertThat(RecordedSource.of(1).failAt(1, error).stream()).yieldsExactly(1))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "pushed, the stream should end with no error, but it yielded [1] and ended with "
                + error)
        .hasCause(error);
  }

  @Test
  @DisplayName("failsWith: the same object, after the elements")
  void failsWith() {
    AsyncStream<Integer> stream = RecordedSource.of(1, 2).failAt(1, error).stream();
    assertThat(stream).failsWith(error, 1);
    IOException other = new IOException("planned");
    assertThatThrownBy(() -> assertThat(stream).failsWith(other, 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("should end with");
    assertThatThrownBy(() -> assertThat(stream).failsWith(error))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> assertThat(RecordedSource.of(1).stream()).failsWith(error, 1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ended with no error");
  }

  @Test
  @DisplayName("closesItsSources: notices one that is left open")
  void closesItsSources() {
    RecordedSource<Integer> source = RecordedSource.of(1, 2).slow();
    assertThat(source.stream().mapConcurrent(2, i -> i)).closesItsSources(source);
    RecordedSource<Integer> open = RecordedSource.of(1, 2);
    AsyncStream<Integer> wrong =
        AsyncStream.generate(y -> {
          for (int value : y.each(open.stream())) {
            y.yield(value);
          }
        });
    assertThatThrownBy(() -> assertThat(wrong).closesItsSources(open))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("left after the first element, each opened source should be closed");
  }
}
