package dev.agen;

/**
 * An operation on a generator was refused because another one is in flight. The one in flight is
 * not disturbed and the generator stays usable; the refused awaitable is used up (SEMANTICS F2,
 * F3). Operations are never queued. To stop a generator that is running use {@link
 * AsyncGenerator#cancel()}.
 */
public final class AlreadyRunningException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * Made by agen; public for implementers of {@link AsyncGenerator}.
   *
   * @param operation the refused operation: {@code anext} (also for asend), {@code athrow} or
   *     {@code aclose}
   */
  public AlreadyRunningException(String operation) {
    super(operation + "(): asynchronous generator is already running");
  }
}
