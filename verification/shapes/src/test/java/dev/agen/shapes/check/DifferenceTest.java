package dev.agen.shapes.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The first difference of two traces. */
class DifferenceTest {

  @Test
  void equalTracesHaveNone() {
    assertThat(Difference.first(List.of("--- script 0", "a"), List.of("--- script 0", "a")))
        .isEmpty();
  }

  @Test
  void itIsFoundInItsScript() {
    List<String> expected = List.of("--- script 0", "a", "--- script 1", "b", "c");
    List<String> actual = List.of("--- script 0", "a", "--- script 1", "b", "d");
    Difference difference = Difference.first(expected, actual).orElseThrow();
    assertThat(difference.script()).isEqualTo(1);
    assertThat(difference.event()).isEqualTo(1);
    assertThat(difference.text()).contains("stackful c", "direct   d");
  }

  @Test
  void aShorterTraceDiffers() {
    assertThat(Difference.first(List.of("a", "b"), List.of("a")).orElseThrow().direct())
        .isEqualTo("(nothing)");
    assertThat(Difference.first(List.of("a"), List.of("a", "b")).orElseThrow().stackful())
        .isEqualTo("(nothing)");
  }
}
