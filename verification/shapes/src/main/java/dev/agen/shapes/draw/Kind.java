package dev.agen.shapes.draw;

/** What a body is for. */
enum Kind {
  /** {@code AsyncGenerator.of}. */
  GENERATOR,
  /** {@code AsyncStream.generate}. */
  STREAM,
  /** {@code Coroutine.of}. */
  COROUTINE
}
