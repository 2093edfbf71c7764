package dev.agen.benchmarks.report.chart;

/**
 * One bar.
 *
 * @param label what it stands for
 * @param value where it ends
 * @param low where its error bar begins
 * @param high where its error bar ends
 * @param text the figures, in words
 * @param kind its colour
 * @param unsure whether it is drawn pale
 */
public record Bar(
    String label, double value, double low, double high, String text, Kind kind, boolean unsure) {

  /** What colours a bar. */
  public enum Kind {
    /** agen's own time. */
    AGEN("agen"),
    /** The least that the work would cost. */
    LIMIT("limit"),
    /** A peer's time. */
    PEER("peer"),
    /** A ratio in which agen is the faster one. */
    WIN("win"),
    /** A ratio in which agen is the slower one. */
    LOSS("loss");

    private final String style;

    Kind(String style) {
      this.style = style;
    }

    /** {@return its CSS class} */
    String style() {
      return style;
    }
  }
}
