package dev.agen.internal.protocol;

/** Why a frame stopped, when it did not throw. */
public enum Signal {
  /** An awaited thing suspended; the payload is its token. */
  TOKEN(2),
  /** The body yielded; the payload is the value. */
  YIELD(1),
  /** The body ended; the payload is its result. */
  RETURN(5);

  /** The state in which the frame is then; one of {@link Frame}'s. */
  final byte state;

  Signal(int state) {
    this.state = (byte) state;
  }
}
