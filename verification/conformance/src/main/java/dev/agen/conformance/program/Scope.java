package dev.agen.conformance.program;

/**
 * What the statements of a block may do.
 *
 * @param generator whether they may yield
 * @param loop whether they may break and continue
 * @param handler whether they may raise again
 */
record Scope(boolean generator, boolean loop, boolean handler) {

  static Scope ofGenerator() {
    return new Scope(true, false, false);
  }

  static Scope ofCoroutine() {
    return new Scope(false, false, false);
  }

  Scope inLoop() {
    return new Scope(generator, true, handler);
  }

  Scope inHandler() {
    return new Scope(generator, loop, true);
  }

  /** A bare raise there would mean the exception that is on its way, if one is. */
  Scope inFinally() {
    return new Scope(generator, loop, false);
  }
}
