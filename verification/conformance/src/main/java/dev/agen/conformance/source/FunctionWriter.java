package dev.agen.conformance.source;

import dev.agen.conformance.program.Function;
import java.util.Locale;
import java.util.Optional;

/** Writes the members of a program's class that one function consists of. */
final class FunctionWriter {

  private final Lines out;
  private final Kind kind;
  private final Function function;
  private final String name;
  private final FunctionForm form;
  private final Optional<Parts> parts;

  /**
   * For one function.
   *
   * @param out where to
   * @param program the name of the program
   * @param kind what kind of function it is
   * @param function the function
   * @param name its name in Java
   */
  FunctionWriter(Lines out, String program, Kind kind, Function function, String name) {
    this.out = out;
    this.kind = kind;
    this.function = function;
    this.name = name;
    this.form = FunctionForm.of(program, function.name());
    this.parts =
        isSplit(program) ? Optional.of(new Parts(name, form.hasClass())) : Optional.empty();
  }

  /** Whether parts of the body are methods of their own. One function in three. */
  private boolean isSplit(String program) {
    return Math.floorMod((function.name() + " " + program).hashCode(), 3) == 0;
  }

  /** Writes the members; gives the expression that calls the function. */
  String write() {
    out.blank();
    return form.hasClass() ? writeClass() : writeMethods();
  }

  private String writeMethods() {
    out.open("private static " + kind.type() + " " + name + "(Activation a)");
    if (form == FunctionForm.LAMBDA) {
      lambda();
    } else {
      out.line("return " + kind.of("%s -> %sBody(a, %s)".formatted(y(), name, y())) + ";");
    }
    out.close();
    if (form == FunctionForm.METHOD) {
      out.blank();
      out.open(
          "private static Object %sBody(Activation a, %s %s) throws Exception"
              .formatted(name, kind.yielderType(), y()));
      body();
      out.close();
    }
    parts();
    return name + "(a)";
  }

  private String writeClass() {
    String type = name.toUpperCase(Locale.ROOT);
    String made = "new " + type + "(a)";
    String implemented = form == FunctionForm.CLASS ? " implements " + kind.bodyType() : "";
    out.open("private record " + type + "(Activation a)" + implemented);
    String call;
    if (form == FunctionForm.LAMBDA_OF_OBJECT) {
      out.open(kind.type() + " make()");
      lambda();
      out.close();
      call = made + ".make()";
    } else {
      out.open("public Object run(%s %s) throws Exception".formatted(kind.yielderType(), y()));
      body();
      out.close();
      call = kind.of(form == FunctionForm.REFERENCE ? made + "::run" : made);
    }
    parts();
    out.close();
    return call;
  }

  private String y() {
    return kind.yielder();
  }

  private void lambda() {
    out.open(kind.bodyType() + " body = " + y() + " ->");
    body();
    out.close(";");
    out.line("return " + kind.of("body") + ";");
  }

  private void body() {
    new BodyWriter(out, kind, parts).body(function.body());
  }

  private void parts() {
    parts.ifPresent(some ->
        some.methods()
            .forEach(method -> {
              out.blank();
              out.add(method);
            }));
  }
}
