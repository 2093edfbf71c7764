package dev.agen.benchmarks.report.page;

import dev.agen.benchmarks.report.chart.Markup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a page as one HTML file that needs nothing else: its charts are inside. */
public final class HtmlPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --text: #1f2328; --back: #ffffff; --soft: #59636e;
        --line: #d8dee4; --stripe: #f6f8fa; --link: #0969da; }
      @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --back: #0d1117;
        --soft: #9198a1; --line: #30363d; --stripe: #151b23; --link: #4493f8; } }
      body { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
        color: var(--text); background: var(--back); max-width: 72rem; margin: 2rem auto;
        padding: 0 1rem; }
      h1, h2, h3 { line-height: 1.25; margin: 2.2rem 0 0.8rem; }
      h1 { margin-top: 0; }
      h2 { border-bottom: 1px solid var(--line); padding-bottom: 0.3rem; }
      a { color: var(--link); }
      code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.875em; }
      code, pre { background: var(--stripe); border-radius: 4px; }
      code { padding: 0.1em 0.3em; }
      pre { padding: 0.8rem 1rem; overflow-x: auto; }
      .wide { overflow-x: auto; margin: 1rem 0; }
      table { border-collapse: collapse; font-size: 0.875rem; }
      th, td { padding: 0.3rem 0.7rem; border-bottom: 1px solid var(--line); text-align: left;
        vertical-align: top; }
      th { color: var(--soft); font-weight: 600; white-space: nowrap; }
      .figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
      .figures td { white-space: nowrap; }
      tbody tr:nth-child(even) { background: var(--stripe); }
      figure { margin: 1.2rem 0; overflow-x: auto; border: 1px solid var(--line);
        border-radius: 6px; }
      figure svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
      """;

  private HtmlPage() {}

  /**
   * {@return the page}
   *
   * @param title its title
   * @param blocks its parts
   */
  public static String render(String title, List<Block> blocks) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>%s</title>
    <style>
    %s</style>
    </head>
    <body>
    %s
    </body>
    </html>
    """
        .formatted(
            Markup.escape(title),
            STYLE,
            blocks.stream().map(HtmlPage::render).collect(Collectors.joining("\n")));
  }

  private static String render(Block block) {
    return switch (block) {
      case Block.Heading heading ->
          "<h%1$d id=\"%2$s\">%3$s</h%1$d>"
              .formatted(heading.level(), anchor(heading.text()), Inline.html(heading.text()));
      case Block.Paragraph paragraph -> "<p>" + Inline.html(paragraph.text()) + "</p>";
      case Block.Bullets bullets ->
          bullets.items().stream()
              .map(item -> "<li>" + Inline.html(item) + "</li>")
              .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
      case Block.Code code -> "<pre>" + Markup.escape(code.text()) + "</pre>";
      case Block.Table table -> table(table);
      case Block.Figure figure -> "<figure>\n" + figure.chart().render() + "</figure>";
    };
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String table(Block.Table table) {
    String rows =
        table.rows().stream().map(row -> row(table, row, "td")).collect(Collectors.joining("\n"));
    return "<div class=\"wide\"><table%s>\n<thead>%s</thead>\n<tbody>\n%s\n</tbody></table></div>"
        .formatted(
            table.numeric().isEmpty() ? "" : " class=\"figures\"",
            row(table, table.head(), "th"),
            rows);
  }

  private static String row(Block.Table table, List<String> cells, String element) {
    return IntStream.range(0, cells.size())
        .mapToObj(column ->
            "<%1$s%2$s>%3$s</%1$s>"
                .formatted(
                    element,
                    table.numeric().contains(column) ? " class=\"figure\"" : "",
                    Inline.html(cells.get(column))))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }
}
