package dev.agen.corpus.source;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A module of the running JDK. */
public final class ModuleSource implements Source {

  private static final String SUFFIX = ".class";

  private final Module module;
  private final Path root;

  /**
   * Finds a module.
   *
   * @param name of a module in the boot layer
   */
  public ModuleSource(String name) {
    module =
        ModuleLayer.boot()
            .findModule(name)
            .orElseThrow(() -> new IllegalArgumentException("there is no module " + name));
    root = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", name);
  }

  @Override
  public String name() {
    return module.getName();
  }

  @Override
  public List<String> classes() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(SUFFIX) && !file.endsWith("-info.class"))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    return Files.readAllBytes(root.resolve(name.replace('.', '/') + SUFFIX));
  }

  @Override
  public Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, module.getClassLoader());
  }
}
