package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Types that declare a body: draws one, and says how to get at the body. */
final class Hosts {

  /**
   * A host.
   *
   * @param types the types to declare
   * @param entry members of the entrance class; they declare hosts that have no place elsewhere
   * @param body the expression that makes the body
   */
  record Host(List<Code> types, List<Code> entry, String body) {}

  private static final String NAME = HostForm.NAME;
  private static final String MAKE = "make";

  private final Drawing d;
  private final Dialect dialect;
  private final HostForm form;
  private final Site site;
  private final Members members = new Members();
  private final Members elsewhere;
  private final boolean extendsBase;

  /** Parameters of the site: what a lambda captures. */
  private final List<Var> params = new ArrayList<>();

  Hosts(Drawing d, Dialect dialect, HostForm form, Members elsewhere) {
    this.d = d;
    this.dialect = dialect;
    this.form = form;
    this.elsewhere = elsewhere;
    this.site = d.dice.pick(Site.of(form));
    this.extendsBase = form.isClass() && (form == HostForm.ANONYMOUS || d.dice.chance(60));
  }

  Host draw() {
    d.uses(form.construct());
    d.uses(site.construct());
    drawParams();
    special();
    new HostMembers(d, form, members).draw(extendsBase);
    Methods methods = new Methods(d);
    List<Method> heads = methods.heads(dialect, form);
    methods.bodies(heads, members, elsewhere);
    List<Callable> generic =
        d.dice.chance(20) ? methods.generic(dialect, elsewhere) : List.<Callable>of();
    Scope statics = scope(true, heads, generic, Scope.empty());
    Scope around = isWrapped() ? capturing() : Scope.empty();
    Scope place = scope(site.isStatic(), heads, generic, around);
    site(place, statics);
    return assembled();
  }

  /** Whether the host is declared in a method whose parameters it captures. */
  private boolean isWrapped() {
    return form == HostForm.LOCAL || form == HostForm.ANONYMOUS;
  }

  /** None like those of the plain constructor. */
  private void drawParams() {
    if (!site.hasParameters() && !isWrapped()) {
      return;
    }
    if (site == Site.CONSTRUCTOR && form == HostForm.CLASS) {
      params.add(Var.fixed(d.name("c"), Type.LONG));
    }
    for (int i = d.dice.pick(0, 1, 2, 3, 5); i > 0; i--) {
      params.add(Var.fixed(d.name("c"), d.dice.pick(Type.ALL)));
    }
  }

  private Scope capturing() {
    Scope scope = Scope.empty();
    params.forEach(scope::add);
    return scope.lambda();
  }

  private Scope scope(boolean isStatic, List<Method> heads, List<Callable> generic, Scope around) {
    Scope scope = around.block();
    members.open(scope, isStatic);
    elsewhere.open(scope, true);
    heads.stream()
        .filter(head -> !isStatic || head.isStatic())
        .forEach(head -> scope.add(head.callable()));
    generic.forEach(scope::add);
    return scope.block();
  }

  /** What only this kind of host has. */
  private void special() {
    switch (form) {
      case RECORD -> {
        members.addVar(Var.constant("first", Type.INT), false);
        members.addVar(Var.constant("second", Type.STRING), false);
        members.addVar(Var.constant("third", Type.DOUBLE), false);
      }
      case INNER -> {
        d.uses(Construct.OUTER_MEMBER);
        members.addVar(Var.field("outerLong", Type.LONG), false);
        members.addVar(Var.field("outerText", Type.STRING), false);
        members.addMethod(
            Callable.plain("Outer.this.outerMethod", List.of(Type.OBJECT), "", Type.STRING), false);
      }
      case GENERIC -> {
        members.add("private E held;");
        members.addVar(Var.constant("((Object) held)", Type.OBJECT), false);
      }
      default -> {}
    }
  }

  // ---- the site
  // ----------------------------------------------------------------------------------

  private void site(Scope place, Scope statics) {
    boolean block = !(site == Site.STATIC_FIELD && form == HostForm.INTERFACE);
    Scope scope = place.block();
    if (site.hasParameters() && !isWrapped()) {
      params.forEach(scope::add);
    }
    List<Code> locals = new ArrayList<>();
    if (block && d.dice.chance(50)) {
      locals.addAll(new Declarations(d).local(scope));
    }
    Made made =
        new Bodies(d, dialect)
            .draw(
                new Place(form, site.isStatic(), site.makesHost(), block, scope, statics, members));
    locals.addAll(made.before());
    place(made, locals);
  }

  private void place(Made made, List<Code> before) {
    String type = dialect.bodyType();
    switch (site) {
      case INSTANCE_METHOD, STATIC_METHOD -> {
        List<Code> code = new ArrayList<>(before);
        code.add(made.placed("return ", ";"));
        members.add(
            new Code.Block(makerModifiers() + type + " " + MAKE + "(" + declared() + ")", code));
      }
      case CONSTRUCTOR -> {
        members.add("final " + type + " body;");
        List<Code> code = new ArrayList<>();
        if (extendsBase) {
          code.add(Code.line("super(3);"));
        }
        code.addAll(before);
        code.add(made.placed("this.body = ", ";"));
        members.add(new Code.Block(NAME + "(" + declared() + ")", code));
      }
      case FIELD, STATIC_FIELD -> field(made, before, type);
    }
  }

