package dev.agen.corpus.rewrite;

/** How many suspensions a body gets, and where. */
public enum Pattern {
  /** None: the machine only has to do what the method does. */
  NONE,
  /** At one call in fifty. */
  FEW_CALLS,
  /** At one call in four. */
  SOME_CALLS,
  /** At every call. */
  ALL_CALLS,
  /** Before any instruction, whatever is on the stack; at one in ten. */
  ANYWHERE;

  private static final Pattern[] ALL = values();

  static Pattern drawn(long random) {
    return ALL[(int) Long.remainderUnsigned(random, ALL.length)];
  }
}
