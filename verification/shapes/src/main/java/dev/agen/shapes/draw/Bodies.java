package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Bodies in all forms that a body can have. */
final class Bodies {

  private static final int DEPTH = 3;
  private static final String YIELDER = "y";

  private final Drawing d;
  private final Dialect dialect;

  Bodies(Drawing d, Dialect dialect) {
    this.d = d;
    this.dialect = dialect;
  }

  Made draw(Place place) {
    boolean instance = !place.isStatic();
    boolean plainClass = place.host() == HostForm.CLASS && !place.making();
    return d.dice
        .<Made>choice()
        .with(40, () -> lambda(place))
        .with(6, () -> expressionLambda(place))
        .with(5, () -> curried(place))
        .when(instance, 8, () -> thisReference(place))
        .when(place.host().hasStatics(), 7, () -> staticReference(place))
        .when(plainClass, 8, () -> boundReference(place))
        .when(plainClass && place.inBlock(), 12, () -> overriddenReference(place))
        .with(8, () -> anonymous(place))
        .when(place.inBlock(), 5, () -> record(place))
        .when(place.inBlock(), 5, () -> localClass(place))
        .when(place.inBlock(), 4, () -> enumeration(place))
        .draw();
  }

  private List<Code> code(Scope scope) {
    d.grant(d.dice.between(14, 40), d.dice.between(8, 30));
    List<Code> code = new ArrayList<>();
    for (Callable method : scope.callables(Callable::suspends)) {
      if (d.dice.chance(70)) {
        code.add(Code.line(d.statements.call(method, scope)));
      }
    }
    int wanted = d.dice.between(4, 12);
    code.addAll(
        d.dice.chance(6) ? endless(scope, wanted) : d.statements.body(scope, wanted, DEPTH));
    return code;
  }

  /** No way out but an exception: no return instruction. */
  private List<Code> endless(Scope scope, int wanted) {
    d.uses(Construct.BODY_WITHOUT_RETURN);
    Scope inside = scope.noWayOut();
    List<Code> code = new ArrayList<>();
    code.add(Code.line("if (!w.more()) throw new Quirk(" + d.place() + ");"));
    code.addAll(d.statements.draw(inside, wanted, DEPTH));
    return List.of(new Code.Block("for (;;)", code));
  }

  private Scope inside(Place place) {
    return place.scope().body(dialect, YIELDER);
  }

  private void countCaptures(Place place) {
    if (!place.isStatic()) {
      d.uses(Construct.BODY_CAPTURES_THIS);
    }
    if (!place.scope().own().isEmpty()) {
      d.uses(Construct.BODY_CAPTURES_LOCALS);
    }
  }

  /** Uses this and the locals at once, so that they are really captured. */
  private List<Code> captures(Place place) {
    countCaptures(place);
    List<Code> code = new ArrayList<>();
    place
        .scope()
        .lambda()
        .vars(v -> !v.nullable())
        .forEach(v -> {
          if (d.dice.chance(35)) {
            code.add(Code.line(d.log(v.text())));
          }
        });
    return code;
  }

  private Made lambda(Place place) {
    d.uses(Construct.BLOCK_LAMBDA);
    List<Code> code = captures(place);
    code.addAll(code(inside(place)));
    return new Made(List.of(), YIELDER + " -> {", code, "}");
  }

  private Made curried(Place place) {
    d.uses(Construct.CURRIED_LAMBDA);
    List<Code> code = captures(place);
    code.addAll(code(inside(place)));
    return new Made(
        List.of(),
        "((Supplier<" + dialect.bodyType() + ">) () -> " + YIELDER + " -> {",
        code,
        "}).get()");
  }

  private Made expressionLambda(Place place) {
    d.uses(Construct.EXPRESSION_LAMBDA);
    Scope inside = inside(place);
    d.grant(0, d.dice.between(4, 12));
    String value =
        dialect.result() == null
            ? d.suspensions.yielding(inside, 3).text()
            : d.expressions.of(dialect.result(), inside, 4);
    return Made.expression(YIELDER + " -> " + value);
  }

  /** A body that is a method of the host. */
  private String method(String modifiers, Scope around, Members members) {
    String name = d.name("body");
    Scope scope = around.method(dialect, YIELDER, dialect.result());
    members.add(new Code.Block(head(modifiers, name), code(scope)));
    return name;
  }

  private String head(String modifiers, String name) {
    return modifiers
        + dialect.returned()
        + " "
        + name
        + "("
        + dialect.yielderType()
        + " "
        + YIELDER
        + ") throws Exception";
  }

