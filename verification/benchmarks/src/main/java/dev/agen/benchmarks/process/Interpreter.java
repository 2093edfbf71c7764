package dev.agen.benchmarks.process;

import java.nio.file.Path;

/**
 * A peer outside of the JVM.
 *
 * @param kind which
 * @param program the program
 * @param version its exact version
 */
public record Interpreter(Kind kind, Path program, String version) {

  /** The interpreters that are looked for. */
  public enum Kind {
    /** The oracle's version. */
    CPYTHON_313("cpython313", "CPython 3.13", "3.13", "python3.13"),
    /** The one before. */
    CPYTHON_312("cpython312", "CPython 3.12", "3.12", "python3.12"),
    /** A JavaScript engine with asynchronous generators. */
    NODE_20("node20", "Node 20", "20", "node");

    private final String peer;
    private final String label;
    private final String wanted;
    private final String command;

    Kind(String peer, String label, String wanted, String command) {
      this.peer = peer;
      this.label = label;
      this.wanted = wanted;
      this.command = command;
    }

    /** {@return its name among the peers} */
    public String peer() {
      return peer;
    }

    /** {@return its name in the report} */
    public String label() {
      return label;
    }

    /** {@return the first parts of the version that is looked for} */
    String wanted() {
      return wanted;
    }

    /** {@return what its program is called} */
    String command() {
      return command;
    }

    /** {@return whether it runs Python} */
    public boolean isPython() {
      return this != NODE_20;
    }

    /** {@return how the files of its language end} */
    public String extension() {
      return isPython() ? ".py" : ".mjs";
    }
  }
}
