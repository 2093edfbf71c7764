package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.page.Block;
import dev.agen.benchmarks.report.page.HtmlPage;
import dev.agen.benchmarks.report.page.MarkdownPage;
import dev.agen.benchmarks.result.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the report is written: benchmarks.md, and benchmarks/ with the charts and report.html. */
public final class ReportFiles {

  private static final String CHARTS = "benchmarks";

  private ReportFiles() {}

  /**
   * Writes the report; charts of an earlier one are removed.
   *
   * @param directory where to
   * @param results what was measured
   * @param notes what people wrote about it
   * @return the HTML page
   * @throws IOException if something cannot be written
   */
  public static Path write(Path directory, Results results, Notes notes) throws IOException {
    List<Block> blocks = Report.blocks(results, notes);
    Path charts = Files.createDirectories(directory.resolve(CHARTS));
    removeCharts(charts);
    for (Block block : blocks) {
      if (block instanceof Block.Figure figure) {
        Files.writeString(charts.resolve(figure.file()), figure.chart().render());
      }
    }
    Files.writeString(directory.resolve("benchmarks.md"), new MarkdownPage(CHARTS).render(blocks));
    return Files.writeString(charts.resolve("report.html"), HtmlPage.render(Report.TITLE, blocks));
  }

  private static void removeCharts(Path charts) throws IOException {
    try (Stream<Path> files = Files.list(charts)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("Q.*\\.svg")).toList()) {
        Files.delete(file);
      }
    }
  }
}
