package dev.agen.shapes.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way to run programs: in which JVM.
 *
 * @param name its name
 * @param options the options of the JVM; null for this JVM
 */
public record Mode(String name, List<String> options) {

  /** In this JVM. */
  public static final Mode DEFAULT = new Mode("default", null);

  /** C2 would throw exceptions without messages and traces, depending on what it compiles. */
  private static final String FULL_EXCEPTIONS = "-XX:-OmitStackTraceInFastThrow";

  /** All that have a name. C1 compiles everything, or it would compile nothing. */
  public static final List<Mode> ALL =
      List.of(
          DEFAULT,
          new Mode("int", List.of("-Xint")),
          new Mode("comp", List.of("-Xcomp", FULL_EXCEPTIONS)),
          new Mode("c1", List.of("-Xcomp", "-XX:TieredStopAtLevel=1")),
          new Mode("verify", List.of("-Xverify:all")));

  /**
   * Finds a mode.
   *
   * @param name a name
   * @return the mode
   */
  public static Optional<Mode> named(String name) {
    return ALL.stream().filter(mode -> mode.name().equals(name)).findAny();
  }

  /**
   * The same with more options.
   *
   * @param more the options
   * @return the mode
   */
  public Mode with(List<String> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(isChild() ? options : List.of());
    all.addAll(more);
    return new Mode(name, all);
  }

  /** {@return whether it needs a process of its own} */
  boolean isChild() {
    return options != null;
  }
}
