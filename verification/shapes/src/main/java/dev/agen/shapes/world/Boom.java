package dev.agen.shapes.world;

/** An error of the drawn programs. */
public final class Boom extends Error {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message the message
   */
  public Boom(String message) {
    super(message);
  }
}
