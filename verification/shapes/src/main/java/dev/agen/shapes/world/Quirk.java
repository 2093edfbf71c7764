package dev.agen.shapes.world;

/** An unchecked exception of the drawn programs. */
public final class Quirk extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message the message
   */
  public Quirk(String message) {
    super(message);
  }
}
