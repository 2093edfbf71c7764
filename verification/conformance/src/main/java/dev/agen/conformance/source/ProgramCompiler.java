package dev.agen.conformance.source;

import dev.agen.AsyncGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles classes in memory. */
final class ProgramCompiler {

  /** Lines are kept, so that agen can tell where a body stands. */
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-implicit:none", "-nowarn", "-Xlint:none", "-g:source,lines");

  private ProgramCompiler() {}

  /**
   * Compiles source files.
   *
   * @param sources the files by the names of their classes, without the package
   * @return a loader of the classes
   */
  static ClassLoader compile(Map<String, String> sources) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException("this Java has no compiler; a JDK has one");
    }
    StringWriter complaints = new StringWriter();
    try (Files files = new Files(javac)) {
      List<JavaFileObject> units = new ArrayList<>();
      sources.forEach((name, text) -> units.add(new Source(name, text)));
      if (!javac.getTask(complaints, files, null, OPTIONS, null, units).call()) {
        throw new IllegalStateException("javac refuses what was generated:\n" + complaints);
      }
      return new MemoryClassLoader(files.written());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class path, as short as it can be, and the class files that javac writes. */
  private static final class Files extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    Files(JavaCompiler javac) throws IOException {
      var standard = javac.getStandardFileManager(null, null, null);
      super(standard);
      standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath());
    }

    private static List<Path> classPath() {
      return Stream.of(GeneratedProgram.class, AsyncGenerator.class)
          .map(type -> {
            try {
              return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            } catch (URISyntaxException e) {
              throw new IllegalStateException(e);
            }
          })
          .toList();
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:/" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream file = new ByteArrayOutputStream();
          written.put(className, file);
          return file;
        }
      };
    }

    Map<String, byte[]> written() {
      Map<String, byte[]> files = new HashMap<>();
      written.forEach((name, file) -> files.put(name, file.toByteArray()));
      return files;
    }
  }

  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:/" + SourceWriter.PACKAGE + "/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
