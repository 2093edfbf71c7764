package dev.agen.testing;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Exceptions as they are. */
final class Thrown {

  private Thrown() {}

  static RuntimeException unchecked(Throwable error) {
    throw Thrown.<RuntimeException>sneaky(error);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is the trick
  private static <X extends Throwable> RuntimeException sneaky(Throwable error) throws X {
    throw (X) error;
  }

  /** {@return what a future failed with} */
  static Throwable cause(Throwable error) {
    Throwable cause = error.getCause();
    return (error instanceof CompletionException || error instanceof ExecutionException)
            && cause != null
        ? cause
        : error;
  }

  /** {@return whether {@code error} is {@code sought} or has it suppressed, or as a cause} */
  static boolean tells(@Nullable Throwable error, Throwable sought) {
    if (error == null) {
      return false;
    }
    if (error == sought || tells(error.getCause(), sought)) {
      return true;
    }
    for (Throwable suppressed : error.getSuppressed()) {
      if (tells(suppressed, sought)) {
        return true;
      }
    }
    return false;
  }
}
