package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.page.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Shows what {@code Footprint} printed: a list of objects for each of two questions. */
final class FootprintSection {

  private static final Map<String, String> PARTS =
      Map.of("Q3", "suspendedGenerators", "Q7", "streamsThatWait");

  private FootprintSection() {}

  /** The part of it that belongs to a question; nothing if there is none. */
  static List<Block> blocks(String question, JsonNode footprint) {
    String part = PARTS.get(question);
    return part == null || !footprint.path(part).isArray()
        ? List.of()
        : List.of(
            new Block.Paragraph("Memory (" + Names.words(part) + "):"),
            table(footprint.path(part)));
  }

  private static Block.Table table(JsonNode rows) {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.propertyNames()));
    List<List<String>> cells = new ArrayList<>();
    Set<Integer> numeric = new LinkedHashSet<>();
    for (JsonNode row : rows) {
      List<String> line = new ArrayList<>();
      for (String name : names) {
        if (row.path(name).isNumber()) {
          numeric.add(line.size());
        }
        line.add(text(row.path(name)));
      }
      cells.add(line);
    }
    return new Block.Table(names.stream().map(Names::words).toList(), numeric, cells);
  }

  private static String text(JsonNode value) {
    if (value.isNumber()) {
      double number = value.asDouble();
      return number == Math.rint(number) ? String.valueOf((long) number) : Figures.digits(number);
    }
    return value.isString() ? Names.ofCase(value.asString()) : value.toString();
  }
}
