package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.List;

/**
 * A body as an expression.
 *
 * @param before the statements that it needs in front
 * @param open the expression, up to the pieces inside
 * @param inside the pieces; none if the expression is one line
 * @param close the rest of the expression
 */
record Made(List<Code> before, String open, List<Code> inside, String close) {

  static Made expression(String text) {
    return new Made(List.of(), text, List.of(), "");
  }

  /** {@return the statement or declaration that has this expression in it} */
  Code placed(String prefix, String suffix) {
    return inside.isEmpty()
        ? Code.line(prefix + open + close + suffix)
        : new Code.Block(prefix + open, inside, close + suffix);
  }
}
