package dev.agen.shapes.compile;

/** A program is not valid, or a compiler thinks so; the message has what it says. */
public final class CompilationException extends Exception {

  private static final long serialVersionUID = 1L;

  CompilationException(String message) {
    super(message);
  }
}
