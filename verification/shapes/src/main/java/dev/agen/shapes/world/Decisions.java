package dev.agen.shapes.world;

/** What is decided outside of a program: equal runs get equal answers. */
abstract class Decisions {

  private static final int FUEL = 150;

  private long state;
  private int fuel = FUEL;

  Decisions(long seed) {
    this.state = seed;
  }

  /** {@return true in one of {@code times} calls} That has to be a power of two. */
  private boolean one(int times) {
    state = state * 6364136223846793005L + 1442695040888963407L;
    return (state >>> 40 & (times - 1)) == 0;
  }

  /** {@return the next decision} */
  public boolean coin() {
    return one(2);
  }

  /** {@return true in every fourth call or so} */
  boolean sometimes() {
    return one(4);
  }

  /** {@return true in every eighth call or so} */
  public boolean rarely() {
    return one(8);
  }

  /** {@return true some times, then false for ever} */
  public boolean more() {
    return fuel-- > 0;
  }

  /** Lets {@link #more()} be false from now on. */
  public void endSoon() {
    fuel = 0;
  }
}
