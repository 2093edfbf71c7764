package dev.agen.shapes.source;

import java.util.List;

/** A piece of a program: what a shrinker can leave out. */
public sealed interface Code {

  /**
   * A statement or declaration without pieces of its own.
   *
   * @param text its text; the lines after the first are printed further right
   */
  record Line(String text) implements Code {}

  /**
   * Something with pieces inside.
   *
   * @param open the text before them
   * @param body the pieces
   * @param close the text after them
   */
  record Block(String open, List<Code> body, String close) implements Code {

    /** Copies the pieces. */
    public Block {
      body = List.copyOf(body);
    }

    /**
     * One that ends with a brace.
     *
     * @param open the text before the pieces, without the brace
     * @param body the pieces
     */
    public Block(String open, List<Code> body) {
      this(open + " {", body, "}");
    }
  }

  /**
   * A line.
   *
   * @param text its text
   * @return the line
   */
  static Code line(String text) {
    return new Line(text);
  }
}
