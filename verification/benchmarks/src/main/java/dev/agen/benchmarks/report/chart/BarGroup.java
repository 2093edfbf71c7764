package dev.agen.benchmarks.report.chart;

import java.util.List;

/**
 * Bars under a heading.
 *
 * @param heading the heading; empty for none
 * @param bars the bars, from top to bottom
 */
public record BarGroup(String heading, List<Bar> bars) {

  /** Copies the bars. */
  public BarGroup {
    bars = List.copyOf(bars);
  }
}
