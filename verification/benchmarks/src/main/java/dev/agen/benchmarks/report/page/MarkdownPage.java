package dev.agen.benchmarks.report.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a page as Markdown, with its charts in files of their own. */
public final class MarkdownPage {

  private final String charts;

  /**
   * Makes a writer.
   *
   * @param charts the directory of the charts, as seen from the page
   */
  public MarkdownPage(String charts) {
    this.charts = charts;
  }

  /**
   * {@return the page}
   *
   * @param blocks its parts
   */
  public String render(List<Block> blocks) {
    return blocks.stream().map(this::render).collect(Collectors.joining("\n\n", "", "\n"));
  }

  private String render(Block block) {
    return switch (block) {
      case Block.Heading heading -> "#".repeat(heading.level()) + " " + heading.text();
      case Block.Paragraph paragraph -> paragraph.text();
      case Block.Bullets bullets ->
          bullets.items().stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
      case Block.Code code -> "```\n" + code.text() + "\n```";
      case Block.Table table -> table(table);
      case Block.Figure figure ->
          "![%s](%s/%s)".formatted(alternative(figure), charts, figure.file());
    };
  }

  private static String alternative(Block.Figure figure) {
    return (figure.chart().title() + ". " + figure.chart().description())
        .replaceAll("[\\[\\]]", "")
        .replace('\n', ' ');
  }

  private static String table(Block.Table table) {
    String head = row(table.head());
    String rule =
        IntStream.range(0, table.head().size())
            .mapToObj(column -> table.numeric().contains(column) ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |"));
    String rows = table.rows().stream().map(MarkdownPage::row).collect(Collectors.joining("\n"));
    return String.join("\n", head, rule, rows);
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |"));
  }
}
