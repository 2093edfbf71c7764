package dev.agen.conformance.program;

/** Input that is not what it should be; the message is one line that says where and why. */
public final class MalformedInputException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * With a message.
   *
   * @param message where and why, on one line
   */
  public MalformedInputException(String message) {
    super(message);
  }
}
