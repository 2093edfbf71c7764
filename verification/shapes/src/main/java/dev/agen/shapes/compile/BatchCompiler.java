package dev.agen.shapes.compile;

import java.util.Map;

/** Compiles with whichever compiler is asked for; for one thread at a time. */
public final class BatchCompiler {

  private final SourceCompiler javac = new Javac();
  private final SourceCompiler ecj = new Ecj();

  /** Makes one. */
  public BatchCompiler() {}

  /**
   * Compiles.
   *
   * @param sources the sources by the names of their public classes
   * @param options how
   * @return the class files by the names of their classes
   * @throws CompilationException if a source has errors, or the compiler breaks down
   */
  public Map<String, byte[]> compile(Map<String, String> sources, Options options)
      throws CompilationException {
    return (options.isEcj() ? ecj : javac).compile(sources, options);
  }
}
