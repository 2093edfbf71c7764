package dev.agen.conformance.source;

import dev.agen.conformance.program.Function;
import dev.agen.conformance.program.Program;
import java.util.List;
import java.util.Map;

/**
 * Writes a program as a class of Java. Its functions come in several forms ({@link FunctionForm}),
 * and so do many statements, because agen is to find each form of code that it knows. A program is
 * written in the same way each time. This is one, without its imports:
 *
 * <pre>{@code
 * public final class P0 implements GeneratedProgram {
 *
 *   @Override
 *   public AsyncGenerator<Object, Object, Object> generator(String function, Activation a) {
 *     return switch (function) {
 *       case "g0" -> g0(a);
 *       default -> throw new IllegalArgumentException(function);
 *     };
 *   }
 *
 *   @Override
 *   public Coroutine<Object> coroutine(String function, Activation a) {
 *     return switch (function) {
 *       case "c0" -> Coroutine.<Object>of(new C0(a)::run);
 *       default -> throw new IllegalArgumentException(function);
 *     };
 *   }
 *
 *   private static AsyncGenerator<Object, Object, Object> g0(Activation a) {
 *     GeneratorBody<Object, Object, Object> body = y -> {
 *       Object r = null;
 *       a.start();
 *       a.step();
 *       try {
 *         Thrown.declare(Oops.class);
 *         a.step();
 *         r = new Received(a, 2, y.yield(5)).got();
 *         a.step();
 *         throw (Boom) a.exception(3);
 *       } catch (Oops e1) {
 *         a.caught(1, 0, e1);
 *         a.step();
 *         Object[] v4 = {a, y.<Object>await(a.awaitable(4))};
 *         r = a.got(4, v4[1]);
 *       } finally {
 *         a.last(1);
 *       }
 *       a.end();
 *       return null;
 *     };
 *     return AsyncGenerator.<Object, Object, Object>of(body);
 *   }
 *
 *   private record C0(Activation a) {
 *     public Object run(Awaiter c) throws Exception {
 *       ...
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>What a statement yields, awaits or raises is made by the {@code Activation}, which knows the
 * statements by their labels; everything that suspends or jumps is Java's own. Type arguments are
 * written out to spare javac the inference.
 */
public final class SourceWriter {

  /** The package of all generated classes. */
  static final String PACKAGE = "generated";

  private static final List<String> IMPORTS =
      List.of(
          "dev.agen.AlreadyExecutingException",
          "dev.agen.AsyncContextManager",
          "dev.agen.AsyncGenerator",
          "dev.agen.AsyncIterator",
          "dev.agen.Awaiter",
          "dev.agen.Coroutine",
          "dev.agen.CoroutineBody",
          "dev.agen.GeneratorBody",
          "dev.agen.GeneratorExit",
          "dev.agen.StopAsyncIteration",
          "dev.agen.StopIteration",
          "dev.agen.Yielder",
          "dev.agen.conformance.run.Activation",
          "dev.agen.conformance.run.Base",
          "dev.agen.conformance.run.Boom",
          "dev.agen.conformance.run.CancelledError",
          "dev.agen.conformance.run.Oops",
          "dev.agen.conformance.run.Thrown",
          "dev.agen.conformance.run.ValueError",
          "dev.agen.conformance.source.GeneratedProgram",
          "dev.agen.conformance.source.Received",
          "java.util.ArrayList",
          "java.util.List");

  private final Lines out = new Lines();
  private final Program program;

  private SourceWriter(Program program) {
    this.program = program;
  }

  /**
   * Writes a program.
   *
   * @param program the program
   * @param name the name of the class
   * @return the source file
   */
  public static String write(Program program, String name) {
    SourceWriter writer = new SourceWriter(program);
    writer.file(name);
    return writer.out.toString();
  }

  private void file(String name) {
    out.line("package " + PACKAGE + ";");
    out.blank();
    IMPORTS.forEach(type -> out.line("import " + type + ";"));
    out.blank();
    out.open("public final class " + name + " implements GeneratedProgram");
    functions(Kind.GENERATOR, "generator", program.generators(), "g");
    functions(Kind.COROUTINE, "coroutine", program.coroutines(), "c");
    out.close();
  }

  private void functions(Kind kind, String method, Map<String, Function> functions, String prefix) {
    if (functions.isEmpty()) {
      return;
    }
    Lines cases = new Lines();
    Lines members = new Lines();
    int number = 0;
    for (Function function : functions.values()) {
      String name = prefix + number++;
      String call = new FunctionWriter(members, program.name(), kind, function, name).write();
      cases.line("case " + Literals.of(function.name()) + " -> " + call + ";");
    }
    out.blank();
    out.line("@Override");
    out.open("public " + kind.type() + " " + method + "(String function, Activation a)");
    out.open("return switch (function)");
    out.add(cases);
    out.line("default -> throw new IllegalArgumentException(function);");
    out.close(";");
    out.close();
    out.add(members);
  }
}
