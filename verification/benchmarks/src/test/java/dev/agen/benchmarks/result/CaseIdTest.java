package dev.agen.benchmarks.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaseIdTest {

  @Test
  void readsPeerAndVariant() {
    CaseId id =
        CaseId.parse("dev.agen.benchmarks.questions.Q1PerElement.kotlin_sequence", Map.of());

    assertThat(id).isEqualTo(new CaseId("Q1", "kotlin", "sequence", Map.of()));
    assertThat(id.key()).isEqualTo("Q1 kotlin_sequence");
  }

  @Test
  void aNestedClassAndTheThreadAreParameters() {
    CaseId id = CaseId.parse("x.Q2Await.OtherThread.agen_coroutineOnVirtual", Map.of("n", "1"));

    assertThat(id.variant()).isEqualTo("coroutine");
    assertThat(id.paramsText()).isEqualTo("n=1, part=OtherThread, thread=virtual");
    assertThat(id.isAgen()).isTrue();
  }

  @Test
  void aPeerNeedsNoVariant() {
    assertThat(CaseId.parse("Q12.agen", Map.of()).name()).isEqualTo("agen");
  }

  @Test
  void refusesOtherNames() {
    assertThatThrownBy(() -> CaseId.parse("x.Other.agen_a", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not the name of a benchmark: x.Other.agen_a");
  }

  @Test
  void agreesIfSharedParametersAreEqual() {
    CaseId shallow = new CaseId("Q4", "a", "", Map.of("depth", "1", "thread", "virtual"));

    assertThat(shallow.agreesWith(new CaseId("Q4", "b", "", Map.of("depth", "1")))).isTrue();
    assertThat(shallow.agreesWith(new CaseId("Q4", "b", "", Map.of()))).isTrue();
    assertThat(shallow.agreesWith(new CaseId("Q4", "b", "", Map.of("depth", "10")))).isFalse();
  }

  @Test
  void isOrderedByQuestionThenParametersThenAgenFirst() {
    assertThat(
            Stream.of(
                    id("Q10", "agen", "1"),
                    id("Q2", "kotlin", "10"),
                    id("Q2", "agen", "10"),
                    id("Q2", "kotlin", "9"))
                .sorted()
                .map(CaseId::key))
        .containsExactly("Q2 kotlin_x n=9", "Q2 agen_x n=10", "Q2 kotlin_x n=10", "Q10 agen_x n=1");
  }

  private static CaseId id(String question, String peer, String n) {
    return new CaseId(question, peer, "x", Map.of("n", n));
  }
}
