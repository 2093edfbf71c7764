package dev.agen.shapes.draw;

import java.util.List;
import java.util.Optional;

/** Assignments of all kinds. */
final class Updates {

  /** What is the same text in every run. */
  private static final List<Type> SHOWN =
      List.of(Type.STRING, Type.INT, Type.LONG, Type.CHAR, Type.DOUBLE, Type.BOOLEAN, Type.INTEGER);

  private final Drawing d;

  Updates(Drawing d) {
    this.d = d;
  }

  /** {@return an assignment as an expression; something else if nothing can be assigned} */
  String expression(Type type, Scope scope, int depth) {
    return target(type, scope, depth)
        .map(target -> "(" + update(target, type, scope, depth) + ")")
        .orElseGet(() -> d.operations.of(type, scope, depth));
  }

  /** {@return an assignment, with a semicolon} */
  String statement(Scope scope, int depth) {
    List<Var> vars = scope.vars(Var::mutable);
    List<Var> arrays = scope.vars(v -> v.type().isArray() && !v.nullable());
    if (!arrays.isEmpty() && (vars.isEmpty() || d.dice.chance(25))) {
      Var array = d.dice.pick(arrays);
      return update(element(array, scope, depth), array.type().element(), scope, depth) + ";";
    }
    if (vars.isEmpty()) {
      return d.log(d.expressions.of(Type.INT, scope, depth));
    }
    Var variable = d.dice.pick(vars);
    return update(variable.text(), variable.type(), scope, depth) + ";";
  }

  /** Something of the type that can be assigned. */
  private Optional<String> target(Type type, Scope scope, int depth) {
    List<Var> vars = scope.vars(v -> v.mutable() && v.type() == type && !v.nullable());
    List<Var> arrays = scope.vars(v -> v.type().element() == type && !v.nullable());
    if (!arrays.isEmpty() && (vars.isEmpty() || d.dice.chance(30))) {
      return Optional.of(element(d.dice.pick(arrays), scope, depth));
    }
    return vars.isEmpty() ? Optional.empty() : Optional.of(d.dice.pick(vars).text());
  }

  private String element(Var array, Scope scope, int depth) {
    String index;
    if (d.canSuspend(scope) && d.dice.chance(25)) {
      d.uses(Construct.YIELD_IN_INDEX);
      index = d.suspensions.as(Type.INT, scope, depth - 1);
    } else {
      index = d.expressions.of(Type.INT, scope, depth - 1);
    }
    return array.text() + "[As.index(" + index + ", " + array.text() + ".length)]";
  }

  private String update(String target, Type type, Scope scope, int depth) {
    boolean number = type.isNumber();
    return d.dice
        .<String>choice()
        .with(40, () -> target + " = " + value(type, scope, depth))
        .when(number, 20, () -> increment(target))
        .when(
            number,
            35,
            () -> compound(target, d.dice.pick("+", "-", "*"), numeric(type), scope, depth))
        .when(
            number && type != Type.FLOAT && type != Type.DOUBLE,
            12,
            () ->
                compound(
                    target,
                    d.dice.pick("<<", ">>", ">>>"),
                    d.dice.pick(Type.INT, Type.LONG),
                    scope,
                    depth))
        .when(
            type == Type.INT || type == Type.LONG || type == Type.BYTE,
            8,
            () -> compound(target, d.dice.pick("&", "|", "^"), Type.INT, scope, depth))
        .when(
            type == Type.BOOLEAN,
            30,
            () -> compound(target, d.dice.pick("&", "|", "^"), Type.BOOLEAN, scope, depth))
        .when(
            type == Type.STRING, 50, () -> compound(target, "+", d.dice.pick(SHOWN), scope, depth))
        .draw();
  }

  /** What may be added to a number: narrowing is part of the assignment. */
  private Type numeric(Type type) {
    return d.dice.chance(50) ? type : d.dice.pick(Type.INT, Type.LONG, Type.DOUBLE, Type.CHAR);
  }

  private String increment(String target) {
    d.uses(Construct.INCREMENT);
    return d.dice.pick("++" + target, "--" + target, target + "++", target + "--");
  }

  private String compound(String target, String operator, Type right, Scope scope, int depth) {
    d.uses(Construct.COMPOUND_ASSIGNMENT);
    String value = suspended(right, scope, depth);
    // Or it would double each time around.
    return target
        + " "
        + operator
        + "= "
        + (right == Type.STRING ? "As.cut(" + value + ")" : value);
  }

  private String suspended(Type type, Scope scope, int depth) {
    if (d.canSuspend(scope) && d.dice.chance(45)) {
      d.uses(Construct.YIELD_IN_COMPOUND_ASSIGNMENT);
      return d.suspensions.as(type, scope, depth - 1);
    }
    return d.expressions.of(type, scope, depth);
  }

  private String value(Type type, Scope scope, int depth) {
    return d.expressions.of(type, scope, depth);
  }
}
