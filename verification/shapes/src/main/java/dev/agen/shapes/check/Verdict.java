package dev.agen.shapes.check;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * What came of one program.
 *
 * @param name the program's name
 * @param difference where the two sides differ; null if they do not
 * @param events how many events there were
 * @param bodies how many bodies agen had the choice for
 * @param compiled how many of them it compiled
 * @param refusals why it did not compile the others, each reason once
 * @param unverifiable whether the compiler of the source wrote what no JVM takes, so that neither
 *     side can run it
 */
public record Verdict(
    String name,
    Difference difference,
    int events,
    int bodies,
    int compiled,
    List<String> refusals,
    boolean unverifiable)
    implements Serializable {

  /** {@return where the two sides differ} */
  public Optional<Difference> different() {
    return Optional.ofNullable(difference);
  }
}
