package dev.agen.shapes.world;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Exceptions as text: class, message, the line of the program, what was suppressed, and the cause.
 *
 * <p>Messages of the JVM are freed of what two engines may do differently: identities, the names of
 * variables without a name, and how it explains why something is null, unless it names a local
 * variable.
 */
final class Throwables {

  private static final int DEPTH = 3;
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]+");
  private static final Pattern NULL_REASON =
      Pattern.compile(" because (?!\"(?!this\\b|_)\\w+\" is).*");

  private Throwables() {}

  /** {@return the text} The program's classes are those whose names begin with {@code prefix}. */
  static String text(Throwable error, String prefix) {
    return text(error, prefix, DEPTH);
  }

  private static String text(Throwable error, String prefix, int depth) {
    if (error == null) {
      return "none";
    }
    StringBuilder text = new StringBuilder(name(error));
    String message = message(error);
    if (message != null) {
      text.append(": ").append(message);
    }
    line(error, prefix, text);
    if (depth == 0) {
      return text.toString();
    }
    for (Throwable suppressed : error.getSuppressed()) {
      text.append(" suppressed [").append(text(suppressed, prefix, depth - 1)).append(']');
    }
    if (error.getCause() != null) {
      text.append(" cause [").append(text(error.getCause(), prefix, depth - 1)).append(']');
    }
    return text.toString();
  }

  static String name(Throwable error) {
    return error.getClass().getSimpleName();
  }

  private static String message(Throwable error) {
    String message = error.getMessage();
    if (message == null) {
      return null;
    }
    String plain = IDENTITY.matcher(message).replaceAll("@");
    return error instanceof NullPointerException
        ? NULL_REASON.matcher(plain).replaceAll(" because ...")
        : plain;
  }

  /** The program's innermost frame, if it was on the stack and has a line. */
  private static void line(Throwable error, String prefix, StringBuilder text) {
    Arrays.stream(error.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith(prefix))
        .findFirst()
        .filter(frame -> frame.getLineNumber() > 0)
        .ifPresent(frame -> text.append(" at line ").append(frame.getLineNumber()));
  }
}
