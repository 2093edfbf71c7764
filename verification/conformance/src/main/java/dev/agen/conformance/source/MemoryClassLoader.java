package dev.agen.conformance.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Map;

/**
 * Loads classes whose class files are in memory, and gives those files to whoever asks for them as
 * resources, as a loader of jars does: agen reads the class file of a body that it compiles.
 */
final class MemoryClassLoader extends ClassLoader {

  private static final String SUFFIX = ".class";

  private final Map<String, byte[]> files;

  /**
   * Makes one.
   *
   * @param files the class files by the names of their classes
   */
  MemoryClassLoader(Map<String, byte[]> files) {
    super("generated", MemoryClassLoader.class.getClassLoader());
    this.files = files;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] file = files.get(name);
    if (file == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, file, 0, file.length);
  }

  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] file = file(name);
    return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
  }

  @Override
  protected URL findResource(String name) {
    byte[] file = file(name);
    if (file == null) {
      return null;
    }
    try {
      return URL.of(URI.create("memory:/" + name), new Handler(file));
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] file(String resource) {
    return resource.endsWith(SUFFIX)
        ? files.get(resource.substring(0, resource.length() - SUFFIX.length()).replace('/', '.'))
        : null;
  }

  private static final class Handler extends URLStreamHandler {

    private final byte[] file;

    Handler(byte[] file) {
      this.file = file;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() throws IOException {
          return new ByteArrayInputStream(file);
        }
      };
    }
  }
}
