package dev.agen.benchmarks.report.page;

import dev.agen.benchmarks.report.chart.Markup;

/** Inline Markdown as HTML: code, strong, links. */
final class Inline {

  private Inline() {}

  /**
   * {@return the text as HTML}
   *
   * @param text inline Markdown
   */
  static String html(String text) {
    return Markup.escape(text)
        .replaceAll("`([^`]+)`", "<code>$1</code>")
        .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>")
        .replaceAll("\\[([^\\]]+)\\]\\(([^)\\s]+)\\)", "<a href=\"$2\">$1</a>");
  }
}
