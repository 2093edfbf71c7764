package dev.agen;

import org.jspecify.annotations.Nullable;

/**
 * What closing throws into a suspended body, so that its {@code finally} blocks run. Bodies let it
 * pass. It is an {@link Error}: {@code catch (Exception e)} does not see it (SEMANTICS E8), {@code
 * catch (Throwable t)} does and should rethrow it. Has no stack trace.
 */
public final class GeneratorExit extends Error {

  private static final long serialVersionUID = 1L;

  /** Without a message. */
  public GeneratorExit() {
    this(null);
  }

  /**
   * With a message.
   *
   * @param message the message; may be null
   */
  public GeneratorExit(@Nullable String message) {
    super(message, null, true, false);
  }
}
