package dev.agen.benchmarks.report;

import dev.agen.benchmarks.report.page.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people wrote about the results: a Markdown file with a section for each question that has an
 * explanation, "## Q1", made of paragraphs and lists.
 *
 * @param sections the explanations, by question
 */
public record Notes(Map<String, List<Block>> sections) {

  private static final Pattern HEADING = Pattern.compile("## +(Q\\d+)\\b.*");

  /** Copies the sections. */
  public Notes {
    sections = Map.copyOf(sections);
  }

  /**
   * Reads notes.
   *
   * @param file the file
   * @return what it says; nothing if there is no such file
   * @throws IOException if it cannot be read
   */
  public static Notes read(Path file) throws IOException {
    return Files.exists(file) ? parse(Files.readString(file)) : new Notes(Map.of());
  }

  static Notes parse(String text) {
    Map<String, List<Block>> sections = new LinkedHashMap<>();
    List<Block> current = new ArrayList<>(); // of what comes before the first heading
    String spaced = text.replaceAll("(?m)^(#.*)$", "\n$1\n");
    for (String part : spaced.strip().split("\\n\\s*\\n", -1)) {
      String block = part.strip();
      if (block.startsWith("#")) {
        current = new ArrayList<>();
        Matcher heading = HEADING.matcher(block);
        if (heading.matches()) {
          sections.put(heading.group(1), current);
        }
      } else if (block.startsWith("- ")) {
        current.add(new Block.Bullets(items(block)));
      } else if (!block.isEmpty()) {
        current.add(new Block.Paragraph(oneLine(block)));
      }
    }
    return new Notes(sections);
  }

  private static List<String> items(String block) {
    List<String> items = new ArrayList<>();
    for (String item : block.substring(2).split("\\n- ", -1)) {
      items.add(oneLine(item));
    }
    return items;
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\n\\s*", " ");
  }

  /**
   * {@return the explanation for a question; empty if there is none}
   *
   * @param question the question
   */
  List<Block> of(String question) {
    return sections.getOrDefault(question, List.of());
  }
}
