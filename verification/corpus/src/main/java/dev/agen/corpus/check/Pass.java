package dev.agen.corpus.check;

/** What is done to a body, in order. */
public enum Pass {
  /** Index the code. */
  SCAN,
  /** States, points, fields. */
  PLAN,
  /** Write the class file. */
  EMIT,
  /** Verify it with the class-file library. */
  VERIFY,
  /** Have the JVM verify it. */
  LOAD
}
