package dev.agen.shapes.source;

import java.util.List;

/** Prints programs, indented. */
public final class Printer {

  private final StringBuilder text = new StringBuilder();

  private Printer() {}

  /**
   * Prints pieces.
   *
   * @param pieces the pieces
   * @return the program's text
   */
  public static String print(List<Code> pieces) {
    Printer printer = new Printer();
    printer.all(pieces, 0);
    return printer.text.toString();
  }

  private void all(List<Code> pieces, int indentation) {
    for (Code piece : pieces) {
      switch (piece) {
        case Code.Line line -> line(line.text(), indentation);
        case Code.Block block -> {
          line(block.open(), indentation);
          all(block.body(), indentation + 1);
          line(block.close(), indentation);
        }
      }
    }
  }

  private void line(String line, int indentation) {
    int depth = indentation;
    for (String part : line.split("\n", -1)) {
      text.append("  ".repeat(depth)).append(part).append('\n');
      depth = indentation + 2;
    }
  }
}
