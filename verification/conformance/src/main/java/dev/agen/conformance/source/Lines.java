package dev.agen.conformance.source;

/** Collects lines of Java and indents them. */
final class Lines {

  private final StringBuilder text = new StringBuilder();
  private int depth;

  void line(String line) {
    text.repeat("  ", depth).append(line).append('\n');
  }

  void blank() {
    text.append('\n');
  }

  /** Begins a block: <code>head {</code>. */
  void open(String head) {
    line(head + " {");
    depth++;
  }

  /** Ends a block and begins the next one on the same line: <code>} head {</code>. */
  void next(String head) {
    depth--;
    open("} " + head);
  }

  void close() {
    close("");
  }

  /** Ends a block, and what it was part of: <code>}tail</code>. */
  void close(String tail) {
    depth--;
    line("}" + tail);
  }

  /** Adds lines that begin at the left margin. */
  void add(Lines others) {
    others
        .text
        .toString()
        .lines()
        .forEach(line -> {
          if (line.isEmpty()) {
            blank();
          } else {
            line(line);
          }
        });
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
