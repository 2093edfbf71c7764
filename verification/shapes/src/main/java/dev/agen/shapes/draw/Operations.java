package dev.agen.shapes.draw;

import java.util.ArrayList;
import java.util.List;

/** What can be computed for each type. */
final class Operations {

  private final Drawing d;

  Operations(Drawing d) {
    this.d = d;
  }

  String of(Type type, Scope scope, int depth) {
    return switch (type) {
      case BOOLEAN -> condition(scope, depth);
      case BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE -> number(type, scope, depth);
      case STRING -> new Texts(d).of(scope, depth);
      case OBJECT -> object(scope, depth);
      case INTEGER -> boxed("Integer", Type.INT, scope, depth);
      case LONG_BOX -> boxed("Long", Type.LONG, scope, depth);
      case LIST -> list(scope, depth);
      case SHAPE -> "((Shape) " + shape(scope, depth) + ")";
      case COLOR -> color(scope, depth);
      case BOX -> box(scope, depth);
      default -> array(type, scope, depth);
    };
  }

  private String sub(Type type, Scope scope, int depth) {
    return d.expressions.of(type, scope, depth);
  }

  /** A part that suspends, if possible. */
  private String suspended(Construct construct, Type type, Scope scope, int depth) {
    if (d.canSuspend(scope) && d.dice.chance(50)) {
      d.uses(construct);
      return d.suspensions.as(type, scope, depth);
    }
    return sub(type, scope, depth);
  }

  // ---- booleans
  // ----------------------------------------------------------------------------------

  private String condition(Scope scope, int depth) {
    return d.dice
        .<String>choice()
        .with(30, () -> comparison(scope, depth))
        .with(25, () -> shortCircuit(scope, depth))
        .with(5, () -> "(!" + sub(Type.BOOLEAN, scope, depth) + ")")
        .with(
            8,
            () ->
                "("
                    + sub(Type.BOOLEAN, scope, depth)
                    + d.dice.pick(" ^ ", " & ", " | ", " == ", " != ")
                    + sub(Type.BOOLEAN, scope, depth)
                    + ")")
        .with(8, () -> nullTest(scope, depth))
        .with(14, () -> d.patterns.test(scope, depth))
        .with(10, () -> "w.coin()")
        .draw();
  }

  /** Through a method, because ECJ 3.46 breaks down at some constants. */
  private String nullTest(Scope scope, int depth) {
    Type type = d.dice.pick(Type.OBJECT, Type.STRING, Type.INTEGER, Type.INTS, Type.COLOR);
    List<Var> vars = scope.vars(v -> !v.type().isPrimitive() && (v.nullable() || v.type() == type));
    String value =
        vars.isEmpty() || d.dice.chance(30)
            ? "Mix.<" + type.boxed() + ">same(" + sub(type, scope, depth) + ")"
            : d.dice.pick(vars).text();
    return "(" + value + d.dice.pick(" == ", " != ") + "null)";
  }

  private String comparison(Scope scope, int depth) {
    Type left = d.dice.pick(Type.NUMBERS);
    Type right = d.dice.chance(60) ? left : d.dice.pick(Type.NUMBERS);
    return "("
        + suspended(Construct.YIELD_IN_CONDITION, left, scope, depth)
        + d.dice.pick(" < ", " <= ", " > ", " >= ", " == ", " != ")
        + sub(right, scope, depth)
        + ")";
  }

  private String shortCircuit(Scope scope, int depth) {
    d.uses(Construct.SHORT_CIRCUIT);
    return "("
        + sub(Type.BOOLEAN, scope, depth)
        + d.dice.pick(" && ", " || ")
        + suspended(Construct.YIELD_IN_CONDITION, Type.BOOLEAN, scope, depth)
        + ")";
  }

  // ---- numbers
  // -----------------------------------------------------------------------------------

  private String number(Type type, Scope scope, int depth) {
    List<Var> arrays = scope.vars(v -> v.type().element() == type && !v.nullable());
    return d.dice
        .<String>choice()
        .with(40, () -> binary(type, scope, depth))
        .with(12, () -> cast(type, scope, depth))
        .when(!arrays.isEmpty(), 14, () -> element(d.dice.pick(arrays), scope, depth))
        .with(3, () -> inlineElement(type, scope, depth))
        .when(type == Type.INT, 24, () -> integer(scope, depth))
        .when(type == Type.LONG, 14, () -> wide(scope, depth))
        .draw();
  }

