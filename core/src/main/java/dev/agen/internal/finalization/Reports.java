package dev.agen.internal.finalization;

import dev.agen.Diagnostics;
import dev.agen.Diagnostics.Report;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends {@link Diagnostics} reports to whoever wants them. */
public final class Reports {

  private static volatile @Nullable Consumer<? super Report> reporter;
  private static volatile boolean tracking = Boolean.getBoolean("agen.track.never.awaited");

  private Reports() {}

  /**
   * Replaces the receiver.
   *
   * @param receiver the new one, null for the log
   */
  public static void setReporter(@Nullable Consumer<? super Report> receiver) {
    reporter = receiver;
  }

  /**
   * Switches the tracking of never-awaited awaitables.
   *
   * @param on whether to track
   */
  public static void trackNeverAwaited(boolean on) {
    tracking = on;
  }

  /** {@return whether new awaitables are to be tracked} */
  public static boolean tracksNeverAwaited() {
    return tracking;
  }

  /** {@return whether somebody wants to know what was dropped, whatever that costs} */
  public static boolean isListening() {
    return reporter != null;
  }

  /**
   * Something was dropped before its end.
   *
   * @param created where it was created
   * @param stoodAt where its body stood
   * @param ended whether its body has ended since
   */
  public static void abandoned(
      CreationSite created, @Nullable StackTraceElement stoodAt, boolean ended) {
    send(new Diagnostics.Abandoned(created.name(), created.frame(), stoodAt, ended));
  }

  /**
   * An error that nobody awaits.
   *
   * @param where what was going on
   * @param error what was thrown
   */
  public static void unraisable(String where, Throwable error) {
    send(new Diagnostics.Unraisable(where, error));
  }

  static void send(Report report) {
    Consumer<? super Report> receiver = reporter;
    try {
      if (receiver != null) {
        receiver.accept(report);
      } else {
        System.Logger logger = System.getLogger("dev.agen");
        if (report instanceof Diagnostics.Unraisable(String where, Throwable error)) {
          logger.log(System.Logger.Level.WARNING, where, error);
        } else {
          logger.log(System.Logger.Level.WARNING, report.message());
        }
      }
    } catch (Throwable ignored) {
      // A receiver that fails has nobody to tell either.
    }
  }
}
