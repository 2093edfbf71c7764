package dev.agen.benchmarks.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.agen.AsyncStream;
import dev.agen.benchmarks.elements.AgenSums;
import dev.agen.benchmarks.pipelines.Operators;
import dev.agen.benchmarks.shared.AgenEngine;
import dev.agen.benchmarks.timers.Ticks;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every variant of every question gives the answer that is known beforehand; on a small scale. The
 * tests run with agen.engine=compiled, so that a body of agen's that is not compiled fails, too.
 */
class QuestionsAgreeTest {

  private record Question(String name, Supplier<CheckedBenchmark> make) {}

  private static List<Question> questions() {
    return Stream.of(
            Stream.of(
                new Question("Q1, one body", () -> perElement(1)),
                new Question("Q1, eight bodies", () -> perElement(8)),
                new Question("Q2, completed stage", Q2Await.CompletedStage::new),
                new Question("Q2, other thread", Q2Await.OtherThread::new),
                new Question("Q2, driven asynchronously", Q2Await.DrivenAsynchronously::new),
                new Question("Q2, chain of ten", Q2Await.ChainOfTen::new),
                new Question("Q3, create", Q3Lifecycle.Create::new),
                new Question("Q3, started", Q3Lifecycle.Started::new),
                new Question("Q3, first element", Q3Lifecycle.FirstElement::new),
                new Question("Q3, close half-way", Q3Lifecycle.CloseHalfway::new),
                new Question("Q4, one level", () -> delegation(1)),
                new Question("Q4, ten levels", () -> delegation(10)),
                new Question("Q4, passed on", QuestionsAgreeTest::passedOn),
                new Question("Q6, waiting", QuestionsAgreeTest::waiting),
                new Question("Q6, waiting, many in flight", QuestionsAgreeTest::waitingMany),
                new Question("Q6, computing", QuestionsAgreeTest::computing),
                new Question("Q6, merge", Q6Concurrency.Merge::new),
                new Question("Q7", QuestionsAgreeTest::streamsThatWait),
                new Question("Q10, ten yields", () -> largeBodies(10)),
                new Question("Q10, eighty yields", () -> largeBodies(80))),
            Arrays.stream(Operators.values())
                .map(operators -> new Question("Q5, " + operators, () -> pipelines(operators))))
        .flatMap(part -> part)
        .toList();
  }

  private static CheckedBenchmark perElement(int bodies) {
    Q1PerElement question = new Q1PerElement();
    question.bodies = bodies;
    question.each = 20;
    return question;
  }

  private static CheckedBenchmark delegation(int depth) {
    Q4Delegation question = new Q4Delegation();
    question.depth = depth;
    return question;
  }

  private static CheckedBenchmark passedOn() {
    Q4Delegation.PassedOn question = new Q4Delegation.PassedOn();
    question.depth = 10;
    return question;
  }

  private static CheckedBenchmark pipelines(Operators operators) {
    Q5Pipelines question = new Q5Pipelines();
    question.operators = operators;
    return question;
  }

  private static CheckedBenchmark waiting() {
    Q6Concurrency.Waiting question = new Q6Concurrency.Waiting();
    question.inFlight = 16;
    return question;
  }

  private static CheckedBenchmark waitingMany() {
    Q6Concurrency.WaitingMany question = new Q6Concurrency.WaitingMany();
    question.inFlight = 1_000;
    return question;
  }

  private static CheckedBenchmark computing() {
    Q6Concurrency.Computing question = new Q6Concurrency.Computing();
    question.inFlight = 16;
    return question;
  }

  private static CheckedBenchmark streamsThatWait() {
    Q7Waiting question = new Q7Waiting();
    question.ticks = new Ticks(50, 3, 2);
    return question;
  }

  private static CheckedBenchmark largeBodies(int yields) {
    Q10LargeBodies question = new Q10LargeBodies();
    question.yields = yields;
    return question;
  }

  @TestFactory
  Stream<DynamicTest> everyVariantGivesTheExpectedAnswer() {
    return questions().stream()
        .flatMap(question ->
            question.make().get().variants().stream()
                .map(variant ->
                    DynamicTest.dynamicTest(
                        question.name() + ": " + variant, () -> check(question, variant))));
  }

  private static void check(Question question, String variant) {
    CheckedBenchmark fresh = question.make().get();
    fresh.prepare();
    fresh.check(variant);
  }

  @TestFactory
  Stream<DynamicTest> everyQuestionHasALimit() {
    return questions().stream()
        .map(question ->
            DynamicTest.dynamicTest(
                question.name(),
                () ->
                    assertThat(question.make().get().variants())
                        .filteredOn(variant -> variant.endsWith("_handWritten"))
                        .hasSize(1)));
  }

  @Test
  void namesSayWhoAndHow() {
    assertThat(questions())
        .flatExtracting(question -> question.make().get().variants())
        .allMatch(variant -> variant.matches("[a-z]+_[a-z][A-Za-z]+"));
  }

  @Test
  void theTestsAllowNoBodyThatIsNotCompiled() {
    AgenEngine.check("agen_forLoop");

    assertThatThrownBy(() -> AgenEngine.check("agen_stackfulForLoop"))
        .hasMessage("agen_stackfulForLoop needs a JVM with -Dagen.engine=stackful");
  }

  @Test
  void aBodyThatIsNotCompiledIsNotTimed() {
    Q1PerElement question =
        new Q1PerElement() {
          @Override
          public long agen_forLoop() {
            return AgenSums.forLoop(
                AsyncStream.generate(y -> List.of(1, 2).forEach(value -> y.yield(value))));
          }
        };

    assertThatThrownBy(() -> question.check("agen_forLoop"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("agen_forLoop failed")
        .hasMessageContaining("AGEN004");
  }

  @Test
  void aWrongAnswerIsNotTimed() {
    Q1PerElement question =
        new Q1PerElement() {
          @Override
          protected long expected() {
            return -1;
          }
        };
    question.bodies = 1;

    assertThatThrownBy(() -> question.check("iterator_handWritten"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("iterator_handWritten answers 3996000 instead of -1");
  }
}
