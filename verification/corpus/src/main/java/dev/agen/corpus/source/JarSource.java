package dev.agen.corpus.source;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;

/** A jar file. */
public final class JarSource implements Source {

  private static final String SUFFIX = ".class";

  private final Path jar;
  private final ClassLoader loader;

  /**
   * Opens a jar.
   *
   * @param jar the file
   * @param needed other jars that its classes refer to, separated as in a class path
   */
  public JarSource(Path jar, String needed) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalArgumentException("there is no file " + jar);
    }
    this.jar = jar;
    List<URL> urls = new ArrayList<>();
    urls.add(url(jar));
    for (String path : needed.split(File.pathSeparator, -1)) {
      if (!path.isEmpty()) {
        urls.add(url(Path.of(path)));
      }
    }
    loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException(path.toString(), impossible);
    }
  }

  @Override
  public String name() {
    return String.valueOf(jar.getFileName());
  }

  @Override
  public List<String> classes() throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(entry ->
              entry.endsWith(SUFFIX)
                  && !entry.endsWith("-info.class")
                  && !entry.startsWith("META-INF/"))
          .map(entry -> entry.substring(0, entry.length() - SUFFIX.length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  @Override
  public byte[] read(String name) throws IOException {
    try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + SUFFIX)) {
      if (in == null) {
        throw new IOException("no class file of " + name);
      }
      return in.readAllBytes();
    }
  }

  @Override
  public Class<?> load(String name) throws ClassNotFoundException {
    return Class.forName(name, false, loader);
  }
}
