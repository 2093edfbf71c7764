package dev.agen.conformance.run;

/**
 * How a block ended, other than by an exception.
 *
 * @param how the way
 * @param value what was returned; null unless by {@code return}
 */
record Completion(How how, Object value) {

  /** It ran off its end. */
  static final Completion NORMAL = new Completion(How.NORMAL, null);

  /** By {@code break}. */
  static final Completion BREAK = new Completion(How.BREAK, null);

  /** By {@code continue}. */
  static final Completion CONTINUE = new Completion(How.CONTINUE, null);

  /** The ways to end. */
  enum How {
    NORMAL,
    BREAK,
    CONTINUE,
    RETURN
  }

  /** By {@code return}. */
  static Completion returned(Object value) {
    return new Completion(How.RETURN, value);
  }

  boolean isNormal() {
    return how == How.NORMAL;
  }

  boolean isReturn() {
    return how == How.RETURN;
  }

  /** Whether a loop ends if its body ends like this. */
  boolean endsLoop() {
    return how == How.BREAK || how == How.RETURN;
  }

  /** How a loop ends that was ended by this. */
  Completion ofLoop() {
    return how == How.BREAK ? NORMAL : this;
  }
}
