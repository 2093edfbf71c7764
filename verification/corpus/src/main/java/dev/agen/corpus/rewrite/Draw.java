package dev.agen.corpus.rewrite;

/**
 * Chooses places, by a seed: the same seed chooses the same places in the same method, whatever
 * else is looked at.
 */
public final class Draw {

  private static final Kind[] AT_CALLS = Kind.values();

  private final long seed;
  private final Pattern fixed;

  /**
   * Draws patterns, too.
   *
   * @param seed any number
   */
  public Draw(long seed) {
    this(seed, null);
  }

  private Draw(long seed, Pattern fixed) {
    this.seed = seed;
    this.fixed = fixed;
  }

  /**
   * Gives the pattern instead of drawing it.
   *
   * @param pattern for all methods
   * @return another draw of the same seed
   */
  public Draw with(Pattern pattern) {
    return new Draw(seed, pattern);
  }

  /**
   * Gives a number for a name.
   *
   * @param name of a class, or of a method and its class
   * @return the same number for the same name and seed
   */
  public long of(String name) {
    long hash = seed;
    for (int i = 0; i < name.length(); i++) {
      hash = 31 * hash + name.charAt(i);
    }
    return mix(hash);
  }

  /**
   * Draws a pattern for a method.
   *
   * @param method its class, name and descriptor
   * @return the pattern
   */
  Pattern pattern(String method) {
    return fixed == null ? Pattern.drawn(of(method) >>> 8) : fixed;
  }

  /**
   * Draws for one place.
   *
   * @param method the number of the method
   * @param pattern of the method
   * @param index of the instruction
   * @param isCall whether it is a call
   * @return what to put in; null for nothing
   */
  Kind at(long method, Pattern pattern, int index, boolean isCall) {
    long random = mix(method + index);
    boolean chosen =
        switch (pattern) {
          case NONE -> false;
          case FEW_CALLS -> isCall && Long.remainderUnsigned(random, 50) == 0;
          case SOME_CALLS -> isCall && Long.remainderUnsigned(random, 4) == 0;
          case ALL_CALLS -> isCall;
          case ANYWHERE -> Long.remainderUnsigned(random, 10) == 0;
        };
    if (!chosen) {
      return null;
    }
    return isCall ? AT_CALLS[(int) (random >>> 60) & 3] : Kind.YIELD_BEFORE;
  }

  /** Spreads what little differs over all bits (David Stafford's Mix13). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
