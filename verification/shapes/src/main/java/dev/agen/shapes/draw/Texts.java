package dev.agen.shapes.draw;

import java.util.ArrayList;
import java.util.List;

/** Expressions of type String: there are many, and much lies on the stack while they are made. */
final class Texts {

  private final Drawing d;

  Texts(Drawing d) {
    this.d = d;
  }

  String of(Scope scope, int depth) {
    return d.dice
        .<String>choice()
        .with(30, () -> concatenation(scope, depth))
        .with(10, () -> builder(scope, depth))
        .with(8, () -> all(scope, depth))
        .with(8, () -> join(scope, depth))
        .with(8, () -> "String.valueOf(" + of(Type.BOOLEAN, scope, depth) + ")")
        .with(5, () -> formatted(scope, depth))
        .with(6, () -> of(Type.BOX, scope, depth) + ".get()")
        .with(5, () -> of(Type.COLOR, scope, depth) + ".name()")
        .with(6, () -> "As.stringOf(" + of(d.expressions.anyType(scope), scope, depth) + ")")
        .draw();
  }

  private String of(Type type, Scope scope, int depth) {
    return d.expressions.of(type, scope, depth);
  }

  private String suspended(Construct construct, Type type, Scope scope, int depth) {
    if (d.canSuspend(scope) && d.dice.chance(45)) {
      d.uses(construct);
      return d.suspensions.as(type, scope, depth);
    }
    return of(type, scope, depth);
  }

  /** Neither Object nor arrays: what they are as text depends on the run. */
  private Type shown() {
    return d.dice.chance(50)
        ? Type.STRING
        : d.dice.pick(
            Type.BYTE,
            Type.CHAR,
            Type.INT,
            Type.LONG,
            Type.FLOAT,
            Type.DOUBLE,
            Type.BOOLEAN,
            Type.INTEGER,
            Type.SHAPE);
  }

  private String concatenation(Scope scope, int depth) {
    StringBuilder text = new StringBuilder("As.cut(\"" + d.name("c") + "\"");
    for (int i = d.dice.between(1, 4); i > 0; i--) {
      text.append(" + ").append(suspended(Construct.YIELD_IN_CONCATENATION, shown(), scope, depth));
    }
    return text.append(")").toString();
  }

  private String builder(Scope scope, int depth) {
    StringBuilder text = new StringBuilder("As.cut(new StringBuilder()");
    for (int i = d.dice.between(1, 3); i > 0; i--) {
      text.append(".append(")
          .append(suspended(Construct.YIELD_IN_BUILDER_CHAIN, shown(), scope, depth))
          .append(")");
    }
    return text.append(".toString())").toString();
  }

  private String all(Scope scope, int depth) {
    d.uses(Construct.DEEP_STACK);
    List<String> arguments = new ArrayList<>();
    for (Type type :
        List.of(
            Type.LONG,
            Type.DOUBLE,
            Type.INT,
            Type.OBJECT,
            Type.FLOAT,
            Type.STRING,
            Type.BYTE,
            Type.CHAR,
            Type.SHORT,
            Type.BOOLEAN,
            Type.LONG,
            Type.OBJECT)) {
      arguments.add(
          d.dice.chance(65)
              ? d.expressions.leaf(type, scope)
              : suspended(Construct.YIELD_AS_ARGUMENT, type, scope, depth - 1));
    }
    return "Mix.all(" + d.arguments(arguments) + ")";
  }

  private String join(Scope scope, int depth) {
    d.uses(Construct.VARARGS);
    List<String> arguments = new ArrayList<>();
    arguments.add(of(Type.LONG, scope, depth));
    for (int i = d.dice.between(1, 3); i > 0; i--) {
      Type type = d.dice.pick(Type.PLAIN);
      String value = suspended(Construct.YIELD_AS_VARARG, type, scope, depth);
      // One null alone would be the array.
      arguments.add(type.isPrimitive() ? value : "(Object) " + value);
    }
    return "Mix.join(" + d.arguments(arguments) + ")";
  }

  private String formatted(Scope scope, int depth) {
    return "As.cut(\"%s %s\".formatted("
        + suspended(Construct.YIELD_AS_VARARG, shown(), scope, depth)
        + ", "
        + of(Type.STRING, scope, depth)
        + "))";
  }
}
