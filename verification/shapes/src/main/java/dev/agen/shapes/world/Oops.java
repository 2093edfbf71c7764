package dev.agen.shapes.world;

/** A checked exception of the drawn programs. */
public final class Oops extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message the message
   */
  public Oops(String message) {
    super(message);
  }
}
