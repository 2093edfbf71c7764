package dev.agen.benchmarks.process;

import java.util.List;

/**
 * A piece of real work.
 *
 * @param name its name
 * @param args what every program that does it gets
 * @param java the programs for the JVM, the hand-written one first
 * @param script the name of the script for the other peers
 * @param python whether there is one in Python
 * @param node whether there is one for Node
 */
record Work(
    String name,
    List<String> args,
    List<Program> java,
    String script,
    boolean python,
    boolean node) {

  private static final String PACKAGE = "dev.agen.benchmarks.process.work.";

  /**
   * A program for the JVM.
   *
   * @param peer who does it
   * @param variant how
   * @param main its main class
   */
  record Program(String peer, String variant, String main) {}

  static Work grep(String archive, String prefix) {
    return new Work(
        "grep",
        List.of(archive, prefix, "synchronized"),
        List.of(
            new Program("loop", "handWritten", PACKAGE + "GrepHandWritten"),
            new Program("agen", "forLoop", PACKAGE + "GrepAgen"),
            new Program("reactor", "flux", PACKAGE + "GrepReactor"),
            new Program("kotlin", "sequence", PACKAGE + "GrepKotlin")),
        "grep",
        true,
        false);
  }

  static Work pages(String server) {
    return new Work(
        "pages",
        List.of(server),
        List.of(
            new Program("loop", "handWritten", PACKAGE + "PagesHandWritten"),
            new Program("agen", "forLoop", PACKAGE + "PagesAgen"),
            new Program("reactor", "flux", PACKAGE + "PagesReactor"),
            new Program("kotlin", "flow", PACKAGE + "PagesKotlin")),
        "pages",
        true,
        true);
  }

  boolean isFor(Interpreter.Kind kind) {
    return kind.isPython() ? python : node;
  }
}
