package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Fields and methods of a host that know nothing of bodies; bodies use them. */
final class HostMembers {

  private final Drawing d;
  private final HostForm form;
  private final Members members;

  HostMembers(Drawing d, HostForm form, Members members) {
    this.d = d;
    this.form = form;
    this.members = members;
  }

  void draw(boolean extendsBase) {
    if (form != HostForm.RECORD && form != HostForm.INTERFACE) {
      fields();
    }
    if (form == HostForm.INTERFACE) {
      constants();
    } else if (form.hasStatics()) {
      staticFields();
    }
    methods();
    if (form.hasStatics() && form != HostForm.LOCAL) { // ECJ refuses it there
      secret();
    }
    if (extendsBase) {
      inherited();
    }
    if (form != HostForm.ANONYMOUS && form != HostForm.ENUM_CONSTANT) {
      greeting();
    }
  }

  private String literal(Type type) {
    return d.literals.of(type);
  }

  private void fields() {
    for (int i = d.dice.between(1, 3); i > 0; i--) {
      Type type = d.dice.pick(Type.ALL);
      String name = d.name("f");
      String modifier = d.dice.pick("private ", "private ", "protected ", "", "volatile ");
      if (modifier.equals("private ")) {
        d.uses(Construct.PRIVATE_FIELD);
      }
      members.add(modifier + type.text() + " " + name + " = " + literal(type) + ";");
      members.addVar(Var.field(name, type), false);
    }
  }

  private void staticFields() {
    for (int i = d.dice.between(1, 2); i > 0; i--) {
      d.uses(Construct.STATIC_FIELD);
      Type type = d.dice.pick(Type.ALL);
      String name = d.name("sf");
      members.add(
          d.dice.pick("private static ", "static ")
              + type.text()
              + " "
              + name
              + " = "
              + literal(type)
              + ";");
      members.addVar(Var.field(form.typeName() + "." + name, type), true);
    }
  }

  private void constants() {
    Type type = d.dice.pick(Type.ALL);
    String name = d.name("K");
    members.add(type.text() + " " + name + " = " + literal(type) + ";");
    members.addVar(Var.constant(name, type), true);
  }

  private void methods() {
    boolean isInterface = form == HostForm.INTERFACE;
    d.uses(isInterface ? Construct.PRIVATE_INTERFACE_METHOD : Construct.PRIVATE_METHOD);
    method("private ", false);
    if (form.hasStatics()) {
      d.uses(Construct.PRIVATE_STATIC);
      method("private static ", true);
    }
    if (d.dice.chance(50)) {
      method(isInterface ? "default " : d.dice.pick("protected ", "", "final "), false);
    }
  }

  private void method(String modifiers, boolean isStatic) {
    String name = d.name("n");
    Type result = d.dice.pick(Type.ALL);
    List<Type> types = new ArrayList<>();
    List<String> params = new ArrayList<>();
    Scope scope = Scope.empty();
    members.open(scope, isStatic);
    scope = scope.block();
    for (int i = d.dice.pick(0, 1, 1, 2, 3); i > 0; i--) {
      Type type = d.dice.pick(Type.ALL);
      String param = d.name("a");
      types.add(type);
      params.add(type.text() + " " + param);
      scope.add(Var.local(param, type));
    }
    List<Code> code = new ArrayList<>();
    code.add(Code.line("w.log(\"" + name + "\", " + d.expressions.of(Type.INT, scope, 1) + ");"));
    code.add(Code.line("return " + d.expressions.of(result, scope, 2) + ";"));
    members.add(
        new Code.Block(
            modifiers + result.text() + " " + name + "(" + String.join(", ", params) + ")", code));
    String open = isStatic ? form.typeName() + "." + name : name;
    members.addMethod(Callable.plain(open, types, "", result), isStatic);
  }

  /** A class that only the host's nest can make. */
  private void secret() {
    d.uses(Construct.PRIVATE_CONSTRUCTOR);
    String modifiers = form == HostForm.INTERFACE ? "" : "private static ";
    members.add(
        new Code.Block(
            modifiers + "final class Secret",
            List.of(
                Code.line("private static int made;"),
                Code.line("private final long v;"),
                Code.line("private Secret(long v) { this.v = v; w.log(\"secret\", ++made); }"),
                Code.line("private long reveal(int by) { return v * by; }"))));
    members.addMethod(
        Callable.plain("new Secret", List.of(Type.LONG), ".reveal(3)", Type.LONG), true);
    members.addMethod(Callable.plain("new Secret", List.of(Type.LONG), ".v", Type.LONG), true);
  }

  private void inherited() {
    d.uses(Construct.PROTECTED_MEMBER);
    members.addVar(Var.field("level", Type.INT), false);
    members.addVar(Var.field("wideLevel", Type.LONG), false);
    members.addVar(Var.field("title", Type.STRING), false);
    members.addMethod(Callable.plain("raise", List.of(Type.INT), "", Type.INT), false);
    members.addMethod(Callable.plain("levelOfCopy", List.of(Type.INT), "", Type.INT), false);
    members.addMethod(Callable.plain("Base.twice", List.of(Type.LONG), "", Type.LONG), false);
    d.uses(Construct.SUPER_CALL);
    members.add(
        "@Override protected String describe(Object o) { return \"host \" + super.describe(o); }");
    members.addMethod(Callable.plain("describe", List.of(Type.OBJECT), "", Type.STRING), false);
    members.addMethod(
        Callable.plain("super.describe", List.of(Type.OBJECT), "", Type.STRING), false);
    d.uses(Construct.CLONED);
    members.addMethod(Callable.plain("(super.clone", List.of(), " != null)", Type.BOOLEAN), false);
  }

  private void greeting() {
    d.uses(Construct.INTERFACE_SUPER_CALL);
    String modifier = form == HostForm.INTERFACE ? "default " : "public ";
    members.add("@Override " + modifier + "String greet(Object o) { return \"host\"; }");
    members.addMethod(
        Callable.plain("Greeter.super.greet", List.of(Type.OBJECT), "", Type.STRING), false);
  }
}
