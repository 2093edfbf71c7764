package dev.agen.benchmarks.report.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Horizontal bars with error bars, as one SVG element that stands alone or inside of a page.
 *
 * @param id its name, unique in a page
 * @param title what it shows
 * @param axis what the axis shows
 * @param figures the heading of the column of figures
 * @param scale the axis
 * @param tick how a value is written at the axis
 * @param groups the bars
 */
public record BarChart(
    String id,
    String title,
    String axis,
    String figures,
    Scale scale,
    DoubleFunction<String> tick,
    List<BarGroup> groups) {

  private static final int WIDTH = 860;
  private static final int LABELS = 262;
  private static final int PLOT = 410;
  private static final int RIGHT = WIDTH - 14;
  private static final int TOP = 78;
  private static final int ROW = 23;
  private static final int BAR = 13;
  private static final int HEADING = 30;
  private static final int BOTTOM = 14;
  private static final int CAP = 3;

  /** Copies the groups. */
  public BarChart {
    groups = List.copyOf(groups);
  }

  /** {@return the SVG element} */
  public String render() {
    int height = TOP + bodyHeight() + BOTTOM;
    SvgWriter svg = new SvgWriter();
    svg.raw(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"agen-chart\" role=\"img\""
                + " aria-labelledby=\"%1$s-title %1$s-desc\" viewBox=\"0 0 %2$d %3$d\""
                + " width=\"%2$d\" height=\"%3$d\">")
            .formatted(id, WIDTH, height));
    svg.element("title", id + "-title", title).element("desc", id + "-desc", description());
    svg.raw(ChartStyle.CSS);
    svg.rect("back", 0, 0, WIDTH, height);
    svg.text("head", "start", 14, 26, title);
    drawAxis(svg, TOP + bodyHeight());
    int y = TOP;
    for (BarGroup group : groups) {
      if (!group.heading().isEmpty()) {
        svg.text("group", "start", 14, y + HEADING - 9, group.heading());
        y += HEADING;
      }
      for (Bar bar : group.bars()) {
        drawBar(svg, bar, y);
        y += ROW;
      }
    }
    return svg.raw("</svg>").toString();
  }

  /** {@return what the chart shows, in words: its alternative text} */
  public String description() {
    String bars =
        groups.stream()
            .map(group ->
                (group.heading().isEmpty() ? "" : group.heading() + " – ")
                    + group.bars().stream()
                        .map(bar -> bar.label() + ": " + bar.text())
                        .collect(Collectors.joining("; ")))
            .collect(Collectors.joining(". "));
    return axisTitle() + ". " + bars + ".";
  }

  private String axisTitle() {
    return scale.isLogarithmic() ? axis + ", logarithmic" : axis;
  }

  private int bodyHeight() {
    return groups.stream()
        .mapToInt(group -> (group.heading().isEmpty() ? 0 : HEADING) + ROW * group.bars().size())
        .sum();
  }

  private void drawAxis(SvgWriter svg, double bottom) {
    svg.text("note", "start", LABELS, 48, axisTitle());
    svg.text("note", "end", RIGHT, 48, figures);
    for (double value : scale.ticks()) {
      double x = x(scale.position(value));
      boolean origin = Math.abs(scale.position(value) - scale.origin()) < 1e-9;
      svg.line(origin ? "axis" : "grid", x, TOP - 8, x, bottom);
      svg.text("note", "middle", x, TOP - 13, tick.apply(value));
    }
  }

  private void drawBar(SvgWriter svg, Bar bar, double y) {
    double middle = y + ROW / 2.0;
    double origin = x(scale.origin());
    double end = x(scale.position(bar.value()));
    String style = "bar " + bar.kind().style() + (bar.unsure() ? " unsure" : "");
    svg.text(
        bar.kind() == Bar.Kind.AGEN ? "label own" : "label",
        "end",
        LABELS - 10,
        middle + 4,
        bar.label());
    svg.rect(
        style, Math.min(origin, end), middle - BAR / 2.0, Math.max(1, Math.abs(end - origin)), BAR);
    if (bar.high() > bar.low()) {
      double low = x(scale.position(bar.low()));
      double high = x(scale.position(bar.high()));
      svg.line("error", low, middle, high, middle);
      svg.line("error", low, middle - CAP, low, middle + CAP);
      svg.line("error", high, middle - CAP, high, middle + CAP);
    }
    svg.text("value", "end", RIGHT, middle + 4, bar.text() + (bar.unsure() ? " †" : ""));
  }

  private static double x(double position) {
    return LABELS + position * PLOT;
  }
}
