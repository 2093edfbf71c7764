package dev.agen.shapes.compile;

import java.util.Map;

/** Compiles sources; for one thread at a time. */
interface SourceCompiler {

  /**
   * Compiles.
   *
   * @param sources the sources by the names of their public classes
   * @param options how
   * @return the class files by the names of their classes
   * @throws CompilationException if a source has errors, or the compiler breaks down
   */
  Map<String, byte[]> compile(Map<String, String> sources, Options options)
      throws CompilationException;
}
