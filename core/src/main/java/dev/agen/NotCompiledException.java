package dev.agen;

/**
 * A body cannot be compiled, and the system property {@code agen.engine=compiled} says that it must
 * be. The message names the {@link Limit} and the line.
 */
public final class NotCompiledException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  private final transient Engine.Stackful refusal;

  /**
   * With what stands in the way.
   *
   * @param body what was to be compiled
   * @param refusal why it could not be
   */
  public NotCompiledException(String body, Engine.Stackful refusal) {
    super(
        body
            + " cannot be compiled, and agen.engine=compiled does not allow the stackful engine: "
            + refusal.message()
            + ". See docs/limits/"
            + refusal.limit().id()
            + ".md.");
    this.refusal = refusal;
  }

  /** {@return why the body could not be compiled} Null after deserialization. */
  public Engine.Stackful refusal() {
    return refusal;
  }
}
