package dev.agen.conformance.python;

/** There is no CPython 3.13, or it failed; the message is one line. */
public final class PythonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PythonException(String message) {
    super(message);
  }

  PythonException(String message, Throwable cause) {
    super(message, cause);
  }
}
