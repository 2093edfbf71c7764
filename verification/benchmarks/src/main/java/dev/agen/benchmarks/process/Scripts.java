package dev.agen.benchmarks.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The programs for peers outside of the JVM, which are resources, as files. */
public final class Scripts {

  private final Path directory;

  /**
   * Makes one.
   *
   * @param directory where the files go
   */
  public Scripts(Path directory) {
    this.directory = directory;
  }

  /**
   * {@return a script as a file}
   *
   * @param name its name, without the extension
   * @param kind whose language it is in
   * @throws IOException if it cannot be written
   */
  public Path file(String name, Interpreter.Kind kind) throws IOException {
    String resource = name + kind.extension();
    Path file = directory.resolve(resource);
    try (InputStream in = Scripts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no script " + resource);
      }
      Files.createDirectories(directory);
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
