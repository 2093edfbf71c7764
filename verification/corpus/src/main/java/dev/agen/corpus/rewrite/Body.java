package dev.agen.corpus.rewrite;

/**
 * A body that was made of a method.
 *
 * @param owner the class of both
 * @param name of both
 * @param original the descriptor of the method
 * @param descriptor of the body
 * @param pattern how it was made
 * @param points how many suspensions it has
 */
public record Body(
    String owner, String name, String original, String descriptor, Pattern pattern, int points) {

  @Override
  public String toString() {
    return owner + "." + name + original + " (" + pattern + ", " + points + " points)";
  }
}
