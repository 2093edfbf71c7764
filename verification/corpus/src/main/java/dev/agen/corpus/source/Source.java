package dev.agen.corpus.source;

import java.io.IOException;
import java.util.List;

/** A set of class files that can be loaded, too. */
public interface Source {

  /** {@return what to call it} */
  String name();

  /** {@return the binary names of its classes, sorted} */
  List<String> classes() throws IOException;

  /**
   * Reads a class file.
   *
   * @param name of the class
   * @return the class file
   */
  byte[] read(String name) throws IOException;

  /**
   * Loads a class, without initializing it.
   *
   * @param name of the class
   * @return the class
   */
  Class<?> load(String name) throws ClassNotFoundException;
}
