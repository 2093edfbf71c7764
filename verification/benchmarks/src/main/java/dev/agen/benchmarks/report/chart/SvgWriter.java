package dev.agen.benchmarks.report.chart;

import java.util.Locale;

/** Writes the few elements of SVG that a chart needs. */
final class SvgWriter {

  private final StringBuilder out = new StringBuilder();

  SvgWriter raw(String markup) {
    out.append(markup).append('\n');
    return this;
  }

  SvgWriter element(String name, String id, String text) {
    return raw("<%s id=\"%s\">%s</%s>".formatted(name, id, Markup.escape(text), name));
  }

  SvgWriter rect(String style, double x, double y, double width, double height) {
    return raw(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
            .formatted(style, number(x), number(y), number(width), number(height)));
  }

  SvgWriter line(String style, double x1, double y1, double x2, double y2) {
    return raw(
        "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
            .formatted(style, number(x1), number(y1), number(x2), number(y2)));
  }

  SvgWriter text(String style, String anchor, double x, double y, String text) {
    return raw(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
            .formatted(style, anchor, number(x), number(y), Markup.escape(text)));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
