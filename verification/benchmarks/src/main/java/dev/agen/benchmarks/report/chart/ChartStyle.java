package dev.agen.benchmarks.report.chart;

/** The colours of the charts, for light and for dark surroundings. */
final class ChartStyle {

  static final String CSS =
      """
      <style>
      .agen-chart { font: 12px system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
      .agen-chart .back { fill: #ffffff; }
      .agen-chart text { fill: #1f2328; }
      .agen-chart .head { font-size: 15px; font-weight: 600; }
      .agen-chart .group { font-size: 13px; font-weight: 600; }
      .agen-chart .note { font-size: 11px; fill: #59636e; }
      .agen-chart .value { font-variant-numeric: tabular-nums; }
      .agen-chart .own { font-weight: 600; }
      .agen-chart .grid { stroke: #d8dee4; }
      .agen-chart .axis { stroke: #59636e; }
      .agen-chart .error { stroke: #1f2328; stroke-opacity: 0.75; }
      .agen-chart .agen, .agen-chart .win { fill: #0969da; }
      .agen-chart .loss { fill: #d4702b; }
      .agen-chart .limit { fill: #6e7781; }
      .agen-chart .peer { fill: #a3b6cb; }
      .agen-chart .unsure { fill-opacity: 0.5; }
      @media (prefers-color-scheme: dark) {
        .agen-chart .back { fill: #0d1117; }
        .agen-chart text { fill: #e6edf3; }
        .agen-chart .note { fill: #9198a1; }
        .agen-chart .grid { stroke: #30363d; }
        .agen-chart .axis { stroke: #9198a1; }
        .agen-chart .error { stroke: #e6edf3; }
        .agen-chart .agen, .agen-chart .win { fill: #4493f8; }
        .agen-chart .loss { fill: #db7b3a; }
        .agen-chart .limit { fill: #8b949e; }
        .agen-chart .peer { fill: #4f6781; }
      }
      </style>\
      """;

  private ChartStyle() {}
}
