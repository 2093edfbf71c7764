package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.page.Block;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.result.Results;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was not measured, and why. */
final class MissingSection {

  private static final Comparator<Reason> REASONS =
      Comparator.comparing(Reason::question).thenComparing(Reason::why);

  private MissingSection() {}

  private record Reason(String question, String why) {}

  static List<Block> blocks(Results results) {
    Map<Reason, List<String>> reasons = new TreeMap<>(REASONS);
    for (NotMeasured missing : results.notMeasured()) {
      String why = (missing.failed() ? "failed: " : "") + missing.reason();
      reasons
          .computeIfAbsent(new Reason(missing.question(), why), reason -> new ArrayList<>())
          .add(missing.subject());
    }
    List<List<String>> cells = new ArrayList<>();
    reasons.forEach((reason, what) ->
        cells.add(
            List.of(
                reason.question(),
                what.stream().distinct().sorted().collect(Collectors.joining("; ")),
                reason.why())));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(2, "Not measured"));
    blocks.add(
        cells.isEmpty()
            ? new Block.Paragraph("Everything was measured.")
            : new Block.Table(List.of("question", "what", "why"), Set.of(), cells));
    return blocks;
  }
}
