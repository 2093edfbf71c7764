package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import dev.agen.shapes.source.Printer;
import java.util.ArrayList;
import java.util.List;

/** Lambdas and method references that know nothing of the yielder. */
final class Lambdas {

  private final Drawing d;

  Lambdas(Drawing d) {
    this.d = d;
  }

  /** {@return an expression that calls a lambda and gives its result} */
  String of(Type type, Scope scope, int depth) {
    return d.dice
        .<String>choice()
        .with(10, () -> call(type, scope, depth))
        .with(5, () -> block(type, scope, depth))
        .with(5, () -> function(type, scope, depth))
        .with(4, () -> supplier(type, scope, depth))
        .with(6, () -> reference(type, scope, depth))
        .with(2, () -> serializable(type, scope, depth))
        .draw();
  }

  private String call(Type type, Scope scope, int depth) {
    d.uses(Construct.LAMBDA);
    String value = d.expressions.of(type, scope.lambda(), depth);
    return type.unboxed("w.<" + type.boxed() + ">call(() -> " + value + ")");
  }

  private String block(Type type, Scope scope, int depth) {
    d.uses(Construct.LAMBDA_BLOCK);
    Scope inside = scope.lambda();
    List<Code> code = new ArrayList<>(d.statements.draw(inside, d.dice.between(1, 2), 1));
    code.add(Code.line("return " + d.expressions.of(type, inside, depth) + ";"));
    return type.unboxed("w.<" + type.boxed() + ">call(() -> {\n" + Printer.print(code) + "})");
  }

  private String function(Type type, Scope scope, int depth) {
    d.uses(Construct.LAMBDA);
    Type param = d.dice.pick(Type.PLAIN);
    String name = d.name("q");
    String argument = d.expressions.of(param, scope, depth);
    Scope inside = scope.lambda();
    // Boxed, it may be null.
    Var variable = Var.fixed(name, param);
    inside.add(variable);
    String value = d.expressions.of(type, inside, depth);
    String function = param.isPrimitive() ? primitive(param, name, value) : name + " -> " + value;
    return applied(function, param, argument, type);
  }

  /** The parameter is a box; inside it is to be the primitive. */
  private String primitive(Type param, String name, String value) {
    String box = d.name("b");
    return box
        + " -> {\n"
        + param.text()
        + " "
        + name
        + " = "
        + box
        + ";\n"
        + "return "
        + value
        + ";\n}";
  }

  private String supplier(Type type, Scope scope, int depth) {
    d.uses(Construct.LAMBDA);
    String value = d.expressions.of(type, scope.lambda(), depth);
    return switch (type) {
      case INT -> "((IntSupplier) () -> " + value + ").getAsInt()";
      case LONG -> "((LongSupplier) () -> " + value + ").getAsLong()";
      case DOUBLE -> "((DoubleSupplier) () -> " + value + ").getAsDouble()";
      case BOOLEAN -> "((BooleanSupplier) () -> " + value + ").getAsBoolean()";
      default -> type.unboxed("((Supplier<" + type.boxed() + ">) () -> " + value + ").get()");
    };
  }

  private String reference(Type type, Scope scope, int depth) {
    List<Callable> methods =
        scope.callables(c ->
            c.result() == type
                && !c.suspends()
                && c.params().size() == 1
                && c.close().isEmpty()
                && c.open().matches("(\\w+\\.)*\\w+"));
    if (!methods.isEmpty() && d.dice.chance(70)) {
      Callable method = d.dice.pick(methods);
      Type param = method.params().getFirst();
      return applied(reference(method.open()), param, type, scope, depth);
    }
    return switch (type) {
      case STRING -> applied("String::valueOf", Type.INTEGER, type, scope, depth);
      case INT -> applied("Math::abs", Type.INT, type, scope, depth);
      case SHAPE -> applied("Dot::new", Type.INT, type, scope, depth);
      case BOX -> applied("Box<String>::new", Type.STRING, type, scope, depth);
      case INTS -> "w.<Integer, int[]>apply(int[]::new, " + d.dice.between(1, 3) + ")";
      default -> call(type, scope, depth);
    };
  }

  /** Method m of this, or of a class, or of super. */
  private static String reference(String open) {
    int dot = open.lastIndexOf('.');
    return dot < 0 ? "this::" + open : open.substring(0, dot) + "::" + open.substring(dot + 1);
  }

  private String applied(String reference, Type param, Type type, Scope scope, int depth) {
    d.uses(Construct.METHOD_REFERENCE);
    return applied(reference, param, d.expressions.of(param, scope, depth), type);
  }

  private static String applied(String function, Type param, String argument, Type type) {
    return type.unboxed(
        "w.<" + param.boxed() + ", " + type.boxed() + ">apply(" + function + ", " + argument + ")");
  }

  /** Captures only what can be serialized. */
  private String serializable(Type type, Scope scope, int depth) {
    d.uses(Construct.SERIALIZABLE_LAMBDA);
    Scope inside = Scope.empty();
    scope
        .lambda()
        .vars(
            v -> !v.mutable() && !v.field() && (v.type().isPrimitive() || v.type() == Type.STRING))
        .forEach(inside::add);
    String value = d.expressions.of(type, inside, Math.min(depth, 1));
    return type.unboxed(
        "w.copy((Supplier<" + type.boxed() + "> & Serializable) () -> " + value + ").get()");
  }

  String list(String elements, Scope scope, int depth) {
    d.uses(Construct.LAMBDA);
    String name = d.name("q");
    Scope inside = scope.lambda();
    inside.add(Var.fixed(name, Type.OBJECT).orNull());
    String value = d.expressions.of(Type.OBJECT, inside, depth);
    return "Stream.<Object>of("
        + elements
        + ").<Object>map("
        + name
        + " -> "
        + value
        + ").toList()";
  }

  String mapped(Scope scope, int depth) {
    d.uses(Construct.LAMBDA);
    String box = d.expressions.of(Type.BOX, scope, depth);
    String name = d.name("q");
    Scope inside = scope.lambda();
    inside.add(Var.fixed(name, Type.STRING));
    return box
        + ".<String>map("
        + name
        + " -> "
        + d.expressions.of(Type.STRING, inside, depth)
        + ")";
  }
}
