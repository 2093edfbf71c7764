package dev.agen.conformance.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The Python scripts, unpacked from the class path to a directory that is deleted in the end. */
final class Scripts implements AutoCloseable {

  private static final List<String> NAMES = List.of("draw.py", "serve.py", "fuzz.py", "oracle.py");

  private final Path directory;

  private Scripts(Path directory) {
    this.directory = directory;
  }

  static Scripts unpack() {
    try {
      Scripts scripts = new Scripts(Files.createTempDirectory("agen-conformance"));
      for (String name : NAMES) {
        try (InputStream script = Scripts.class.getResourceAsStream(name)) {
          if (script == null) {
            throw new IllegalStateException(name + " is not on the class path");
          }
          Files.copy(script, scripts.path(name));
        }
      }
      return scripts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  @Override
  public void close() {
    try {
      for (String name : NAMES) {
        Files.deleteIfExists(path(name));
      }
      Files.deleteIfExists(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
