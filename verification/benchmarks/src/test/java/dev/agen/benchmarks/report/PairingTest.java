package dev.agen.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.result.CaseId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairingTest {

  private static List<String> pairs(CaseId... cases) {
    return Pairing.pairs(Arrays.asList(cases)).stream()
        .map(pair -> pair.ours().name() + " " + pair.theirs().name() + " " + pair.ours().params())
        .toList();
  }

  private static CaseId id(String name, String... params) {
    CaseId id = CaseId.parse("Q1." + name, Map.of());
    for (int i = 0; i < params.length; i += 2) {
      id = id.with(params[i], params[i + 1]);
    }
    return id;
  }

  @Test
  void theVariantOfTheSameNameComesFirst() {
    assertThat(pairs(id("agen_forLoop"), id("agen_asend"), id("node_asend")))
        .containsExactly("agen_asend node_asend {}");
  }

  @Test
  void elseThePrincipalOne() {
    assertThat(pairs(id("agen_asend"), id("agen_forLoop"), id("kotlin_sequence")))
        .containsExactly("agen_forLoop kotlin_sequence {}");
  }

  @Test
  void elseTheFirst() {
    assertThat(pairs(id("agen_b"), id("agen_a"), id("kotlin_sequence")))
        .containsExactly("agen_a kotlin_sequence {}");
  }

  @Test
  void parametersMustAgree() {
    assertThat(
            pairs(
                id("agen_forLoop", "n", "1"),
                id("agen_forLoop", "n", "8"),
                id("kotlin_flow", "n", "8")))
        .containsExactly("agen_forLoop kotlin_flow {n=8}");
  }

  @Test
  void aPeerThatDoesNotCareAboutAParameterIsPutBesideEachValue() {
    assertThat(
            pairs(
                id("agen_forLoop", "thread", "platform"),
                id("agen_forLoop", "thread", "virtual"),
                id("kotlin_flow")))
        .containsExactly(
            "agen_forLoop kotlin_flow {thread=platform}",
            "agen_forLoop kotlin_flow {thread=virtual}");
  }

  @Test
  void whatIsLeftIsPutBesideTheHandWrittenOne() {
    assertThat(pairs(id("agen_forLoop"), id("agen_asend"), id("iterator_handWritten")))
        .containsExactly(
            "agen_forLoop iterator_handWritten {}", "agen_asend iterator_handWritten {}");
  }

  @Test
  void withoutAgenThereIsNothingToCompare() {
    assertThat(pairs(id("kotlin_flow"), id("iterator_handWritten"))).isEmpty();
  }
}
