package dev.agen.conformance.source;

import dev.agen.conformance.program.Value;
import java.util.Optional;

/** Constants as Java writes them. */
final class Literals {

  /** Longer strings are not written into class files. */
  private static final int LONGEST = 1_000;

  private Literals() {}

  /** A value; none if it takes more than a constant. */
  static Optional<String> of(Value value) {
    return value instanceof Value.Plain(Object object) ? ofObject(object) : Optional.empty();
  }

  private static Optional<String> ofObject(Object object) {
    return switch (object) {
      case null -> Optional.of("null");
      case Integer number -> Optional.of(number.toString());
      case String text when text.length() <= LONGEST -> Optional.of(of(text));
      default -> Optional.empty();
    };
  }

  /** A string. */
  static String of(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c >= ' ' && c <= '~') {
        literal.append(c);
      } else if (c < ' ') {
        // An octal escape: javac reads a Unicode escape before it looks for the end of the line.
        literal.append('\\').append("%03o".formatted((int) c));
      } else {
        literal.append("\\u").append("%04x".formatted((int) c));
      }
    }
    return literal.append('"').toString();
  }
}