  private void field(Made made, List<Code> before, String type) {
    boolean isStatic = site == Site.STATIC_FIELD;
    String name = isStatic ? "BODY" : "body";
    String modifiers = form == HostForm.INTERFACE ? "" : isStatic ? "static final " : "final ";
    if (before.isEmpty()) {
      members.add(made.placed(modifiers + type + " " + name + " = ", ";"));
      return;
    }
    members.add(modifiers + type + " " + name + ";");
    List<Code> code = new ArrayList<>(before);
    code.add(made.placed(name + " = ", ";"));
    members.add(new Code.Block(isStatic ? "static" : "", code));
  }

  private String makerModifiers() {
    if (site == Site.STATIC_METHOD) {
      return "static ";
    }
    return switch (form) {
      case INTERFACE -> "default ";
      case ENUM_CONSTANT -> "@Override ";
      default -> "";
    };
  }

  private String declared() {
    if (isWrapped()) {
      return "";
    }
    return declaredParams();
  }

  private String declaredParams() {
    return String.join(", ", params.stream().map(p -> p.type().text() + " " + p.text()).toList());
  }

  private String given() {
    return d.arguments(params.stream().map(p -> d.literals.of(p.type())).toList());
  }

  // ---- the type
  // ----------------------------------------------------------------------------------

  private Host assembled() {
    return switch (form) {
      case CLASS -> new Host(List.of(classBlock("class " + NAME)), List.of(), body(NAME));
      case GENERIC ->
          new Host(
              List.of(classBlock("class " + NAME + "<E extends Comparable<E>>")),
              List.of(),
              body(NAME));
      case INTERFACE ->
          new Host(
              List.of(
                  new Code.Block("interface " + NAME + " extends Greeter", members.code()),
                  Code.line("final class Thing implements " + NAME + " {}")),
              List.of(),
              onInstance("new Thing()", NAME));
      case RECORD ->
          new Host(
              List.of(
                  new Code.Block(
                      "record "
                          + NAME
                          + "(int first, String second, double third) implements Greeter",
                      members.code())),
              List.of(),
              onInstance("new " + NAME + "(7, \"record\", 2.5)", NAME));
      case ENUM -> new Host(List.of(enumeration()), List.of(), onInstance(NAME + ".FIRST", NAME));
      case ENUM_CONSTANT ->
          new Host(List.of(constant()), List.of(), onInstance(NAME + ".FIRST", NAME));
      case INNER -> new Host(List.of(outer()), List.of(), body("Outer." + NAME));
      case LOCAL ->
          wrapped(
              List.of(classBlock("class " + NAME)),
              "new " + NAME + "(" + (site == Site.CONSTRUCTOR ? "" : "3") + ")");
      case ANONYMOUS -> anonymous();
    };
  }

  private Code classBlock(String head) {
    List<Code> code = new ArrayList<>();
    if (site != Site.CONSTRUCTOR) {
      code.add(constructor());
    }
    code.addAll(members.code());
    if (site == Site.CONSTRUCTOR && form == HostForm.CLASS) {
      code.add(constructor()); // bound references make another one
    }
    return new Code.Block(
        head + (extendsBase ? " extends Base" : "") + " implements Greeter", code);
  }

  private Code constructor() {
    List<Code> code = new ArrayList<>();
    if (extendsBase) {
      code.add(Code.line("super(by);"));
    }
    if (site == Site.CONSTRUCTOR) {
      code.add(Code.line("this.body = null;"));
    }
    return new Code.Block(NAME + "(Integer by)", code);
  }

  private String body(String name) {
    String generic = form == HostForm.GENERIC ? "<String>" : "";
    String creation = form == HostForm.INNER ? "new Outer().new " + NAME : "new " + NAME + generic;
    return onInstance(creation + "(" + (site == Site.CONSTRUCTOR ? given() : "3") + ")", name);
  }

  private String onInstance(String instance, String type) {
    return switch (site) {
      case INSTANCE_METHOD -> instance + "." + MAKE + "(" + (isWrapped() ? "" : given()) + ")";
      case STATIC_METHOD -> type + "." + MAKE + "(" + given() + ")";
      case CONSTRUCTOR, FIELD -> instance + ".body";
      case STATIC_FIELD -> type + ".BODY";
    };
  }

  private Code enumeration() {
    List<Code> code = new ArrayList<>();
    code.add(
        Code.line("FIRST, SECOND { @Override public String toString() { return \"2nd\"; } };"));
    code.addAll(members.code());
    return new Code.Block("enum " + NAME + " implements Greeter", code);
  }

  private Code constant() {
    return new Code.Block(
        "enum " + NAME,
        List.of(
            new Code.Block("FIRST {", members.code(), "};"),
            Code.line("abstract " + dialect.bodyType() + " " + MAKE + "(" + declared() + ");")));
  }

  private Code outer() {
    return new Code.Block(
        "class Outer",
        List.of(
            Code.line("private long outerLong = 11L;"),
            Code.line("private String outerText = \"outer\";"),
            Code.line(
                "private String outerMethod(Object o)"
                    + " { return outerText += As.cut(As.stringOf(o)); }"),
            classBlock("class " + NAME)));
  }

  private Host wrapped(List<Code> before, String instance) {
    List<Code> code = new ArrayList<>(before);
    code.add(Code.line("return " + onInstance(instance, NAME) + ";"));
    return wrap(code);
  }

  private Host anonymous() {
    return wrap(
        List.of(new Code.Block("return new Base(3) {", members.code(), "}." + MAKE + "();")));
  }

  private Host wrap(List<Code> code) {
    String name = "wrapped";
    return new Host(
        List.of(),
        List.of(
            new Code.Block(
                "private static " + dialect.bodyType() + " " + name + "(" + declaredParams() + ")",
                code)),
        name + "(" + given() + ")");
  }
}