  private String binary(Type type, Scope scope, int depth) {
    boolean narrow = type == Type.BYTE || type == Type.SHORT || type == Type.CHAR;
    boolean real = type == Type.FLOAT || type == Type.DOUBLE;
    Type left = d.dice.chance(70) ? type : narrower(type);
    String a = sub(left, scope, depth);
    String b = sub(type, scope, depth);
    String text =
        d.dice
            .<String>choice()
            .with(30, () -> "(" + a + d.dice.pick(" + ", " - ", " * ") + b + ")")
            .with(
                5, () -> "(" + a + d.dice.pick(" / ", " % ") + (real ? b : "(" + b + " | 1)") + ")")
            .with(1, () -> "(" + a + " / " + b + ")")
            .when(!real, 8, () -> "(" + a + d.dice.pick(" & ", " | ", " ^ ") + b + ")")
            .when(
                !real && left == type,
                5,
                () -> "(" + a + d.dice.pick(" << ", " >> ", " >>> ") + b + ")")
            .with(3, () -> "(-" + b + ")")
            .draw();
    return narrow ? "((" + type.text() + ") " + text + ")" : text;
  }

  /** What is widened to the type when it is one of two operands. */
  private static Type narrower(Type type) {
    return switch (type) {
      case LONG, FLOAT -> Type.INT;
      case DOUBLE -> Type.LONG;
      case INT -> Type.CHAR;
      default -> type;
    };
  }

  private String cast(Type type, Scope scope, int depth) {
    d.uses(Construct.CAST);
    return "((" + type.text() + ") " + sub(d.dice.pick(Type.NUMBERS), scope, depth) + ")";
  }

  private String element(Var array, Scope scope, int depth) {
    String index = suspended(Construct.YIELD_IN_INDEX, Type.INT, scope, depth);
    return d.dice.chance(95)
        ? array.text() + "[As.index(" + index + ", " + array.text() + ".length)]"
        : array.text() + "[" + index + "]";
  }

  private String inlineElement(Type type, Scope scope, int depth) {
    return "(new " + type.text() + "[] {" + elements(type, scope, depth) + "})[0]";
  }

  private String integer(Scope scope, int depth) {
    List<Var> arrays = scope.vars(v -> v.type().isArray() && !v.nullable());
    return d.dice
        .<String>choice()
        .with(10, () -> sum(scope, depth))
        .when(!arrays.isEmpty(), 6, () -> d.dice.pick(arrays).text() + ".length")
        .with(
            6,
            () ->
                "new Dot("
                    + suspended(Construct.YIELD_IN_CONSTRUCTOR, Type.INT, scope, depth)
                    + ").x()")
        .with(5, () -> color(scope, depth) + ".weight()")
        .with(5, () -> "String.valueOf(" + sub(Type.STRING, scope, depth) + ").length()")
        .with(
            3,
            () ->
                "Integer.compare("
                    + sub(Type.INT, scope, depth)
                    + ", "
                    + sub(Type.INT, scope, depth)
                    + ")")
        .with(1, () -> nullable(scope, depth))
        .draw();
  }

  private String sum(Scope scope, int depth) {
    d.uses(Construct.VARARGS);
    List<String> arguments = new ArrayList<>();
    for (int i = d.dice.between(0, 4); i > 0; i--) {
      arguments.add(suspended(Construct.YIELD_AS_VARARG, Type.INT, scope, depth));
    }
    return "Mix.sum(" + d.arguments(arguments) + ")";
  }

  private String nullable(Scope scope, int depth) {
    d.uses(Construct.NULL_DEREFERENCE);
    return d.dice.chance(50)
        ? "((int) " + sub(Type.INTEGER, scope, depth) + ")"
        : "(" + sub(Type.STRING, scope, depth) + ").length()";
  }

  private String wide(Scope scope, int depth) {
    d.uses(Construct.DEEP_STACK);
    return "Mix.wide("
        + d.arguments(
            List.of(
                sub(Type.LONG, scope, depth),
                suspended(Construct.YIELD_AS_ARGUMENT, Type.DOUBLE, scope, depth),
                sub(Type.LONG, scope, depth),
                suspended(Construct.YIELD_AS_ARGUMENT, Type.DOUBLE, scope, depth)))
        + ")";
  }

