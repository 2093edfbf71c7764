package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.List;

/** What a compiler of bodies may refuse, and what has to work nevertheless. */
final class Escapes {

  /** What the statements need around them, once in a program. */
  static final List<Code> TYPES =
      List.of(
          new Code.Block(
              "class Over",
              List.of(Code.line("Object go(Awaiter a, Object x) { return a.await(w.later(x)); }"))),
          new Code.Block(
              "final class Shut",
              List.of(Code.line("Object go(Awaiter a, Object x) { return a.await(w.later(x)); }"))),
          new Code.Block(
              "class Keeper",
              List.of(
                  Code.line("private final Awaiter a;"),
                  Code.line("Keeper(Awaiter a) { this.a = a; }"),
                  Code.line("Object go(Object x) { return a.await(w.later(x)); }"))),
          new Code.Block(
              "class Spread",
              List.of(
                  Code.line(
                      "static Object go(Object x, Awaiter... all)"
                          + " { return all[0].await(w.later(x)); }"),
                  Code.line(
                      "static synchronized Object locked(Awaiter a, Object x)"
                          + " { return a.await(w.later(x)); }"),
                  Code.line("static <Y> Y same(Y y) { return y; }"))));

  private final Drawing d;

  Escapes(Drawing d) {
    this.d = d;
  }

  List<Code> draw(Scope scope) {
    String y = d.dice.pick(scope.yielders());
    d.spendSuspension();
    String x = d.expression(Type.OBJECT, scope);
    String later = "w.later(" + x + ")";
    boolean yields = scope.dialect().yields();
    String type = scope.dialect().yielderType();
    return d.dice
        .<List<Code>>choice()
        .when(!scope.onStack(), 4, () -> List.of(synchronizedAround(scope)))
        .with(1, () -> logged(Construct.SYNCHRONIZED_METHOD, "Spread.locked(" + y + ", " + x + ")"))
        .with(2, () -> captured(scope, y, later(scope)))
        .when(yields, 1, () -> reference(scope, y))
        .with(2, () -> anonymous(scope, y))
        .with(
            1,
            () -> logged(Construct.YIELDER_TO_OVERRIDABLE, "new Over().go(" + y + ", " + x + ")"))
        .with(
            1,
            () -> logged(Construct.YIELDER_TO_FINAL_CLASS, "new Shut().go(" + y + ", " + x + ")"))
        .with(
            1,
            () -> logged(Construct.YIELDER_TO_CONSTRUCTOR, "new Keeper(" + y + ").go(" + x + ")"))
        .with(1, () -> array(y, later))
        .with(1, () -> logged(Construct.YIELDER_IN_VARARGS, "Spread.go(" + x + ", " + y + ")"))
        .with(
            1,
            () -> logged(Construct.YIELDER_RETURNED, "Spread.same(" + y + ").await(" + later + ")"))
        .with(1, () -> mixed(y, later, type))
        .with(
            1,
            () -> logged(Construct.YIELDER_COMPARED, y + " != null && " + y + ".equals(" + y + ")"))
        .with(
            1,
            () ->
                logged(
                    Construct.YIELDER_CAST, "((Awaiter) (Object) " + y + ").await(" + later + ")"))
        .with(1, () -> eachKept(scope, y))
        .with(1, () -> with(scope, y))
        .with(
            1,
            () ->
                logged(
                    Construct.LOOKUP,
                    "java.lang.invoke.MethodHandles.lookup().lookupClass()"
                        + ".getSimpleName().length()"))
        .draw();
  }

  private List<Code> logged(Construct construct, String value) {
    d.uses(construct);
    return List.of(Code.line(d.log(value)));
  }

  /** As seen from inside of a lambda. */
  private String later(Scope scope) {
    return "w.later(" + d.expressions.of(Type.OBJECT, scope.lambda(), 2) + ")";
  }

  private Code synchronizedAround(Scope scope) {
    d.uses(Construct.YIELD_IN_SYNCHRONIZED);
    return new Code.Block(
        "synchronized (w.lock())",
        List.of(Code.line(d.log(d.suspensions.as(Type.OBJECT, scope, 2)))));
  }

  private List<Code> captured(Scope scope, String y, String later) {
    String value =
        scope.dialect().yields() && scope.dialect().yielded() == Type.OBJECT && d.dice.chance(60)
            ? y + ".yield(" + d.expressions.of(Type.OBJECT, scope.lambda(), 1) + ")"
            : y + ".await(" + later + ")";
    return logged(Construct.YIELDER_CAPTURED, "w.<Object>call(() -> " + value + ")");
  }

  private List<Code> reference(Scope scope, String y) {
    Type yielded = scope.dialect().yielded();
    return logged(
        Construct.YIELDER_METHOD_REFERENCE,
        "w.<"
            + yielded.boxed()
            + ", Object>apply("
            + y
            + "::yield, "
            + d.expression(yielded, scope)
            + ")");
  }

  private List<Code> anonymous(Scope scope, String y) {
    String later = "w.later(" + d.expressions.of(Type.OBJECT, scope.foreign(), 2) + ")";
    d.uses(Construct.YIELDER_IN_ANONYMOUS_CLASS);
    String name = d.name("v");
    return List.of(
        new Code.Block(
            "var " + name + " = new Object() {",
            List.of(Code.line("Object go() { return " + y + ".await(" + later + "); }")),
            "};"),
        Code.line("w.log(" + d.place() + ", " + name + ".go());"));
  }

  private List<Code> array(String y, String later) {
    d.uses(Construct.YIELDER_IN_ARRAY);
    String name = d.name("v");
    return List.of(
        Code.line("Awaiter[] " + name + " = {" + y + "};"),
        Code.line("w.log(" + d.place() + ", " + name + "[0].await(" + later + "));"));
  }

  private List<Code> mixed(String y, String later, String type) {
    d.uses(Construct.YIELDER_MIXED);
    String name = d.name("v");
    return List.of(
        Code.line(type + " " + name + " = w.coin() ? " + y + " : null;"),
        new Code.Block(
            "if (" + name + " != null)",
            List.of(Code.line("w.log(" + d.place() + ", " + name + ".await(" + later + "));"))));
  }

  private List<Code> eachKept(Scope scope, String y) {
    d.uses(Construct.EACH_KEPT);
    String name = d.name("v");
    String element = d.name("i");
    String z = d.name("z");
    Dialect inner = new Dialect(Kind.STREAM, Type.OBJECT, Type.OBJECT, null);
    String yield = d.suspensions.yielding(scope.body(inner, z), 1).text();
    return List.of(
        Code.line(
            "Iterable<Object> "
                + name
                + " = "
                + y
                + ".<Object>each(w.<Object>stream("
                + z
                + " -> "
                + yield
                + "));"),
        new Code.Block(
            "for (Object " + element + " : " + name + ")", List.of(Code.line(d.log(element)))));
  }

  private List<Code> with(Scope scope, String y) {
    d.uses(Construct.WITH);
    String z = d.name("z");
    String name = d.name("v");
    Dialect inner = new Dialect(Kind.STREAM, Type.OBJECT, Type.OBJECT, null);
    String yield = d.suspensions.yielding(scope.body(inner, z), 1).text();
    return List.of(
        new Code.Block(
            y
                + ".<Object>with(AsyncContextManager.of(w.<Object>stream("
                + z
                + " -> "
                + yield
                + ")), "
                + name
                + " -> {",
            List.of(Code.line(d.log(name))),
            "});"));
  }
}
