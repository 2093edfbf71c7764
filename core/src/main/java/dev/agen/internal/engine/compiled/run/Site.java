package dev.agen.internal.engine.compiled.run;

import dev.agen.internal.Traces;
import dev.agen.internal.finalization.CreationSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of all machines of one class: where in the source the points of the body are.
 *
 * @param created where the body is, and what to call it
 * @param places of the start and of each point
 * @param needsUnwinding whether ending a suspended machine may run something
 */
public record Site(CreationSite created, List<StackTraceElement> places, boolean needsUnwinding) {

  private static final ClassValue<Holder> SITES =
      new ClassValue<>() {
        @Override
        protected Holder computeValue(Class<?> type) {
          return new Holder();
        }
      };

  private static final class Holder {
    private volatile @Nullable Site site;
  }

  /**
   * Gives what is known of a class of machines.
   *
   * @param machine the class
   * @return what was set
   */
  public static Site of(Class<?> machine) {
    return Objects.requireNonNull(SITES.get(machine).site);
  }

  /**
   * Sets it, before the first machine of that class is made.
   *
   * @param machine the class
   * @param site what is known
   */
  public static void set(Class<?> machine, Site site) {
    SITES.get(machine).site = site;
  }

  StackTraceElement placeOf(int point) {
    return places.get(point < places.size() ? point : 0);
  }

  /** The part of a running thread's stack that belongs to a body. */
  static List<StackTraceElement> running(Class<?> machine, StackTraceElement[] stack) {
    int end = 0;
    for (int i = 0; i < stack.length; i++) {
      if (stack[i].getClassName().equals(machine.getName())) {
        end = i + 1;
      }
    }
    List<StackTraceElement> body = new ArrayList<>();
    for (int i = 0; i < end; i++) {
      StackTraceElement frame = stack[i];
      String module = frame.getModuleName();
      boolean isJdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
      if (!Traces.isInternal(frame) && !(body.isEmpty() && isJdk) && !isBridge(frame)) {
        body.add(frame);
      }
    }
    return body;
  }

  /** Whether it is the method of a machine that calls the one which has the user's name. */
  private static boolean isBridge(StackTraceElement frame) {
    return frame.getMethodName().equals("step") && frame.getClassName().contains("$agen$");
  }
}
