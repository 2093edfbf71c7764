package dev.agen.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import snippets.ManualSchedulerSnippets;
import snippets.OperatorRulesSnippets;
import snippets.RecordedSourceSnippets;

@DisplayName("What the Javadoc shows works")
class SnippetsTest {

  @Test
  @DisplayName("ManualScheduler: an hour passes in no time")
  void virtualTime() {
    assertThat(ManualSchedulerSnippets.virtualTime()).containsExactly("first", "an hour later");
  }

  @Test
  @DisplayName("RecordedSource: leaving early closes")
  void closed() {
    RecordedSourceSnippets.closed();
  }

  @Test
  @DisplayName("OperatorRules: an operator of one's own")
  void inherit() {
    OperatorRules rules = new OperatorRulesSnippets.MyOperatorsTest();
    assertThat(Verdict.failures(rules.rules())).isEmpty();
    assertThat(rules.rules()).hasSize(2);
  }
}
