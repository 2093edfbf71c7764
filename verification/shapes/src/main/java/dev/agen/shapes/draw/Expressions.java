package dev.agen.shapes.draw;

import java.util.List;

/**
 * Expressions. The static type of one drawn for a type is exactly that type, and it can stand
 * anywhere without parentheses around it.
 */
final class Expressions {

  private final Drawing d;

  Expressions(Drawing d) {
    this.d = d;
  }

  /** {@return an expression} {@code depth} says how much may be nested in it. */
  String of(Type type, Scope scope, int depth) {
    if (depth <= 0) {
      return leaf(type, scope);
    }
    return d.dice
        .<String>choice()
        .with(26, () -> leaf(type, scope))
        .when(d.canSuspend(scope), 16, () -> d.suspensions.as(type, scope, depth - 1))
        .with(26, () -> d.operations.of(type, scope, depth - 1))
        .with(6, () -> ternary(type, scope, depth - 1))
        .when(depth > 1, 4, () -> d.switchExpressions.of(type, scope, depth - 1))
        .with(9, () -> d.calls.of(type, scope, depth - 1))
        .with(4, () -> d.lambdas.of(type, scope, depth - 1))
        .with(6, () -> d.updates.expression(type, scope, depth - 1))
        .when(type.isPlain(), 5, () -> converted(type, scope, depth - 1))
        .with(4, () -> logged(type, scope, depth - 1))
        .with(2, () -> second(type, scope, depth - 1))
        .with(3, () -> d.patterns.ternary(type, scope, depth - 1))
        .draw();
  }

  /** {@return a variable or a literal} */
  String leaf(Type type, Scope scope) {
    List<Var> vars = scope.vars(v -> v.type() == type && (!v.nullable() || !type.isArray()));
    if (!vars.isEmpty() && d.dice.chance(80)) {
      return d.dice.pick(vars).text();
    }
    if (type.isPlain() && d.dice.chance(35)) {
      List<Var> others = scope.vars(v -> true);
      if (!others.isEmpty()) {
        return type.convert(d.dice.pick(others).text());
      }
    }
    return d.literals.of(type);
  }

  /** {@return a type, one that has a variable mostly} */
  Type anyType(Scope scope) {
    List<Var> vars = d.dice.chance(60) ? scope.vars(v -> !v.nullable()) : List.<Var>of();
    return vars.isEmpty() ? d.dice.pick(Type.ALL) : d.dice.pick(vars).type();
  }

  private String ternary(Type type, Scope scope, int depth) {
    d.uses(Construct.TERNARY);
    String condition = of(Type.BOOLEAN, scope, depth);
    if (d.canSuspend(scope) && d.dice.chance(50)) {
      d.uses(Construct.YIELD_IN_TERNARY);
      String suspended = d.suspensions.as(type, scope, depth);
      String other = of(type, scope, depth);
      return standalone(
          type,
          d.dice.chance(50)
              ? "(" + condition + " ? " + suspended + " : " + other + ")"
              : "(" + condition + " ? " + other + " : " + suspended + ")");
    }
    return standalone(
        type,
        "(" + condition + " ? " + of(type, scope, depth) + " : " + of(type, scope, depth) + ")");
  }

  /**
   * {@return the same with a cast, mostly} Without one, javac looks at arguments like these once
   * for itself and once for the method, and so on inwards: that takes most of its time.
   */
  String standalone(Type type, String expression) {
    return d.dice.chance(85) ? "((" + type.text() + ") " + expression + ")" : expression;
  }

  private String converted(Type type, Scope scope, int depth) {
    d.uses(Construct.BOXING);
    return type.convert(of(d.dice.pick(Type.PLAIN), scope, depth));
  }

  /** An expression that leaves an event on the way: tells in which order things happen. */
  private String logged(Type type, Scope scope, int depth) {
    return type.unboxed(
        "w.<" + type.boxed() + ">at(" + d.place() + ", " + of(type, scope, depth) + ")");
  }

  private String second(Type type, Scope scope, int depth) {
    d.uses(Construct.GENERIC_CALL);
    return type.unboxed(
        "Mix.<"
            + type.boxed()
            + ">second("
            + of(anyType(scope), scope, depth)
            + ", "
            + of(type, scope, depth)
            + ")");
  }
}
