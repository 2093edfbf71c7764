package dev.agen.internal.protocol;

/** Why a frame stopped, when it did not throw. */
public enum Signal {
  /** An awaited thing suspended; the payload is its token. */
  TOKEN,
  /** The body yielded; the payload is the value. */
  YIELD,
  /** The body ended; the payload is its result. */
  RETURN
}
