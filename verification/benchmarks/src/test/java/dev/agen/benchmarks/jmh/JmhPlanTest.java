package dev.agen.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.result.CaseId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JmhPlanTest {

  private static final Map<String, String[]> PARAMS =
      Map.of("depth", new String[] {"1", "10"}, "bodies", new String[] {"1", "8"});

  @Test
  void allCombinationsOfParameters() {
    assertThat(JmhPlan.combinations(PARAMS, false))
        .containsExactly(
            Map.of("bodies", "1", "depth", "1"),
            Map.of("bodies", "1", "depth", "10"),
            Map.of("bodies", "8", "depth", "1"),
            Map.of("bodies", "8", "depth", "10"));
  }

  @Test
  void aSmokeRunTakesTheFirstValues() {
    assertThat(JmhPlan.combinations(PARAMS, true))
        .containsExactly(Map.of("bodies", "1", "depth", "1"));
  }

  @Test
  void aBenchmarkWithoutParametersIsOneCase() {
    assertThat(JmhPlan.combinations(Map.of(), false)).containsExactly(Map.of());
  }

  @Test
  void aTwinOnAVirtualThreadMakesTheOtherOneAPlatformThreads() {
    List<JmhPlan.Entry> entries =
        Stream.of("Q1.agen_aOnVirtual", "Q1.agen_a", "Q1.kotlin_b").map(EntryName::parse).toList();

    assertThat(JmhPlan.sorted(entries))
        .extracting(entry -> entry.id().key())
        .containsExactly("Q1 kotlin_b", "Q1 agen_a thread=platform", "Q1 agen_a thread=virtual");
  }

  @Test
  void anEntryGoesThroughTheArgumentsOfAProcess() {
    JmhPlan.Entry entry =
        JmhPlan.sorted(
                List.of(
                    EntryName.parse("Q4.agen_a|depth=10"),
                    EntryName.parse("Q4.agen_aOnVirtual|depth=10")))
            .getFirst();

    JmhPlan.Entry copy = EntryName.parse(EntryName.of(entry));

    assertThat(copy).isEqualTo(entry);
    assertThat(copy.id().key()).isEqualTo("Q4 agen_a depth=10, thread=platform");
    assertThat(copy.params()).isEqualTo(Map.of("depth", "10"));
  }

  @Test
  void theQuestionsHaveBenchmarks() {
    assertThat(JmhPlan.of("Q1", true))
        .extracting(JmhPlan.Entry::id)
        .anyMatch(CaseId::isAgen)
        .anyMatch(CaseId::isLimit);
  }
}
