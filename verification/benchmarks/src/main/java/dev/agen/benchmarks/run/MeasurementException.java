package dev.agen.benchmarks.run;

/** Something could not be measured; the message says why, in one line. */
public final class MeasurementException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Makes one.
   *
   * @param message why
   */
  public MeasurementException(String message) {
    super(message);
    this.reason = message.replaceAll("\\s+", " ").strip();
  }

  /** {@return why, in one line} */
  public String reason() {
    return reason;
  }

  @Override
  public String getMessage() {
    return reason;
  }
}
