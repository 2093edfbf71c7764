package dev.agen.internal.drive;

/**
 * How a GeneratorExit that is thrown into an await is passed to the awaited thing (SEMANTICS A19,
 * D22).
 */
public enum ExitMode {
  /** Close the awaited thing, then raise at the await: from throw and close of an awaitable. */
  CLOSE_FIRST,
  /** Throw it into the awaited thing like any other exception: from driving athrow and aclose. */
  PASS_ON
}
