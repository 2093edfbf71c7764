package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.page.Block;
import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Question;
import dev.agen.benchmarks.result.Results;
import java.util.ArrayList;
import java.util.List;

/** What was found out about one question. */
final class QuestionSection {

  private QuestionSection() {}

  static List<Block> blocks(Question question, Results results) {
    List<CaseId> cases = results.cases().filter(id -> id.question().equals(question.id())).toList();
    List<Row> rows = Comparison.rows(results, question.id());
    List<CaseId> alone =
        cases.stream().filter(id -> rows.stream().noneMatch(row -> isIn(row, id))).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, question.id() + ". " + question.title()));
    blocks.add(new Block.Paragraph(question.asks() + " Times are per " + question.per() + "."));
    if (!rows.isEmpty()) {
      blocks.add(new Block.Figure(Charts.ratios(question, rows)));
      blocks.add(new Block.Figure(Charts.times(question, rows, results)));
      blocks.add(Tables.comparison(rows));
    }
    if (!alone.isEmpty()) {
      blocks.add(new Block.Paragraph("Without a counterpart:"));
      if (rows.isEmpty()) {
        blocks.add(new Block.Figure(Charts.timesAlone(question, alone, results)));
      }
      blocks.add(Tables.alone(alone, results));
    }
    if (hasExtras(cases, results)) {
      blocks.add(new Block.Paragraph("Other figures, medians of the rounds:"));
      blocks.add(Tables.extras(cases, results));
    }
    if (results.footprint() != null) {
      blocks.addAll(FootprintSection.blocks(question.id(), results.footprint()));
    }
    return blocks;
  }

  private static boolean isIn(Row row, CaseId id) {
    return row.ours().equals(id) || row.theirs().equals(id);
  }

  private static boolean hasExtras(List<CaseId> cases, Results results) {
    return cases.stream()
        .flatMap(id -> results.of(id).stream())
        .anyMatch(measurement -> !measurement.extras().isEmpty());
  }
}
