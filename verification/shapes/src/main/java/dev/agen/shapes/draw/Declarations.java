package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Local variables, and what is hard about them. */
final class Declarations {

  private final Drawing d;

  Declarations(Drawing d) {
    this.d = d;
  }

  /** A variable with a value. */
  List<Code> local(Scope scope) {
    Type type = type();
    String name = d.name("v");
    boolean fixed = d.dice.chance(45);
    String value = d.expression(type, scope);
    String declared = type.text();
    // javac 25 takes a lambda anywhere within for the value itself.
    if (d.dice.chance(15) && !value.contains("->")) {
      d.uses(Construct.VAR_VARIABLE);
      declared = "var";
    }
    scope.add(fixed ? Var.fixed(name, type) : Var.local(name, type));
    String modifier = fixed && d.dice.chance(50) ? "final " : "";
    return List.of(Code.line(modifier + declared + " " + name + " = " + value + ";"));
  }

  private Type type() {
    Type type = d.dice.chance(60) ? d.dice.pick(Type.PRIMITIVES) : d.dice.pick(Type.ALL);
    d.uses(construct(type));
    return type;
  }

  static Construct construct(Type type) {
    return switch (type) {
      case BYTE -> Construct.BYTE_VARIABLE;
      case SHORT -> Construct.SHORT_VARIABLE;
      case CHAR -> Construct.CHAR_VARIABLE;
      case BOOLEAN -> Construct.BOOLEAN_VARIABLE;
      case INT -> Construct.INT_VARIABLE;
      case LONG -> Construct.LONG_VARIABLE;
      case FLOAT -> Construct.FLOAT_VARIABLE;
      case DOUBLE -> Construct.DOUBLE_VARIABLE;
      default -> type.isArray() ? Construct.ARRAY_VARIABLE : Construct.REFERENCE_VARIABLE;
    };
  }

  /** Declared first, given a value on two paths. */
  List<Code> deferred(Scope scope) {
    d.uses(Construct.DEFERRED_VARIABLE);
    Type type = type();
    String name = d.name("v");
    List<Code> code = new ArrayList<>();
    code.add(Code.line(type.text() + " " + name + ";"));
    code.add(new Code.Block("if (" + d.condition(scope) + ")", assignment(name, type, scope)));
    code.add(new Code.Block("else", assignment(name, type, scope)));
    scope.add(Var.fixed(name, type));
    return code;
  }

  private List<Code> assignment(String name, Type type, Scope scope) {
    return List.of(Code.line(name + " = " + d.expression(type, scope) + ";"));
  }

  /** Null while the body is suspended, something perhaps later. */
  List<Code> nullHeld(Scope scope) {
    d.uses(Construct.NULL_OVER_YIELD);
    Type type =
        d.dice.pick(
            Type.STRING,
            Type.OBJECT,
            Type.INTEGER,
            Type.LONG_BOX,
            Type.INTS,
            Type.STRINGS,
            Type.GRID,
            Type.LIST);
    String name = d.name("v");
    List<Code> code = new ArrayList<>();
    code.add(Code.line(type.text() + " " + name + " = null;"));
    code.add(Code.line(d.log(d.suspensions.as(Type.OBJECT, scope, 1))));
    code.add(new Code.Block("if (" + d.condition(scope) + ")", assignment(name, type, scope)));
    code.add(Code.line(d.log(name)));
    boolean list = type == Type.LIST;
    if (!list) {
      scope.add(Var.local(name, type).orNull());
    }
    if (d.dice.chance(8) && (type == Type.STRING || type == Type.INTS)) {
      d.uses(Construct.NULL_DEREFERENCE);
      code.add(Code.line("w.log(" + d.place() + ", " + name + ".hashCode() == 0);"));
    }
    return code;
  }

  /** Siblings whose variables have the same slots and other types. */
  List<Code> slotReuse(Scope scope) {
    d.uses(Construct.SLOT_REUSE);
    List<Code> code = new ArrayList<>();
    for (int i = d.dice.between(2, 3); i > 0; i--) {
      Scope inside = scope.block();
      List<Code> block = new ArrayList<>();
      for (int j = d.dice.between(1, 2); j > 0; j--) {
        block.addAll(local(inside));
      }
      if (d.canSuspend(inside)) {
        block.add(Code.line(d.log(d.suspensions.as(Type.OBJECT, inside, 1))));
      }
      for (Var variable : inside.own()) {
        block.add(Code.line(d.log(variable.text())));
      }
      code.add(new Code.Block("", block));
    }
    return code;
  }

  /** Another name for the yielder. */
  List<Code> alias(Scope scope) {
    d.uses(Construct.YIELDER_ALIAS);
    String name = d.name("y");
    String type = d.dice.chance(50) ? "var" : scope.dialect().yielderType();
    String from = d.dice.pick(scope.yielders());
    String value =
        d.dice.chance(25) ? "w.coin() ? " + from + " : " + d.dice.pick(scope.yielders()) : from;
    scope.addYielder(name);
    return List.of(Code.line(type + " " + name + " = " + value + ";"));
  }
}
