package dev.agen.shapes.run;

import dev.agen.shapes.script.Script;
import java.io.Serializable;
import java.util.List;

/**
 * A compiled program and what to do with it.
 *
 * @param name how it is named to people
 * @param entry the class that is its entrance
 * @param scripts what a driver does with its body, in this order
 */
public record Job(String name, String entry, List<Script> scripts) implements Serializable {

  /** {@return how the names of the program's classes begin} */
  String prefix() {
    return entry.substring(0, entry.lastIndexOf('.') + 1);
  }
}
