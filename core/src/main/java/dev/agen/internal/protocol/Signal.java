package dev.agen.internal.protocol;

/** Why a frame stopped, when it did not throw. */
public enum Signal {
  /** An awaited thing suspended; the payload is its token. */
  TOKEN(2),
  /** The body yielded; the payload is the value. */
  YIELD(1),
  /** The body ended; the payload is its result. */
  RETURN(5),
  /**
   * The body delegates, and leaves it to the one who drives it to ask the other generator. Only a
   * body that is itself delegated to stops so; see {@link Captor}.
   */
  DELEGATE(1),
  /** The same, to close the other generator. */
  DELEGATE_CLOSE(1),
  /** It has not stopped: an engine has only cleared the stack, and goes on. */
  UNWOUND(3);

  /** The state in which the frame is then; one of {@link Frame}'s. */
  final byte state;

  Signal(int state) {
    this.state = (byte) state;
  }

  /** {@return whether the body delegates} */
  public boolean isDelegation() {
    return this == DELEGATE || this == DELEGATE_CLOSE;
  }
}
