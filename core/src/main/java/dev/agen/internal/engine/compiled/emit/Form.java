package dev.agen.internal.engine.compiled.emit;

/** How the method that is the body is written: the first one that is small enough. */
enum Form {
  /** Each point saves and restores on its own. */
  PLAIN,
  /** Points that save the same share the blocks that do it. */
  COMPACT,
  /** Compact, and all jumps of the original code may be farther than 32,767 bytes. */
  FAR
}
