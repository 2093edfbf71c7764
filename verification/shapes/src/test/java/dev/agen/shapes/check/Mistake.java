package dev.agen.shapes.check;

/** What a faulty engine does wrong, each time in a body's third suspension. */
enum Mistake {
  /** The yield evaluates to null. */
  LOSES_WHAT_IS_SENT,
  /** The yield evaluates to what was sent before. */
  KEEPS_WHAT_WAS_SENT_BEFORE,
  /** The body goes on without having yielded. */
  SKIPS_A_YIELD,
  /** The value comes out a second time. */
  YIELDS_TWICE,
  /** An exception that is thrown in does not arrive. */
  SWALLOWS_WHAT_IS_THROWN,
  /** An await gives null. */
  LOSES_WHAT_IS_AWAITED
}
