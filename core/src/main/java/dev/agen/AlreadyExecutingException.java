package dev.agen;

/**
 * A computation was driven while its body is executing: by the body itself, or by a second thread
 * that drives the same awaitable (SEMANTICS A14, F4, F13; Python's ValueError).
 */
public final class AlreadyExecutingException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by agen.
   *
   * @param kind what is executing: {@code coroutine} or {@code async generator}
   */
  public AlreadyExecutingException(String kind) {
    super(kind + " already executing");
  }
}
