package dev.agen.benchmarks.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {

  @Test
  void tablesAlignFiguresAndEscapeBars() {
    Block.Table table =
        new Block.Table(List.of("what", "time"), Set.of(1), List.of(List.of("a | b", "1 ns")));

    assertThat(new MarkdownPage("charts").render(List.of(table)))
        .isEqualTo("| what | time |\n| --- | ---: |\n| a \\| b | 1 ns |\n");
  }

  @Test
  void blankColumnsAreLeftOut() {
    Block.Table table =
        new Block.Table(
            List.of("a", "b", "c", "d"),
            Set.of(2, 3),
            List.of(List.of("1", "–", "", "4"), List.of("1", "", "3", "–")));

    assertThat(table.withoutBlankColumns())
        .isEqualTo(
            new Block.Table(
                List.of("a", "c", "d"),
                Set.of(1, 2),
                List.of(List.of("1", "", "4"), List.of("1", "3", "–"))));
  }
}
