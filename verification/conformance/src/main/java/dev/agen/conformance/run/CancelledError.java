package dev.agen.conformance.run;

/** asyncio's CancelledError as programs raise it; no {@code except Exception} catches it. */
public final class CancelledError extends Error {

  private static final long serialVersionUID = 1L;

  CancelledError(String message) {
    super(message);
  }
}