  // ---- references
  // --------------------------------------------------------------------------------

  private String object(Scope scope, int depth) {
    return "((Object) " + sub(d.expressions.anyType(scope), scope, depth) + ")";
  }

  private String boxed(String box, Type type, Scope scope, int depth) {
    d.uses(Construct.BOXING);
    return d.dice.chance(50)
        ? box + ".valueOf(" + sub(type, scope, depth) + ")"
        : "((" + box + ") " + sub(type, scope, depth) + ")";
  }

  private String list(Scope scope, int depth) {
    String elements = elements(Type.OBJECT, scope, depth);
    return d.dice
        .<String>choice()
        .with(
            3,
            () -> "((List<Object>) new ArrayList<Object>(Arrays.<Object>asList(" + elements + ")))")
        .with(3, () -> "Arrays.<Object>asList(" + elements + ")")
        .with(2, () -> d.lambdas.list(elements, scope, depth))
        .draw();
  }

  String shape(Scope scope, int depth) {
    return d.dice
        .<String>choice()
        .with(
            5,
            () ->
                "new Dot("
                    + suspended(Construct.YIELD_IN_CONSTRUCTOR, Type.INT, scope, depth)
                    + ")")
        .when(depth > 0, 5, () -> line(scope, depth))
        .with(4, () -> named(scope, depth))
        .draw();
  }

  private String line(Scope scope, int depth) {
    d.uses(Construct.NESTED_CONSTRUCTORS);
    String from = sub(Type.SHAPE, scope, depth - 1);
    String to = shape(scope, depth - 1);
    return "new Line(" + d.arguments(List.of(from, to)) + ")";
  }

  String named(Scope scope, int depth) {
    String name = sub(Type.STRING, scope, depth);
    String size = suspended(Construct.YIELD_IN_CONSTRUCTOR, Type.LONG, scope, depth);
    String ratio =
        "w.coin() ? "
            + suspended(Construct.YIELD_IN_CONSTRUCTOR, Type.DOUBLE, scope, depth)
            + " : "
            + sub(Type.DOUBLE, scope, depth);
    return "new Named(" + d.arguments(List.of(name, size, ratio)) + ")";
  }

  private String color(Scope scope, int depth) {
    return d.dice.chance(50)
        ? d.literals.of(Type.COLOR)
        : "Color.values()[As.index("
            + suspended(Construct.YIELD_IN_INDEX, Type.INT, scope, depth)
            + ", 3)]";
  }

  private String box(Scope scope, int depth) {
    String content = suspended(Construct.YIELD_IN_CONSTRUCTOR, Type.STRING, scope, depth);
    return d.dice
        .<String>choice()
        .with(3, () -> "new Box<String>(" + content + ")")
        .with(2, () -> "Box.<String>of(" + content + ")")
        .with(2, () -> d.lambdas.mapped(scope, depth))
        .draw();
  }

  private String array(Type type, Scope scope, int depth) {
    List<Var> vars = scope.vars(v -> v.type() == type && !v.nullable());
    return d.dice
        .<String>choice()
        .with(12, () -> initialised(type, scope, depth))
        .when(!vars.isEmpty(), 3, () -> d.dice.pick(vars).text() + ".clone()")
        .when(type == Type.GRID, 6, () -> multi(scope, depth))
        .when(
            type != Type.GRID,
            3,
            () -> "new " + type.element().text() + "[" + d.dice.between(1, 3) + "]")
        .draw();
  }

  private String initialised(Type type, Scope scope, int depth) {
    d.uses(Construct.ARRAY_INITIALISER);
    return "new " + type.text() + " {" + elements(type.element(), scope, depth) + "}";
  }

  private String multi(Scope scope, int depth) {
    d.uses(Construct.MULTI_ARRAY);
    return "new int["
        + d.dice.between(1, 2)
        + "][As.index("
        + sub(Type.INT, scope, depth)
        + ", 2) + 1]";
  }

  /** At least one, so that indices find something. */
  private String elements(Type type, Scope scope, int depth) {
    List<String> elements = new ArrayList<>();
    for (int i = d.dice.between(1, 3); i > 0; i--) {
      elements.add(suspended(Construct.YIELD_IN_ARRAY, type, scope, depth));
    }
    return d.arguments(elements);
  }
}