  /** What the host's members see, without the locals where the body is made. */
  private Scope memberScope(Place place, boolean isStatic) {
    if (isStatic) {
      return place.statics();
    }
    Scope scope = Scope.empty();
    place.scope().callables(c -> true).forEach(scope::add);
    place.scope().vars(Var::field).forEach(scope::add);
    return scope;
  }

  private Made thisReference(Place place) {
    d.uses(Construct.METHOD_REFERENCE_THIS);
    String modifiers =
        place.host() == HostForm.INTERFACE ? "private " : d.dice.pick("private ", "final ", "");
    String name = method(modifiers, memberScope(place, false), place.members());
    return Made.expression("this::" + name);
  }

  private Made staticReference(Place place) {
    d.uses(Construct.METHOD_REFERENCE_STATIC);
    String name = method("private static ", memberScope(place, true), place.members());
    return Made.expression(place.host().typeName() + "::" + name);
  }

  private Made boundReference(Place place) {
    d.uses(Construct.METHOD_REFERENCE_BOUND);
    Scope scope = place.isStatic() ? place.statics() : memberScope(place, false);
    String name = method(d.dice.pick("private ", ""), scope, place.members());
    return Made.expression("new " + place.host().typeName() + "(5)::" + name);
  }

  private Made overriddenReference(Place place) {
    d.uses(Construct.METHOD_REFERENCE_OVERRIDDEN);
    String host = place.host().typeName();
    String name = method("", memberScope(place, true), place.members());
    String derived = d.name("Derived");
    String variable = d.name("v");
    List<Code> before = new ArrayList<>();
    Scope scope = place.statics().method(dialect, YIELDER, dialect.result());
    before.add(
        new Code.Block(
            "class " + derived + " extends " + host,
            List.of(
                Code.line(derived + "() { super(9); }"),
                new Code.Block("@Override " + head("", name), code(scope)))));
    before.add(Code.line(host + " " + variable + " = new " + derived + "();"));
    return new Made(before, variable + "::" + name, List.of(), "");
  }

  private Made anonymous(Place place) {
    d.uses(Construct.ANONYMOUS_BODY);
    String field = d.name("f");
    Scope around = place.scope().foreign();
    String initial = d.expressions.of(Type.INT, around, 1);
    Scope scope = around.method(dialect, YIELDER, dialect.result());
    scope.add(Var.field(field, Type.INT));
    List<Code> inside = new ArrayList<>();
    inside.add(Code.line("private int " + field + " = " + initial + ";"));
    inside.add(run(scope));
    return new Made(List.of(), "new " + dialect.bodyType() + "() {", inside, "}");
  }

  private Code run(Scope scope) {
    List<Code> code = code(scope);
    return new Code.Block("@Override " + head("public ", "run"), code);
  }

  private Made record(Place place) {
    d.uses(Construct.RECORD_BODY);
    String name = d.name("BodyRec");
    Scope scope = place.statics().method(dialect, YIELDER, dialect.result());
    scope.add(Var.constant("first", Type.LONG));
    scope.add(Var.constant("second", Type.STRING));
    List<Code> before =
        List.of(
            new Code.Block(
                "record " + name + "(long first, String second) implements " + dialect.bodyType(),
                List.of(run(scope))));
    return new Made(
        before,
        "new "
            + name
            + "("
            + d.expressions.of(Type.LONG, place.scope(), 1)
            + ", "
            + d.expressions.of(Type.STRING, place.scope(), 1)
            + ")",
        List.of(),
        "");
  }

  private Made localClass(Place place) {
    d.uses(Construct.LOCAL_CLASS_BODY);
    String name = d.name("BodyLoc");
    String field = d.name("f");
    Scope around = place.scope().foreign();
    String initial = d.expressions.of(Type.STRING, around, 1);
    Scope scope = around.method(dialect, YIELDER, dialect.result());
    scope.add(Var.field(field, Type.STRING));
    List<Code> before =
        List.of(
            new Code.Block(
                "class " + name + " implements " + dialect.bodyType(),
                List.of(Code.line("private String " + field + " = " + initial + ";"), run(scope))));
    return new Made(before, "new " + name + "()", List.of(), "");
  }

  private Made enumeration(Place place) {
    d.uses(Construct.ENUM_BODY);
    String name = d.name("BodyEnum");
    Scope scope = place.statics().method(dialect, YIELDER, dialect.result());
    List<Code> before =
        List.of(
            new Code.Block(
                "enum " + name + " implements " + dialect.bodyType(),
                List.of(Code.line("ONLY;"), run(scope))));
    return new Made(before, name + ".ONLY", List.of(), "");
  }
}
