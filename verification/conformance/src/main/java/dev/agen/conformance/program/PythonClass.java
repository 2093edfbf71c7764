package dev.agen.conformance.program;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The exception classes that a program can name. */
public enum PythonClass {
  /** A class of the test's own. */
  BOOM("Boom", true),
  /** A class of the test's own. */
  OOPS("Oops", true),
  /** A class of the test's own that {@code except Exception} does not catch. */
  BASE("Base", true),
  /** The built-in class, raised by programs and by the protocol. */
  VALUE_ERROR("ValueError", true),
  /** The end of an asynchronous iteration. */
  STOP_ASYNC_ITERATION("StopAsyncIteration", true),
  /** The completion of a coroutine. */
  STOP_ITERATION("StopIteration", true),
  /** What closing throws; {@code except Exception} does not catch it. */
  GENERATOR_EXIT("GeneratorExit", true),
  /** asyncio's class; {@code except Exception} does not catch it. */
  CANCELLED_ERROR("CancelledError", true),
  /** Caught, never raised by programs. */
  EXCEPTION("Exception", false),
  /** Caught, never raised by programs. */
  BASE_EXCEPTION("BaseException", false),
  /** Caught, and raised by the protocol. */
  RUNTIME_ERROR("RuntimeError", false),
  /** Caught, and raised by the protocol. */
  TYPE_ERROR("TypeError", false);

  private final String pythonName;
  private final boolean raisable;

  PythonClass(String pythonName, boolean raisable) {
    this.pythonName = pythonName;
    this.raisable = raisable;
  }

  /** {@return the name in Python, without the module} */
  public String pythonName() {
    return pythonName;
  }

  static Optional<PythonClass> raisable(String name) {
    return named(name).filter(c -> c.raisable);
  }

  static Optional<PythonClass> named(String name) {
    return Arrays.stream(values()).filter(c -> c.pythonName.equals(name)).findAny();
  }

  static String raisableNames() {
    return Arrays.stream(values())
        .filter(c -> c.raisable)
        .map(PythonClass::pythonName)
        .collect(Collectors.joining(", "));
  }

  static String names() {
    return Arrays.stream(values()).map(PythonClass::pythonName).collect(Collectors.joining(", "));
  }
}
