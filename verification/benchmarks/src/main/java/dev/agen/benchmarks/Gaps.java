package dev.agen.benchmarks;

import dev.agen.benchmarks.questions.LeftOut;
import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.result.Question;
import dev.agen.benchmarks.result.Results;
import dev.agen.benchmarks.result.Variants;
import dev.agen.benchmarks.run.Store;
import java.util.List;

/** Says what the benchmarks do not cover, as long as they do not. */
final class Gaps {

  private Gaps() {}

  /**
   * Notes the gaps.
   *
   * @param questions the questions that were asked
   * @param variants what was asked for of them
   * @param store keeps them
   */
  static void note(List<String> questions, Variants variants, Store store) {
    Results results = store.results();
    if (!variants.equals(Variants.ALL)) {
      store.add(
          NotMeasured.absent(
              NotMeasured.ALL,
              "everything else",
              "this run was asked for `" + variants.pattern() + "` only (--variants)"));
    }
    for (Question question : Question.all()) {
      List<String> planned =
          results.planned().stream().filter(key -> key.startsWith(question.id() + " ")).toList();
      if (!questions.contains(question.id())) {
        store.add(
            NotMeasured.absent(
                question.id(), question.title(), "this run was asked not to (--only)"));
      } else if (variants.equals(Variants.ALL)) {
        noteGaps(question, planned, store);
      }
    }
    LeftOut.all().stream()
        .filter(gap -> gap.question().equals(NotMeasured.ALL) || questions.contains(gap.question()))
        .forEach(store::add);
  }

  private static void noteGaps(Question question, List<String> planned, Store store) {
    if (planned.stream().noneMatch(key -> key.contains(" " + CaseId.AGEN + "_"))) {
      store.add(NotMeasured.absent(question.id(), "agen", "there is no benchmark of it yet"));
    } else if (planned.stream().noneMatch(key -> key.contains("_" + CaseId.LIMIT))) {
      store.add(
          NotMeasured.absent(
              question.id(), "hand-written", "there is no hand-written form of this work"));
    }
  }
}
