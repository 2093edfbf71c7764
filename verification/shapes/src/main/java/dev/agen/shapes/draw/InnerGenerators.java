package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Generators that a body makes and then delegates to, loops over, or drives. */
final class InnerGenerators {

  private final Drawing d;

  InnerGenerators(Drawing d) {
    this.d = d;
  }

  List<Code> draw(Scope scope, int depth) {
    return d.dice
        .<List<Code>>choice()
        .when(scope.dialect().yields(), 6, () -> yieldFrom(scope, depth))
        .with(6, () -> each(scope, depth))
        .with(3, () -> eachIterable(scope, depth))
        .when(!scope.onStack(), 3, () -> operations(scope, depth))
        .with(2, () -> coroutine(scope, depth))
        .draw();
  }

  private String yielder(Scope scope) {
    d.spendSuspension();
    return d.dice.pick(scope.yielders());
  }

  /** Declares a variable with what the world makes of a body. */
  private Code definition(
      String type, String variable, String maker, Dialect dialect, Scope scope, int depth) {
    String name = d.name("z");
    Scope inside = scope.body(dialect, name);
    List<Code> code = new ArrayList<>();
    if (dialect.yields()) {
      code.add(Code.line(d.suspensions.yielding(inside, 1).text() + ";"));
    }
    code.addAll(d.statements.body(inside, d.dice.between(1, 4), depth));
    return new Code.Block(
        type + " " + variable + " = " + maker + "(" + name + " -> {", code, "});");
  }

  private Code generator(String variable, Dialect dialect, Scope scope, int depth) {
    d.uses(dialect.kind() == Kind.STREAM ? Construct.INNER_STREAM : Construct.INNER_GENERATOR);
    String maker = dialect.maker();
    if (dialect.kind() == Kind.GENERATOR && d.dice.chance(15)) {
      maker = "w." + dialect.typeArguments() + "stackful";
    }
    return definition(dialect.madeType(), variable, maker, dialect, scope, depth);
  }

  private List<Code> yieldFrom(Scope scope, int depth) {
    d.uses(Construct.YIELD_FROM);
    Dialect outer = scope.dialect();
    Dialect inner =
        outer.kind() == Kind.STREAM
            ? outer
            : new Dialect(
                Kind.GENERATOR,
                outer.yielded(),
                outer.sent(),
                d.dice.pick(Type.OBJECT, Type.STRING, Type.INTEGER));
    String variable = d.name("g");
    List<Code> code = new ArrayList<>();
    code.add(generator(variable, inner, scope, depth));
    String delegation = yielder(scope) + ".yieldFrom(" + variable + ")";
    if (inner.result() != null && d.dice.chance(50)) {
      String result = d.name("v");
      code.add(Code.line(inner.result().text() + " " + result + " = " + delegation + ";"));
      scope.add(Var.fixed(result, inner.result()).orNull());
    } else {
      code.add(Code.line(d.dice.chance(50) ? delegation + ";" : d.log(delegation)));
    }
    return code;
  }

  private Dialect any() {
    return Dialect.draw(d.dice, d.dice.pick(Kind.GENERATOR, Kind.STREAM));
  }

  private List<Code> each(Scope scope, int depth) {
    Dialect inner = any();
    String variable = d.name("g");
    return List.of(generator(variable, inner, scope, depth), loop(variable, inner, scope, depth));
  }

  private List<Code> eachIterable(Scope scope, int depth) {
    Dialect inner = Dialect.draw(d.dice, Kind.STREAM);
    d.uses(Construct.INNER_STREAM);
    String variable = d.name("g");
    String type = "AsyncIterable" + inner.typeArguments();
    Code definition =
        definition(type, variable, "w." + inner.typeArguments() + "iterable", inner, scope, depth);
    return List.of(definition, loop(variable, inner, scope, depth));
  }

  private Code loop(String source, Dialect inner, Scope scope, int depth) {
    d.uses(Construct.EACH);
    String label = d.dice.chance(30) ? d.name("l") : null;
    String name = d.name("i");
    String head =
        "for ("
            + d.dice.pick("var", inner.yielded().text())
            + " "
            + name
            + " : "
            + yielder(scope)
            + ".each("
            + source
            + "))";
    Scope inside = scope.target(label, true, false);
    inside.add(Var.fixed(name, inner.yielded()).orNull());
    return new Code.Block(
        (label == null ? "" : label + ":\n") + head, d.statements.block(inside, depth));
  }

  private List<Code> operations(Scope scope, int depth) {
    d.uses(Construct.AWAIT_OPERATION);
    String variable = d.name("g");
    Dialect inner = new Dialect(Kind.GENERATOR, Type.OBJECT, Type.OBJECT, Type.OBJECT);
    List<Code> code = new ArrayList<>();
    code.add(generator(variable, inner, scope, depth));
    List<Code> operations = new ArrayList<>();
    operations.add(operation(variable + ".anext()", scope));
    for (int i = d.dice.between(0, 3); i > 0; i--) {
      operations.add(
          d.dice
              .<Code>choice()
              .with(
                  4,
                  () ->
                      operation(
                          variable + ".asend(" + d.expression(Type.OBJECT, scope) + ")", scope))
              .with(2, () -> operation(variable + ".athrow(new Quirk(" + d.place() + "))", scope))
              .with(1, () -> operation(variable + ".anext(\"default\")", scope))
              .draw());
    }
    String error = d.name("e");
    code.add(new Code.Block("try", operations));
    code.add(
        new Code.Block(
            "catch (StopAsyncIteration | Quirk " + error + ")",
            List.of(Code.line("w.caught(" + d.place() + ", " + error + ");"))));
    code.add(Code.line(yielder(scope) + ".await(" + variable + ".aclose());"));
    return code;
  }

  private Code operation(String operation, Scope scope) {
    return Code.line("w.log(" + d.place() + ", " + yielder(scope) + ".await(" + operation + "));");
  }

  private List<Code> coroutine(Scope scope, int depth) {
    d.uses(Construct.AWAIT_COROUTINE);
    Dialect inner = Dialect.draw(d.dice, Kind.COROUTINE);
    String variable = d.name("g");
    String awaited = yielder(scope) + ".await(" + variable + ")";
    return List.of(
        definition(inner.madeType(), variable, inner.maker(), inner, scope, depth),
        Code.line(d.log(awaited)));
  }
}
