package dev.agen.conformance.run;

import dev.agen.AlreadyExecutingException;
import dev.agen.GeneratorExit;
import dev.agen.StopAsyncIteration;
import dev.agen.StopIteration;
import dev.agen.conformance.program.ExceptionSpec;
import dev.agen.conformance.program.PythonClass;
import java.util.List;

/** Which exception of Java stands for which class of Python. The only place that knows. */
public final class ExceptionTable {

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

  /**
   * The classes of Java that together hold what {@code except match} catches; they may hold more
   * only if an earlier clause has caught that.
   *
   * @param match what the clause names
   * @return the classes, none of which extends another
   */
  public static List<Class<? extends Throwable>> javaClasses(PythonClass match) {
    return switch (match) {
      case BOOM -> List.of(Boom.class);
      case OOPS -> List.of(Oops.class);
      case BASE -> List.of(Base.class);
      case VALUE_ERROR -> List.of(ValueError.class, AlreadyExecutingException.class);
      case STOP_ASYNC_ITERATION -> List.of(StopAsyncIteration.class);
      case STOP_ITERATION -> List.of(StopIteration.class);
      case GENERATOR_EXIT -> List.of(GeneratorExit.class);
      case CANCELLED_ERROR -> List.of(CancelledError.class);
      case EXCEPTION -> List.of(Exception.class);
      case BASE_EXCEPTION -> List.of(Throwable.class);
      // Holds AlreadyExecutingException, too, which is a ValueError.
      case RUNTIME_ERROR -> List.of(IllegalStateException.class);
      case TYPE_ERROR -> List.of(IllegalArgumentException.class);
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
