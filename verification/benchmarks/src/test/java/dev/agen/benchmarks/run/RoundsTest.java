package dev.agen.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.fixtures.Sample;
import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.result.Results;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {

  @TempDir private Path directory;
  private final List<String> order = new ArrayList<>();
  private Store store;
  private Rounds rounds;

  @BeforeEach
  void makeStore() {
    store = new Store(directory.resolve("results.json"), new Sample().results().run());
    rounds =
        new Rounds(
            store, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
  }

  private final class Fake implements Task {
    private final String peer;
    private final int failsIn;

    Fake(String peer, int failsIn) {
      this.peer = peer;
      this.failsIn = failsIn;
    }

    @Override
    public String question() {
      return "Q1";
    }

    @Override
    public String subject() {
      return peer;
    }

    @Override
    public List<CaseId> cases() {
      return List.of(Sample.id("Q1." + peer));
    }

    @Override
    public Duration estimate() {
      return Duration.ZERO;
    }

    @Override
    public List<Measurement> measure(int round) throws MeasurementException {
      order.add(peer + round);
      if (round == failsIn) {
        throw new MeasurementException("broken\n in two");
      }
      return List.of(Measurement.of(cases().getFirst(), round, 1));
    }
  }

  private static Phase phase(Duration limit, Task... tasks) {
    return new Phase("test", List.of(tasks), 3, limit);
  }

  @Test
  void everyOtherRoundGoesBackwards() {
    rounds.run(phase(Duration.ofHours(1), new Fake("a", 0), new Fake("b", 0)));

    assertThat(order).containsExactly("a1", "b1", "b2", "a2", "a3", "b3");
    assertThat(store.results().measurements()).hasSize(6);
    assertThat(store.results().planned()).containsExactly("Q1 a", "Q1 b");
  }

  @Test
  void whatFailsIsGivenUpAndTold() {
    rounds.run(phase(Duration.ofHours(1), new Fake("a", 1), new Fake("b", 0)));

    assertThat(order).containsExactly("a1", "b1", "b2", "b3");
    assertThat(store.results().notMeasured())
        .containsExactly(NotMeasured.failed("Q1", "a", "broken in two"));
  }

  @Test
  void whatThereIsNoTimeForIsTold() {
    rounds.run(phase(Duration.ofNanos(-1), new Fake("a", 0)));

    assertThat(order).isEmpty();
    assertThat(store.results().notMeasured())
        .singleElement()
        .satisfies(missing -> assertThat(missing.failed()).isFalse());
  }

  @Test
  void eachMeasurementIsInTheFileAtOnce() throws IOException {
    store.add(List.of(Measurement.of(Sample.id("Q1.a"), 1, 5)));

    Results kept =
        dev.agen.benchmarks.result.Json.read(directory.resolve("results.json"), Results.class);
    assertThat(kept.measurements()).hasSize(1);
    assertThat(kept.run().complete()).isFalse();
  }
}
