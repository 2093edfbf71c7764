package dev.agen.benchmarks.report.page;

import dev.agen.benchmarks.report.chart.BarChart;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A part of a page. Texts are inline Markdown with {@code `code`}, {@code **strong**} and {@code
 * [links](…)}, and nothing else.
 */
public sealed interface Block {

  /**
   * A heading.
   *
   * @param level from 1
   * @param text the heading
   */
  record Heading(int level, String text) implements Block {}

  /**
   * A paragraph.
   *
   * @param text the text
   */
  record Paragraph(String text) implements Block {}

  /**
   * A list.
   *
   * @param items what is listed
   */
  record Bullets(List<String> items) implements Block {
    /** Copies the items. */
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /**
   * A table.
   *
   * @param head the heads of the columns
   * @param numeric the indices of the columns with figures
   * @param rows the cells
   */
  record Table(List<String> head, Set<Integer> numeric, List<List<String>> rows) implements Block {
    /** Copies the cells. */
    public Table {
      head = List.copyOf(head);
      numeric = Set.copyOf(numeric);
      rows = rows.stream().map(List::copyOf).toList();
    }

    /** {@return this without the columns that are blank, or "–", in all rows} */
    public Table withoutBlankColumns() {
      List<Integer> kept =
          IntStream.range(0, head.size())
              .filter(column -> rows.stream().anyMatch(row -> !isBlank(row.get(column))))
              .boxed()
              .toList();
      Set<Integer> figures =
          IntStream.range(0, kept.size())
              .filter(index -> numeric.contains(kept.get(index)))
              .boxed()
              .collect(Collectors.toSet());
      return new Table(
          choose(head, kept), figures, rows.stream().map(row -> choose(row, kept)).toList());
    }

    private static boolean isBlank(String cell) {
      return cell.isEmpty() || cell.equals("–");
    }

    private static List<String> choose(List<String> cells, List<Integer> kept) {
      return kept.stream().map(cells::get).toList();
    }
  }

  /**
   * Lines as they are.
   *
   * @param text the lines
   */
  record Code(String text) implements Block {}

  /**
   * A chart.
   *
   * @param chart the chart
   */
  record Figure(BarChart chart) implements Block {
    /** {@return the name of its file} */
    public String file() {
      return chart.id() + ".svg";
    }
  }
}
