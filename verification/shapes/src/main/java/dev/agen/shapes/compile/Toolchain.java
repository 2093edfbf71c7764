package dev.agen.shapes.compile;

/** A compiler. */
public enum Toolchain {
  /** The JDK's. */
  JAVAC,
  /** Eclipse's: other frames, other names, other synthetic methods. */
  ECJ
}
