package dev.agen.shapes.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The JDK's compiler, in memory. Keeps its file manager, which knows the class path by then. */
final class Javac implements SourceCompiler {

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);

  @Override
  public Map<String, byte[]> compile(Map<String, String> sources, Options options)
      throws CompilationException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    ClassFiles files = new ClassFiles(manager);
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-Xlint:none"));
    arguments.addAll(options.arguments());
    List<SourceFile> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new SourceFile(name, text)));
    boolean done;
    try {
      done = compiler.getTask(null, files, diagnostics, arguments, null, units).call();
    } catch (RuntimeException e) {
      throw new CompilationException("javac broke down: " + e);
    }
    if (!done) {
      throw new CompilationException(text(diagnostics));
    }
    return files.classes();
  }

  private static String text(DiagnosticCollector<JavaFileObject> diagnostics) {
    return diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic ->
            (diagnostic.getSource() == null ? "" : diagnostic.getSource().getName())
                + ":"
                + diagnostic.getLineNumber()
                + ": "
                + diagnostic.getMessage(null))
        .collect(Collectors.joining("\n"));
  }
}
