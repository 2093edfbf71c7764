package dev.agen.shapes.world;

/** An interface with a default method, called as {@code Greeter.super.greet(…)}. */
public interface Greeter {

  /**
   * Greets.
   *
   * @param whom anything
   * @return a text
   */
  default String greet(Object whom) {
    return "hello " + Texts.of(whom);
  }
}
