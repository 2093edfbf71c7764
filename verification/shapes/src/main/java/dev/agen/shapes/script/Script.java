package dev.agen.shapes.script;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a driver does with one run of a body. Afterwards the driver ends whatever still lives.
 *
 * @param coins the seed of the decisions in the body
 * @param steps what to do, in order; the rest is left out once the body has ended
 */
public record Script(long coins, List<Step> steps) implements Serializable {

  /** Needs steps. */
  public Script {
    steps = List.copyOf(steps);
  }

  /** {@return the script for people: its steps, idle / waiting, repetitions folded} */
  public String text() {
    StringBuilder text = new StringBuilder("coins " + coins + "L: ");
    for (int i = 0; i < steps.size(); ) {
      int end = i + 1;
      while (end < steps.size() && steps.get(end).equals(steps.get(i))) {
        end++;
      }
      text.append(i == 0 ? "" : ", ").append(steps.get(i));
      if (end - i > 1) {
        text.append(" (").append(end - i).append(" times)");
      }
      i = end;
    }
    return text.toString();
  }

  /**
   * Texts of several scripts.
   *
   * @param scripts the scripts
   * @return one line each
   */
  public static String text(List<Script> scripts) {
    return scripts.stream().map(Script::text).collect(Collectors.joining("\n"));
  }
}
