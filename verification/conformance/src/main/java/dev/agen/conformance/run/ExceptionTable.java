package dev.agen.conformance.run;

import dev.agen.AlreadyExecutingException;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.conformance.program.ExceptionSpec;
import dev.agen.conformance.program.PythonClass;

/** Which exception of Java stands for which class of Python. The only place that knows. */
final class ExceptionTable {

  private ExceptionTable() {}

  /** A new exception for a program. */
  static Throwable create(ExceptionSpec spec) {
    String message = spec.message().orElse(null);
    return switch (spec.kind()) {
      case BOOM -> new Boom(message);
      case OOPS -> new Oops(message);
      case BASE -> new Base(message);
      case VALUE_ERROR -> new ValueError(message);
      case STOP_ASYNC_ITERATION -> new StopAsyncIteration(message);
      case STOP_ITERATION -> new StopIteration(message);
      case GENERATOR_EXIT -> new GeneratorExit(message);
      case CANCELLED_ERROR -> new CancelledError(message);
      case EXCEPTION, BASE_EXCEPTION, RUNTIME_ERROR, TYPE_ERROR ->
          throw new IllegalArgumentException(spec.kind() + " is not for raising");
    };
  }

  /** The class that {@code error} has in Python; one that Python has not keeps its Java name. */
  static String pythonName(Throwable error) {
    return switch (error) {
      case AlreadyExecutingException _ -> "ValueError";
      case IllegalStateException _ -> "RuntimeError";
      case IllegalArgumentException _ -> "TypeError";
      case StopAsyncIteration _ -> "StopAsyncIteration";
      case StopIteration _ -> "StopIteration";
      default -> error.getClass().getSimpleName();
    };
  }

  /** Whether {@code except match} catches {@code error}. */
  static boolean matches(PythonClass match, Throwable error) {
    return switch (match) {
      case BASE_EXCEPTION -> true;
      case EXCEPTION -> error instanceof Exception;
      default -> match.pythonName().equals(pythonName(error));
    };
  }
}
