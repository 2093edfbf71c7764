package dev.agen.internal.finalization;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a generator, coroutine or awaitable was created, and what to call it.
 *
 * @param name class and method, as Python's qualified name: {@code Files.lines}
 * @param frame the first frame that is not ours, null if unknown
 */
public record CreationSite(String name, @Nullable StackTraceElement frame) {

  private static final StackWalker WALKER = StackWalker.getInstance();

  /** The public types through which users come in. */
  private static final Set<String> ENTRANCES =
      Set.of(
          "dev.agen.AsyncExitStack",
          "dev.agen.AsyncGenerator",
          "dev.agen.AsyncIterator",
          "dev.agen.AsyncStream",
          "dev.agen.Awaiter",
          "dev.agen.Coroutine");

  /** {@return the site of the user's call that led here} Costs about a microsecond. */
  public static CreationSite here() {
    return WALKER.walk(frames ->
        frames
            .filter(frame -> isUsers(frame.getClassName()))
            .findFirst()
            .map(StackWalker.StackFrame::toStackTraceElement)
            .map(frame -> new CreationSite(nameOf(frame), frame))
            .orElse(new CreationSite("<unknown>", null)));
  }

  /**
   * {@return the site of the user's call that led here, for something that has a name already}
   *
   * @param name what to call it
   */
  public static CreationSite here(String name) {
    return new CreationSite(name, here().frame);
  }

  /**
   * {@return a site that is not on the stack}
   *
   * @param frame the place
   */
  public static CreationSite at(StackTraceElement frame) {
    return new CreationSite(nameOf(frame), frame);
  }

  private static boolean isUsers(String className) {
    return !className.startsWith("dev.agen.internal.") && !ENTRANCES.contains(className);
  }

  private static String nameOf(StackTraceElement frame) {
    String className = frame.getClassName();
    String method = frame.getMethodName();
    if (method.startsWith("lambda$")) {
      int end = method.indexOf('$', "lambda$".length());
      method = method.substring("lambda$".length(), end < 0 ? method.length() : end);
    }
    return className.substring(className.lastIndexOf('.') + 1) + "." + method;
  }

  @Override
  public String toString() {
    return frame == null
        ? name
        : name + " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")";
  }
}
