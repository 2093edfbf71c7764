package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.page.Block;
import dev.agen.benchmarks.result.Hotspot;
import dev.agen.benchmarks.result.Question;
import dev.agen.benchmarks.result.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where agen loses: every row in which it is the slower one, whatever the reason. */
final class LossSection {

  private LossSection() {}

  static List<Block> blocks(Results results, Notes notes) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Where agen loses, and why"));
    List<Row> rows = Comparison.rows(results);
    long losses = rows.stream().filter(Row::isLoss).count();
    blocks.add(
        new Block.Paragraph(
            losses
                + " of "
                + rows.size()
                + " rows have a median ratio above 1: all are listed here."));
    for (Question question : Question.all()) {
      List<Row> lost =
          rows.stream()
              .filter(row -> row.question().equals(question.id()) && row.isLoss())
              .sorted(Comparator.comparingDouble((Row row) -> row.ratio().median()).reversed())
              .toList();
      if (!lost.isEmpty()) {
        blocks.add(new Block.Heading(3, question.id() + ": why"));
        blocks.addAll(why(question, notes));
        blocks.add(table(lost));
        blocks.addAll(profile(question, results.hotspots()));
      }
    }
    return blocks;
  }

  private static List<Block> why(Question question, Notes notes) {
    List<Block> written = notes.of(question.id());
    return written.isEmpty()
        ? List.of(new Block.Paragraph("Nobody has written an explanation yet."))
        : written;
  }

  private static Block.Table table(List<Row> rows) {
    return new Block.Table(
            List.of("agen", "loses to", "parameters", "agen / peer", "range", "flags"),
            Set.of(3, 4),
            rows.stream()
                .map(row ->
                    List.of(
                        Names.of(row.ours()),
                        Names.of(row.theirs()),
                        row.paramsText(),
                        Figures.ratio(row.ratio().median()),
                        Figures.range(row.ratio()),
                        Tables.flags(row)))
                .toList())
        .withoutBlankColumns();
  }

  private static List<Block> profile(Question question, List<Hotspot> hotspots) {
    List<Hotspot> of =
        hotspots.stream().filter(spot -> spot.question().equals(question.id())).toList();
    if (of.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Block.Paragraph(
            "Profile of those: the methods most often on top of the stack in the samples of the"
                + " Flight Recorder."),
        new Block.Table(
            List.of("benchmark", "method", "samples"),
            Set.of(2),
            of.stream()
                .map(spot ->
                    List.of(
                        spot.subject(),
                        "`" + spot.method() + "`",
                        String.format(Locale.ROOT, "%.1f %%", 100 * spot.share())))
                .toList()));
  }
}
