package dev.agen.benchmarks.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.fixtures.Sample;
import dev.agen.benchmarks.fixtures.Xml;
import dev.agen.benchmarks.report.page.Block;
import dev.agen.benchmarks.report.page.HtmlPage;
import dev.agen.benchmarks.report.page.MarkdownPage;
import dev.agen.benchmarks.result.CaseId;
import dev.agen.benchmarks.result.Measurement;
import dev.agen.benchmarks.result.NotMeasured;
import dev.agen.benchmarks.result.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Notes NOTES =
      Notes.parse("## Q1\nIt <switches> *threads*: `park | unpark`.");

  @TempDir private Path directory;

  private static Results results() {
    CaseId agen = Sample.id("Q1.agen_forLoop");
    Sample sample = new Sample();
    for (int round = 1; round <= 3; round++) {
      sample.with(new Measurement(agen, round, 200 + round, 24.0, List.of(), Map.of()));
    }
    return sample
        .with(Sample.id("Q1.iterator_handWritten"), 1, 1.1, 1.2)
        .with(Sample.id("Q1.jox_channel"), 1_000, 1_020, 990)
        .with(Sample.id("Q5.kotlin_sequence"), 7, 8, 9)
        .without(NotMeasured.absent("all", "Node 20", "not found on this machine"))
        .without(NotMeasured.failed("Q2", "agen_coroutine", "answers 1 instead of 2"))
        .results();
  }

  @Test
  void rendersAsItShould() throws IOException {
    String page = new MarkdownPage("benchmarks").render(Report.blocks(results(), NOTES));

    try (InputStream expected = ReportTest.class.getResourceAsStream("small.md")) {
      assertThat(page).isEqualTo(new String(expected.readAllBytes(), UTF_8));
    }
  }

  @Test
  void htmlIsWellFormedAndNeedsNothingElse() throws Exception {
    String page = HtmlPage.render(Report.TITLE, Report.blocks(results(), NOTES));

    Xml.parse(page);
    assertThat(page)
        .contains("It &lt;switches&gt; *threads*: <code>park | unpark</code>.")
        .doesNotContain("src=", "<link", "@import", "url(", "<script")
        .containsPattern("<figure>\\s*<svg");
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
  }

  @Test
  void everyLossIsListed() {
    String page = new MarkdownPage("x").render(Report.blocks(results(), NOTES));

    assertThat(page.substring(page.indexOf("Where agen loses"), page.indexOf("Not measured")))
        .contains("1 of 2 rows", "iterator, hand-written")
        .doesNotContain("Jox");
  }

  @Test
  void anInterruptedRunSaysSo() {
    Results results = new Sample().interrupted().results();

    assertThat(Report.blocks(results, NOTES))
        .contains(
            new Block.Paragraph(
                "**The run was interrupted.** What it had measured by then is here."));
  }

  @Test
  void aQuestionThatWasRenewedSaysSo() {
    Results renewed =
        results().renewed(List.of("Q5"), new Sample().with(Sample.id("Q5.x_y"), 1).results());

    assertThat(new MarkdownPage("x").render(Report.blocks(renewed, NOTES)))
        .contains("; Q5 later by `./agen bench --only Q1` on 2026-11-22T12:00Z. In ")
        .contains("## The later run of Q5");
  }

  @Test
  void filesAreWrittenSideBySide() throws Exception {
    ReportFiles.write(directory, results(), NOTES);

    Path charts = directory.resolve("benchmarks");
    assertThat(directory.resolve("benchmarks.md")).content().contains("](benchmarks/Q1-times.svg)");
    for (String chart : List.of("Q1-ratios.svg", "Q1-times.svg", "Q5-times.svg")) {
      Xml.parse(java.nio.file.Files.readString(charts.resolve(chart)));
    }
  }
}
