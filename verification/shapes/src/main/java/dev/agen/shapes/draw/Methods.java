package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Methods that take the yielder: heads first, so that they can call each other, then bodies. */
final class Methods {

  /** The class that holds those that are not the host's. */
  static final String ELSEWHERE = "Tools";

  private static final String YIELDER = "y";

  private final Drawing d;

  Methods(Drawing d) {
    this.d = d;
  }

  /** {@return the heads of some methods} */
  List<Method> heads(Dialect dialect, HostForm host) {
    List<Method> heads = new ArrayList<>();
    for (int i = d.dice.pick(0, 1, 1, 2, 2, 3); i > 0; i--) {
      heads.add(head(dialect, host));
    }
    return heads;
  }

  private Method head(Dialect body, HostForm host) {
    Dialect dialect = body;
    if (body.yields() && d.dice.chance(25)) {
      dialect = new Dialect(Kind.COROUTINE, Type.OBJECT, Type.OBJECT, Type.OBJECT);
      d.uses(Construct.METHOD_WITH_AWAITER);
    }
    boolean elsewhere = !host.hasStatics() || d.dice.chance(25);
    boolean isStatic = elsewhere || d.dice.chance(45);
    String name = d.name("h");
    List<Type> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = d.dice.pick(0, 1, 2, 2, 3, 5); i > 0; i--) {
      types.add(d.dice.pick(Type.ALL));
      names.add(d.name("a"));
    }
    Type result = d.dice.chance(20) ? null : d.dice.pick(Type.ALL);
    if (result == null) {
      d.uses(Construct.VOID_METHOD_WITH_YIELDER);
    }
    String open = (elsewhere ? ELSEWHERE + "." : isStatic ? host.typeName() + "." : "") + name;
    Callable callable =
        new Callable(
            open,
            types,
            "",
            result,
            dialect.yielderType(),
            d.dice.below(types.size() + 1),
            d.dice.chance(40),
            true);
    return new Method(
        callable, name, modifiers(isStatic, elsewhere, host), isStatic, elsewhere, dialect, names);
  }

  private String modifiers(boolean isStatic, boolean elsewhere, HostForm host) {
    if (isStatic) {
      d.uses(Construct.STATIC_METHOD_WITH_YIELDER);
      if (elsewhere) {
        d.uses(Construct.METHOD_ELSEWHERE_WITH_YIELDER);
        return d.dice.pick("static ", "public static ", "static final ");
      }
      return host == HostForm.INTERFACE
          ? d.dice.pick("static ", "private static ")
          : d.dice.pick("static ", "private static ", "protected static ");
    }
    boolean mustBePrivate = host == HostForm.INTERFACE;
    if (mustBePrivate || d.dice.chance(60)) {
      d.uses(Construct.PRIVATE_METHOD_WITH_YIELDER);
      return "private ";
    }
    d.uses(Construct.FINAL_METHOD_WITH_YIELDER);
    return d.dice.pick("final ", "public final ", "protected final ");
  }

  /**
   * Draws a method's body.
   *
   * @param around what can be named where the method is declared, without methods that suspend
   * @param callees the methods it may call; itself among them if it is recursive
   */
  Code body(Method method, Scope around, List<Method> callees) {
    Callable callable = method.callable();
    Scope scope = around.method(method.dialect(), YIELDER, callable.result());
    List<String> params = new ArrayList<>();
    for (int i = 0; i < method.params().size(); i++) {
      Type type = callable.params().get(i);
      String name = method.params().get(i);
      boolean mutable = d.dice.chance(50);
      scope.add(mutable ? Var.local(name, type) : Var.fixed(name, type));
      params.add(type.text() + " " + name);
    }
    params.add(callable.yielderAt(), method.dialect().yielderType() + " " + YIELDER);
    List<Code> code = new ArrayList<>();
    if (callable.recursive()) {
      d.uses(Construct.RECURSION);
      params.add("int " + Calls.DEPTH);
      scope.add(new Var(Calls.DEPTH, Type.INT, false, true, false, false));
      String result = callable.result() == null ? "" : " " + d.literals.of(callable.result());
      code.add(Code.line("if (" + Calls.DEPTH + " <= 0 || !w.more()) return" + result + ";"));
    }
    callees.forEach(callee -> scope.add(callee.callable()));
    d.grant(d.dice.between(3, 9), d.dice.between(3, 9));
    code.addAll(d.statements.body(scope, d.dice.between(1, 5), 2));
    return new Code.Block(
        method.modifiers()
            + (callable.result() == null ? "void" : callable.result().text())
            + " "
            + method.name()
            + "("
            + String.join(", ", params)
            + ") throws Exception",
        code);
  }

  /**
   * Draws all bodies; a method may call those before it, and a recursive one itself and the next.
   */
  void bodies(List<Method> methods, Members host, Members elsewhere) {
    for (int i = 0; i < methods.size(); i++) {
      Method method = methods.get(i);
      List<Method> callees = new ArrayList<>();
      for (int j = 0; j < methods.size(); j++) {
        Method other = methods.get(j);
        boolean both = method.callable().recursive() && other.callable().recursive();
        boolean reachable =
            method.elsewhere() ? other.elsewhere() : other.isStatic() || !method.isStatic();
        if (reachable && (j < i || both)) {
          callees.add(other);
          if (both && j > i) {
            d.uses(Construct.MUTUAL_RECURSION);
          }
        }
      }
      Scope around = Scope.empty();
      Members members = method.elsewhere() ? elsewhere : host;
      members.open(around, method.isStatic());
      members.add(body(method, around, callees));
    }
  }

  /** A generic method; the calls for the types it is used with are returned. */
  List<Callable> generic(Dialect dialect, Members elsewhere) {
    d.uses(Construct.GENERIC_METHOD_WITH_YIELDER);
    String name = d.name("h");
    String param = d.name("a");
    Scope scope = Scope.empty().method(dialect, YIELDER, null);
    d.grant(1, 3);
    String suspension = d.suspensions.as(Type.OBJECT, scope, 1);
    elsewhere.add(
        new Code.Block(
            "static <X> X "
                + name
                + "(X "
                + param
                + ", "
                + dialect.yielderType()
                + " "
                + YIELDER
                + ") throws Exception",
            List.of(
                Code.line("X kept = w.coin() ? null : " + param + ";"),
                Code.line(d.log(suspension)),
                Code.line("return kept == null ? " + param + " : kept;"))));
    List<Callable> calls = new ArrayList<>();
    for (Type type : List.of(Type.STRING, Type.SHAPE, Type.INTS, Type.LIST)) {
      calls.add(
          new Callable(
              ELSEWHERE + "." + d.dice.pick("", "<" + type.boxed() + ">") + name,
              List.of(type),
              "",
              type,
              dialect.yielderType(),
              1,
              false,
              true));
    }
    return calls;
  }
}
