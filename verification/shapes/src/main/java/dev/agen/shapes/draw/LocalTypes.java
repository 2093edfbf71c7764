package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Records, enums, interfaces and classes within a body. */
final class LocalTypes {

  private final Drawing d;

  LocalTypes(Drawing d) {
    this.d = d;
  }

  List<Code> draw(Scope scope, int depth) {
    return d.dice
        .<List<Code>>choice()
        .with(3, () -> record(scope))
        .with(2, () -> enumeration(scope))
        .with(3, () -> type(scope))
        .with(2, () -> contract(scope))
        .with(3, () -> anonymous(scope))
        .with(2, () -> runnable(scope, depth))
        .draw();
  }

  private List<Code> record(Scope scope) {
    d.uses(Construct.LOCAL_RECORD);
    String name = d.name("Rec");
    Scope inside = Scope.empty();
    inside.add(Var.fixed("a", Type.INT));
    inside.add(Var.fixed("b", Type.STRING));
    inside.add(Var.fixed("c", Type.DOUBLE));
    String variable = d.name("v");
    return List.of(
        new Code.Block(
            "record " + name + "(int a, String b, double c)",
            List.of(
                Code.line(
                    "long far() { return " + d.expressions.of(Type.LONG, inside, 2) + "; }"))),
        Code.line(
            name
                + " "
                + variable
                + " = new "
                + name
                + "("
                + d.arguments(
                    List.of(
                        d.expression(Type.INT, scope),
                        d.expression(Type.STRING, scope),
                        d.expression(Type.DOUBLE, scope)))
                + ");"),
        Code.line(d.log(variable)),
        Code.line("w.log(" + d.place() + ", " + variable + ".far());"));
  }

  private List<Code> enumeration(Scope scope) {
    d.uses(Construct.LOCAL_ENUM);
    String name = d.name("Size");
    return List.of(
        new Code.Block(
            "enum " + name,
            List.of(
                Code.line("SMALL, LARGE;"),
                Code.line(name + " next() { return values()[1 - ordinal()]; }"))),
        Code.line(
            "w.log("
                + d.place()
                + ", "
                + name
                + ".values()[As.index("
                + d.expression(Type.INT, scope)
                + ", 2)].next());"));
  }

  /** Captures what is in scope. */
  private List<Code> type(Scope scope) {
    d.uses(Construct.LOCAL_CLASS);
    String name = d.name("Loc");
    String field = d.name("f");
    String param = d.name("a");
    String variable = d.name("v");
    Scope initialiser = scope.foreign();
    String initial = d.expressions.of(Type.INT, initialiser, 2);
    Scope method = scope.foreign();
    method.add(Var.field(field, Type.INT));
    method.add(Var.fixed(param, Type.LONG));
    List<Code> members = new ArrayList<>();
    members.add(Code.line("int " + field + " = " + initial + ";"));
    if (d.settings.level() >= 25 && d.dice.chance(40)) {
      // A prologue before super().
      members.add(Code.line(name + "() { w.log(" + d.place() + ", 1); super(); }"));
    }
    members.add(
        new Code.Block(
            "private long twist(long " + param + ")",
            List.of(
                Code.line(d.updates.statement(method, 1)),
                Code.line("return " + d.expressions.of(Type.LONG, method, 2) + ";"))));
    return List.of(
        new Code.Block("class " + name, members),
        Code.line(name + " " + variable + " = new " + name + "();"),
        Code.line(variable + "." + field + " += " + d.expression(Type.INT, scope) + ";"),
        Code.line(
            "w.log("
                + d.place()
                + ", "
                + variable
                + ".twist("
                + d.expression(Type.LONG, scope)
                + "));"));
  }

  private List<Code> contract(Scope scope) {
    d.uses(Construct.LOCAL_INTERFACE);
    String name = d.name("Op");
    String param = d.name("a");
    String variable = d.name("v");
    Scope inside = scope.lambda();
    inside.add(Var.fixed(param, Type.INT));
    return List.of(
        new Code.Block(
            "interface " + name,
            List.of(
                Code.line("int go(int a);"),
                Code.line("default int twice(int a) { return go(go(a)); }"))),
        Code.line(
            name
                + " "
                + variable
                + " = "
                + param
                + " -> "
                + d.expressions.of(Type.INT, inside, 2)
                + ";"),
        Code.line(
            "w.log("
                + d.place()
                + ", "
                + variable
                + ".twice("
                + d.expression(Type.INT, scope)
                + "));"));
  }

  private List<Code> anonymous(Scope scope) {
    d.uses(Construct.ANONYMOUS_CLASS);
    String field = d.name("f");
    String param = d.name("a");
    String variable = d.name("v");
    Scope inside = scope.foreign();
    String initial = d.expressions.of(Type.STRING, inside, 2);
    Scope method = scope.foreign();
    method.add(Var.field(field, Type.STRING));
    method.add(Var.fixed(param, Type.CHAR));
    return List.of(
        new Code.Block(
            "var " + variable + " = new Object() {",
            List.of(
                Code.line("String " + field + " = " + initial + ";"),
                Code.line(
                    "String show(char "
                        + param
                        + ") { return "
                        + d.expressions.of(Type.STRING, method, 2)
                        + "; }")),
            "};"),
        Code.line(d.log(variable + ".show(" + d.expression(Type.CHAR, scope) + ")")),
        Code.line(variable + "." + field + " += " + d.expression(Type.INT, scope) + ";"));
  }

  private List<Code> runnable(Scope scope, int depth) {
    d.uses(Construct.LAMBDA_BLOCK);
    String name = d.name("run");
    return List.of(
        new Code.Block(
            "Runnable " + name + " = () -> {", d.statements.block(scope.lambda(), depth), "};"),
        Code.line("w.run(" + name + ");"));
  }
}
