package dev.agen.benchmarks.elements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class CopiesTest {

  @Test
  void copiesAreOfDifferentClasses() {
    List<IntFunction<Iterable<Integer>>> bodies = Copies.of(HandWritten.class, 8, true);

    assertThat(bodies).extracting(Object::getClass).doesNotHaveDuplicates().hasSize(8);
    assertThat(bodies)
        .extracting(body -> (Object) body.apply(1).iterator().getClass())
        .doesNotHaveDuplicates();
  }

  @Test
  void withoutCopiesThereIsOneBody() {
    assertThat(Copies.of(HandWritten.class, 8, false))
        .hasSize(8)
        .extracting(Object::getClass)
        .containsOnly(HandWritten.class);
  }
}
