package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Takes away parentheses around whole arguments. They are harmless, but javac looks at an argument
 * in parentheses once by itself and once for the method, and so at one that is nested ten times, a
 * thousand times.
 *
 * <p>Arguments are told by the name right in front of their parenthesis; keywords are printed with
 * a space in between.
 */
final class Parentheses {

  private static final int NONE = -1;

  private final String text;

  /** Where the parenthesis is closed; NONE elsewhere. */
  private final int[] close;

  /** Which parenthesis or brace something is directly in. */
  private final int[] enclosing;

  private final boolean[] dropped;

  private Parentheses(String text) {
    this.text = text;
    this.close = new int[text.length()];
    this.enclosing = new int[text.length()];
    this.dropped = new boolean[text.length()];
    match();
  }

  static List<Code> thinned(List<Code> code) {
    return code.stream().map(Parentheses::thinned).toList();
  }

  private static Code thinned(Code piece) {
    return switch (piece) {
      case Code.Line line -> Code.line(thinned(line.text()));
      case Code.Block block ->
          new Code.Block(thinned(block.open()), thinned(block.body()), thinned(block.close()));
    };
  }

  static String thinned(String text) {
    return new Parentheses(text).thinned();
  }

  private void match() {
    Arrays.fill(close, NONE);
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      enclosing[i] = open.isEmpty() ? NONE : open.peek();
      switch (c) {
        case '"', '\'' -> i = endOfLiteral(i);
        case '(', '{', '[' -> open.push(i);
        case ')', '}', ']' -> {
          if (!open.isEmpty()) {
            close[open.pop()] = i;
          }
        }
        default -> {}
      }
    }
  }

  private int endOfLiteral(int begin) {
    int i = begin + 1;
    while (text.charAt(i) != text.charAt(begin)) {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private String thinned() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '(' && close[i] != NONE && isWholeArgument(i)) {
        dropped[i] = true;
        dropped[close[i]] = true;
      }
    }
    StringBuilder thin = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (!dropped[i]) {
        thin.append(text.charAt(i));
      }
    }
    return thin.toString();
  }

  private boolean isWholeArgument(int open) {
    int around = enclosing[open];
    while (around != NONE && dropped[around]) {
      around = enclosing[around];
    }
    if (around < 1
        || text.charAt(around) != '('
        || !Character.isJavaIdentifierPart(text.charAt(around - 1))) {
      return false;
    }
    int before = neighbour(open, -1);
    int after = neighbour(close[open], 1);
    return (before == around || isComma(before)) && (after == close[around] || isComma(after));
  }

  private boolean isComma(int position) {
    return position != NONE && text.charAt(position) == ',';
  }

  private int neighbour(int position, int step) {
    int i = position + step;
    while (i >= 0 && i < text.length() && (dropped[i] || Character.isWhitespace(text.charAt(i)))) {
      i += step;
    }
    return i < 0 || i >= text.length() ? NONE : i;
  }
}
