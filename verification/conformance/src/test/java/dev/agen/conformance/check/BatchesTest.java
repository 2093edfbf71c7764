package dev.agen.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.agen.conformance.program.Program;
import dev.agen.conformance.run.Engine;
import dev.agen.conformance.run.Prepared;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Programs are prepared together, and come out one by one. */
class BatchesTest {

  /** Prepares three programs at a time, and remembers how many there were. */
  private static final class InThrees implements Engine {

    private final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String name() {
      return "in threes";
    }

    @Override
    public int batch() {
      return 3;
    }

    @Override
    public List<Prepared> prepare(List<Program> programs) {
      batches.add(programs.size());
      if (programs.stream().anyMatch(program -> program.name().equals("bad"))) {
        throw new IllegalStateException("bad program");
      }
      return Collections.nCopies(
          programs.size(),
          world -> {
            throw new UnsupportedOperationException();
          });
    }
  }

  private static Program named(String name) {
    return new Program(name, Map.of(), Map.of(), Map.of(), List.of());
  }

  private static Batches<Integer> batches(Engine engine, Iterator<Integer> inputs) {
    return new Batches<>(engine, 2, inputs, input -> named(input < 0 ? "bad" : "good"));
  }

  private static List<Integer> inputs(Batches<Integer> batches) {
    List<Integer> inputs = new ArrayList<>();
    batches.forEachRemaining(ready -> inputs.add(ready.input()));
    return inputs;
  }

  @Test
  void keepsTheOrderAndTheRest() {
    InThrees engine = new InThrees();
    try (Batches<Integer> batches = batches(engine, IntStream.range(0, 8).boxed().iterator())) {
      assertThat(inputs(batches)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
      assertThat(engine.batches).containsExactlyInAnyOrder(3, 3, 2);
    }
  }

  @Test
  void readsNoFurtherThanItHasTo() {
    int[] read = new int[1];
    Iterator<Integer> inputs = IntStream.iterate(0, i -> i + 1).peek(i -> read[0]++).iterator();
    try (Batches<Integer> batches = batches(new InThrees(), inputs)) {
      for (int i = 0; i < 30; i++) {
        assertThat(batches.next().input()).isEqualTo(i);
        // Three batches, and one input that the stream has ready.
        assertThat(read[0]).isLessThanOrEqualTo(i + 3 * 3 + 1);
      }
    }
  }

  @Test
  void handsOutWhatCameBeforeAFailureOfTheInputs() {
    Iterator<Integer> inputs =
        IntStream.range(0, 9)
            .mapToObj(i -> {
              if (i == 4) {
                throw new IllegalArgumentException("input 4");
              }
              return i;
            })
            .iterator();
    List<Integer> seen = new ArrayList<>();

    try (Batches<Integer> batches = batches(new InThrees(), inputs)) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> batches.forEachRemaining(ready -> seen.add(ready.input())))
          .withMessage("input 4");
    }
    assertThat(seen).containsExactly(0, 1, 2, 3);
  }

  @Test
  void saysWhatCouldNotBePrepared() {
    try (Batches<Integer> batches = batches(new InThrees(), List.of(1, 2, -3).iterator())) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(batches::hasNext)
          .havingRootCause()
          .withMessage("bad program");
    }
  }
}
