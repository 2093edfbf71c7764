package dev.agen.shapes.script;

import java.io.Serializable;

/**
 * One step of a script.
 *
 * @param idle what to do if no operation is in flight
 * @param waiting what to do if the body waits in an await
 */
public record Step(Op idle, Op waiting) implements Serializable {
  @Override
  public String toString() {
    return idle + " / " + waiting;
  }
}
