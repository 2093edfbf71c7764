package dev.agen.conformance.shrink;

import java.util.Iterator;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves out of a program whatever is not needed for it to show its fault. */
public final class Shrinker {

  private final Predicate<? super JsonNode> faulty;

  /**
   * Makes one.
   *
   * @param faulty whether a program shows the fault; must refuse programs that are none
   */
  public Shrinker(Predicate<? super JsonNode> faulty) {
    this.faulty = faulty;
  }

  /**
   * Shrinks a program until no single deletion keeps the fault.
   *
   * @param program a faulty program
   * @return a faulty program, usually much smaller
   */
  public JsonNode shrink(JsonNode program) {
    ObjectNode current = (ObjectNode) program.deepCopy();
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      Iterator<ObjectNode> candidates = Candidates.of(current).iterator();
      while (!smaller && candidates.hasNext()) {
        ObjectNode candidate = candidates.next();
        if (faulty.test(candidate)) {
          current = candidate;
          smaller = true;
        }
      }
    }
    return current;
  }
}
