package dev.agen.benchmarks.shared;

import java.util.List;

/**
 * Which of agen's engines a variant runs on. The option of its JVM decides, so that nothing of it
 * is in what is timed: the stackful engine for variants of agen's that are called stackful, else
 * the compiled one, and then agen refuses a body that it cannot compile.
 */
public final class AgenEngine {

  private static final String AGEN = "agen_";
  private static final String STACKFUL = "agen_stackful";
  private static final String PROPERTY = "agen.engine";

  private AgenEngine() {}

  /**
   * {@return whether this is a variant of agen's that runs on the stackful engine}
   *
   * @param name who and how: agen_forLoop
   */
  public static boolean isStackful(String name) {
    return name.startsWith(STACKFUL);
  }

  /**
   * {@return the option of a JVM}
   *
   * @param stackful for which engine
   */
  public static String option(boolean stackful) {
    return "-D" + PROPERTY + "=" + engine(stackful);
  }

  /**
   * {@return the options of a variant's JVM; none for a peer}
   *
   * @param name who and how: agen_forLoop
   */
  public static List<String> options(String name) {
    return name.startsWith(AGEN) ? List.of(option(isStackful(name))) : List.of();
  }

  /**
   * Checks that this JVM has the option.
   *
   * @param name who and how: agen_forLoop
   * @throws IllegalStateException if it has not
   */
  public static void check(String name) {
    String wanted = engine(isStackful(name));
    if (name.startsWith(AGEN) && !wanted.equals(System.getProperty(PROPERTY))) {
      throw new IllegalStateException(name + " needs a JVM with " + option(isStackful(name)));
    }
  }

  private static String engine(boolean stackful) {
    return stackful ? "stackful" : "compiled";
  }
}
