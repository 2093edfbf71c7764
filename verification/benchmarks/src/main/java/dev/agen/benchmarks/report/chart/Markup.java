package dev.agen.benchmarks.report.chart;

/** Text inside of XML and HTML. */
public final class Markup {

  private Markup() {}

  /**
   * {@return text with everything escaped that means something in markup}
   *
   * @param text any text
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
