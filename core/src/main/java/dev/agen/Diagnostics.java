package dev.agen;

import dev.agen.internal.finalization.Reports;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the library has to tell and nobody to throw it at: generators that were dropped, awaitables
 * that were never awaited, errors of cleanup that ran on the library's threads. By default it is
 * logged through {@link System.Logger} {@code dev.agen} at level WARNING.
 */
public final class Diagnostics {

  private Diagnostics() {}

  /** Something to tell. */
  public sealed interface Report {

    /** {@return one line for people} */
    String message();
  }

  /**
   * A generator or coroutine was dropped before it had ended, and its body has been unwound
   * (SEMANTICS I7, A25).
   *
   * @param name what was dropped
   * @param created where it was created
   * @param stoodAt where its body stood; null if that is unknown
   * @param ended whether its body has ended and its {@code finally} blocks have been run; false if
   *     it refused, again and again
   */
  public record Abandoned(
      String name,
      @Nullable StackTraceElement created,
      @Nullable StackTraceElement stoodAt,
      boolean ended)
      implements Report {
    @Override
    public String message() {
      return name
          + " was dropped before it had ended and "
          + (ended ? "has been closed" : "refuses to be closed")
          + ". It was created at "
          + created
          + " and stood at "
          + stoodAt
          + ". Open it in a try-with-resources, or call aclose().";
    }
  }

  /**
   * An awaitable was dropped and had never been driven (SEMANTICS A16, B17). Reported only if asked
   * for with {@link #trackNeverAwaited}.
   *
   * @param what Python's text, as "coroutine method 'asend' of 'g' was never awaited"
   * @param created where the awaitable was created
   */
  public record NeverAwaited(String what, @Nullable StackTraceElement created) implements Report {
    @Override
    public String message() {
      return what + ". It was created at " + created + ".";
    }
  }

  /**
   * An error that nobody awaits: of cleanup run by the library, of a finalizer hook, of a generator
   * closed by {@link AsyncGenSupervisor} (SEMANTICS I7, I10, I13).
   *
   * @param where what was going on
   * @param error what was thrown
   */
  public record Unraisable(String where, Throwable error) implements Report {
    @Override
    public String message() {
      return where + ": " + error;
    }
  }

  /**
   * Sends reports to {@code reporter} instead of the log. It is called on threads of the library;
   * what it throws is ignored.
   *
   * @param reporter the new receiver; null for the log
   */
  public static void setReporter(@Nullable Consumer<? super Report> reporter) {
    Reports.setReporter(reporter);
  }

  /**
   * Switches the reporting of awaitables that are dropped without having been driven. Off by
   * default, since it makes each awaitable dearer; the system property {@code
   * agen.track.never.awaited=true} switches it on from the start. Affects awaitables made
   * afterwards.
   *
   * @param on whether to report
   */
  public static void trackNeverAwaited(boolean on) {
    Reports.trackNeverAwaited(on);
  }
}
