package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.page.Block;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.result.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What was not measured, and why. */
final class MissingSection {

  private MissingSection() {}

  static List<Block> blocks(Results results) {
    List<List<String>> cells =
        results.notMeasured().stream()
            .distinct()
            .sorted(Comparator.comparing(NotMeasured::question).thenComparing(NotMeasured::subject))
            .map(missing ->
                List.of(
                    missing.question(),
                    missing.subject(),
                    (missing.failed() ? "failed: " : "") + missing.reason()))
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Not measured"));
    blocks.add(
        cells.isEmpty()
            ? new Block.Paragraph("Everything was measured.")
            : new Block.Table(List.of("question", "what", "why"), Set.of(), cells));
    return blocks;
  }
}
