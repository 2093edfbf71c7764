package dev.agen.shapes.check;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * The first event that differs.
 *
 * @param script the number of the script
 * @param event the number of the event in it
 * @param before the events before it, oldest first
 * @param stackful what the stackful engine did
 * @param direct what the engine of agen's choice did
 */
public record Difference(int script, int event, List<String> before, String stackful, String direct)
    implements Serializable {

  private static final int CONTEXT = 6;
  private static final String HEADER = "---";
  private static final String NOTHING = "(nothing)";

  /** Finds the first difference of two traces. */
  static Optional<Difference> first(List<String> stackful, List<String> direct) {
    int script = -1;
    int event = 0;
    for (int i = 0; i < Math.max(stackful.size(), direct.size()); i++) {
      String expected = i < stackful.size() ? stackful.get(i) : NOTHING;
      String actual = i < direct.size() ? direct.get(i) : NOTHING;
      if (!expected.equals(actual)) {
        List<String> before = List.copyOf(stackful.subList(Math.max(0, i - CONTEXT), i));
        return Optional.of(new Difference(script, event, before, expected, actual));
      }
      boolean header = expected.startsWith(HEADER);
      script += header ? 1 : 0;
      event = header ? 0 : event + 1;
    }
    return Optional.empty();
  }

  /** {@return the difference for people} */
  public String text() {
    StringBuilder text = new StringBuilder("script " + script + ", event " + event + "\n");
    before.forEach(line -> text.append("           ").append(line).append('\n'));
    return text.append("  stackful ")
        .append(stackful)
        .append("\n  direct   ")
        .append(direct)
        .toString();
  }
}
