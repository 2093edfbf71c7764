package dev.agen.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Joins stack traces across threads. A body runs on a thread of its own; when an exception leaves
 * it, the trace is continued with the stack of the thread that awaits, as if the body had been
 * called there: the user sees the body's line and the awaiting line.
 */
public final class Traces {

  /** The most frames that a trace is worth; as in the JVM. */
  private static final int MOST_FRAMES = 1024;

  private Traces() {}

  /**
   * Continues {@code error}'s trace with the current thread's stack, if it was created on a thread
   * of the library.
   *
   * @param error what is about to be thrown on the current thread
   * @param entry the class whose method {@code run} is the bottom of that thread's stack
   */
  public static void stitch(Throwable error, Class<?> entry) {
    try {
      join(error, entry);
    } catch (Throwable hostile) {
      // An exception class may refuse; the exception itself is what matters.
    }
  }

  /**
   * Names a suspended body that an exception crosses: it is not on the stack of the thread, since
   * what it awaits is resumed directly.
   *
   * @param error what crosses it
   * @param driver the class that resumes what is awaited
   * @param method its method that does
   * @param body where the suspended body stands, innermost first
   */
  public static void crossed(
      Throwable error, Class<?> driver, String method, List<StackTraceElement> body) {
    try {
      StackTraceElement[] trace = error.getStackTrace();
      insert(error, trace, unnamed(trace, driver, method), body);
    } catch (Throwable hostile) {
      // An exception class may refuse; the exception itself is what matters.
    }
  }

  /**
   * Names the suspended callers of something resumed directly, which is on the stack without them.
   *
   * @param error what leaves it
   * @param callee the class whose method {@code step} was resumed
   * @param driver the class whose method {@code resume} did that
   * @param callers where they stand, innermost first
   */
  public static void left(
      Throwable error, Class<?> callee, Class<?> driver, List<StackTraceElement> callers) {
    try {
      StackTraceElement[] trace = error.getStackTrace();
      insert(error, trace, below(trace, callee, driver), callers);
    } catch (Throwable hostile) {
      // An exception class may refuse; the exception itself is what matters.
    }
  }

  /**
   * Names a body that an exception crosses without having been on the stack: it is to be found
   * below all that is named already.
   *
   * @param error what crosses it
   * @param driver the class that drives what the exception comes from; on the stack now, too
   * @param method its method that does
   * @param body adds where the body stands, innermost first
   */
  public static void crossedBelow(
      Throwable error, Class<?> driver, String method, Consumer<List<StackTraceElement>> body) {
    try {
      StackTraceElement[] trace = error.getStackTrace();
      if (trace.length == 0 || trace.length >= MOST_FRAMES) {
        return;
      }
      StackTraceElement[] here = new Throwable().getStackTrace();
      int now = 0;
      while (now < here.length && !isOf(here[now], driver, method)) {
        now++;
      }
      int at = trace.length - (here.length - now); // the same, counted from the bottom
      if (now == here.length || at < 0 || !isOf(trace[at], driver, method)) {
        return; // it comes from elsewhere
      }
      List<StackTraceElement> places = new ArrayList<>();
      body.accept(places);
      insert(error, trace, at, places);
    } catch (Throwable hostile) {
      // An exception class may refuse; the exception itself is what matters.
    }
  }

  private static void insert(
      Throwable error, StackTraceElement[] trace, int at, List<StackTraceElement> places) {
    if (at >= 0) {
      List<StackTraceElement> named = new ArrayList<>(List.of(trace));
      named.addAll(at, places);
      error.setStackTrace(named.toArray(StackTraceElement[]::new));
    }
  }

  /** The place below the topmost thing that was resumed and whose callers are not named yet. */
  private static int below(StackTraceElement[] trace, Class<?> callee, Class<?> driver) {
    for (int i = 1; i < trace.length; i++) {
      if (isOf(trace[i], driver, "resume") && isOf(trace[i - 1], callee, "step")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOf(StackTraceElement frame, Class<?> type, String method) {
    return frame.getMethodName().equals(method) && frame.getClassName().equals(type.getName());
  }

  /** The topmost place at which something awaited was resumed and whose body is not named yet. */
  private static int unnamed(StackTraceElement[] trace, Class<?> driver, String method) {
    for (int i = 1; i < trace.length; i++) {
      if (isOf(trace[i], driver, method) && isInternal(trace[i - 1])) {
        return i;
      }
    }
    return -1;
  }

  private static void join(Throwable error, Class<?> entry) {
    StackTraceElement[] trace = error.getStackTrace();
    int end = entryIndex(trace, entry.getName());
    if (end < 0) {
      return;
    }
    while (end > 0 && isInternal(trace[end - 1])) {
      end--;
    }
    StackTraceElement[] here = Thread.currentThread().getStackTrace();
    int start = 0;
    while (start < here.length && (isInternal(here[start]) || isThread(here[start]))) {
      start++;
    }
    StackTraceElement[] joined = Arrays.copyOf(trace, end + here.length - start);
    System.arraycopy(here, start, joined, end, here.length - start);
    error.setStackTrace(joined);
  }

  /** Where the thread entered, if nothing but the thread's own frames are below; else -1. */
  private static int entryIndex(StackTraceElement[] trace, String entry) {
    int i = trace.length - 1;
    while (i >= 0 && isThread(trace[i])) {
      i--;
    }
    return i >= 0 && trace[i].getClassName().equals(entry) && trace[i].getMethodName().equals("run")
        ? i
        : -1;
  }

  private static boolean isThread(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.equals("java.lang.VirtualThread") || name.equals("java.lang.Thread");
  }

  /**
   * {@return whether a frame belongs to the library's inner rooms}
   *
   * @param frame the frame
   */
  public static boolean isInternal(StackTraceElement frame) {
    return frame.getClassName().startsWith("dev.agen.internal.");
  }
}
