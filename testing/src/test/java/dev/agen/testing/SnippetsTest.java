package dev.agen.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import snippets.InterleavingsSnippets;
import snippets.ManualSchedulerSnippets;
import snippets.OperatorRulesSnippets;
import snippets.RecordedSourceSnippets;
import snippets.SequencerSnippets;
import snippets.StreamAssertionsSnippets;

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

  @Test
  @DisplayName("Interleavings: all orders of mapConcurrent")
  void all() {
    assertThat(InterleavingsSnippets.all().runs()).isGreaterThan(10);
  }

  @Test
  @DisplayName("Sequencer: two threads in one order")
  void order() throws Exception {
    assertThat(SequencerSnippets.order()).containsExactly("first", "second", "third");
  }

  @Test
  @DisplayName("StreamAssertions: what a stream yields and fails with")
  void yields() {
    StreamAssertionsSnippets.yields();
  }
}
