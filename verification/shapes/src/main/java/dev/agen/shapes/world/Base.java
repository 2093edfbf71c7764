package dev.agen.shapes.world;

/** A superclass in another package, with members that only subclasses see. */
public abstract class Base implements Cloneable {

  /** Protected, and inherited from another package. */
  protected int level;

  /** The same with two slots. */
  protected long wideLevel = 40L;

  /** The same with a reference. */
  protected String title = "base";

  /**
   * Protected constructor.
   *
   * @param level the level
   */
  protected Base(int level) {
    this.level = level;
  }

  /**
   * Overridden by some, and called through {@code super}.
   *
   * @param what anything
   * @return a text
   */
  protected String describe(Object what) {
    return "base of " + Texts.of(what) + " at " + level;
  }

  /**
   * Never overridden.
   *
   * @param by how much
   * @return the level afterwards
   */
  protected final int raise(int by) {
    level += by;
    return level;
  }

  /**
   * Protected and static.
   *
   * @param value a number
   * @return the double of it
   */
  protected static long twice(long value) {
    return value * 2;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Through {@code super} it is {@code Object.clone()} in the end.
   */
  @Override
  protected Base clone() {
    try {
      return (Base) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * {@return the level of a copy}
   *
   * @param by how far the original moves on
   */
  protected int levelOfCopy(int by) {
    Base copy = clone();
    level += by;
    return copy.level;
  }
}
