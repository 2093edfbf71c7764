package dev.agen.benchmarks.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.fixtures.Xml;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BarChartTest {

  private static final BarChart CHART =
      new BarChart(
          "Q1-times",
          "Time & <cost>",
          "time",
          "median",
          Scale.forAmounts(5, 1_000),
          value -> value + " ns",
          List.of(
              new BarGroup("n=1", List.of(bar("agen", 100, 80, 120), bar("a \"peer\"", 5, 5, 5))),
              new BarGroup("", List.of(bar("other", 1_000, 900, 1_000)))));

  private static Bar bar(String label, double value, double low, double high) {
    return new Bar(label, value, low, high, value + " ns", Bar.Kind.PEER, low < 100 && high > 100);
  }

  @Test
  void isWellFormedAndSaysWhatItShows() throws Exception {
    Document svg = Xml.parse(CHART.render());

    Element root = svg.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("svg");
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(text(svg, "title")).isEqualTo("Time & <cost>");
    assertThat(text(svg, "desc"))
        .isEqualTo(
            "time, logarithmic. n=1 – agen: 100.0 ns; a \"peer\": 5.0 ns. other: 1000.0 ns.");
  }

  @Test
  void longerTimesHaveLongerBars() throws Exception {
    NodeList bars = Xml.parse(CHART.render()).getElementsByTagName("rect");

    double[] widths =
        IntStream.range(1, bars.getLength()) // the first one is the background
            .mapToDouble(i -> Double.parseDouble(((Element) bars.item(i)).getAttribute("width")))
            .toArray();
    assertThat(widths).hasSize(3);
    assertThat(widths[1]).isLessThan(widths[0]);
    assertThat(widths[0]).isLessThan(widths[2]);
  }

  @Test
  void onlyARangeHasAnErrorBar() {
    assertThat(CHART.render().split("class=\"error\"", -1)).hasSize(1 + 2 * 3);
  }

  @Test
  void nothingIsDrawnOutside() throws Exception {
    Document svg = Xml.parse(CHART.render());
    double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
    double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));

    NodeList texts = svg.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      assertThat(Double.parseDouble(text.getAttribute("x"))).isBetween(0.0, width);
      assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, height);
    }
  }

  private static String text(Document svg, String element) {
    return svg.getElementsByTagName(element).item(0).getTextContent();
  }
}
