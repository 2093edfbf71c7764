package dev.agen.shapes.draw;

import dev.agen.shapes.source.Code;
import java.util.ArrayList;
import java.util.List;

/** Statements; execution goes on after each of them, as far as the compiler can see. */
final class Statements {

  private final Drawing d;
  private final Declarations declarations;
  private final Branches branches;
  private final Loops loops;
  private final SwitchStatements switches;
  private final Tries tries;
  private final Jumps jumps;
  private final LocalTypes localTypes;
  private final InnerGenerators innerGenerators;
  private final Escapes escapes;

  Statements(Drawing d) {
    this.d = d;
    declarations = new Declarations(d);
    jumps = new Jumps(d);
    branches = new Branches(d, jumps);
    loops = new Loops(d, jumps);
    switches = new SwitchStatements(d, jumps);
    tries = new Tries(d, jumps);
    localTypes = new LocalTypes(d);
    innerGenerators = new InnerGenerators(d);
    escapes = new Escapes(d);
  }

  /** {@return up to {@code wanted} statements} {@code depth} says how deep they may nest. */
  List<Code> draw(Scope scope, int wanted, int depth) {
    List<Code> code = new ArrayList<>();
    for (int i = 0; i < wanted && d.spendStatement(); i++) {
      code.addAll(one(scope, depth));
    }
    return code;
  }

  /** {@return a block's statements, at least one} */
  List<Code> block(Scope scope, int depth) {
    Scope inside = scope.block();
    List<Code> code = new ArrayList<>(draw(inside, d.dice.between(1, 3), depth));
    if (code.isEmpty()) {
      code.add(Code.line(log(inside)));
    }
    return code;
  }

  /** {@return all of a body or method, with its result at the end} */
  List<Code> body(Scope scope, int wanted, int depth) {
    List<Code> code = new ArrayList<>(draw(scope, wanted, depth));
    code.addAll(dump(scope));
    if (scope.returned() != null) {
      code.add(Code.line("return " + d.expression(scope.returned(), scope) + ";"));
    }
    return code;
  }

  private List<Code> one(Scope scope, int depth) {
    boolean suspends = d.canSuspend(scope);
    boolean deep = depth > 0;
    boolean loose = !d.settings.strict() && suspends;
    return d.dice
        .<List<Code>>choice()
        .with(15, () -> declarations.local(scope))
        .with(3, () -> declarations.deferred(scope))
        .when(suspends, 3, () -> declarations.nullHeld(scope))
        .when(suspends, 3, () -> declarations.slotReuse(scope))
        .when(suspends, 2, () -> declarations.alias(scope))
        .with(13, () -> line(d.updates.statement(scope, 2)))
        .with(6, () -> line(log(scope)))
        .with(7, () -> dump(scope))
        .when(suspends, 14, () -> line(suspension(scope)))
        .with(5, () -> line(call(scope)))
        .when(suspends, 6, () -> suspendingCall(scope))
        .when(suspends && deep && !scope.onStack(), 2, () -> switchWithTry(scope))
        .when(suspends && scope.checked(), 1, () -> line(checkpoint(scope)))
        .when(deep, 9, () -> branches.draw(scope, depth - 1))
        .when(deep, 10, () -> loops.draw(scope, depth - 1))
        .when(deep, 6, () -> switches.draw(scope, depth - 1))
        .when(deep && !scope.onStack(), 11, () -> tries.draw(scope, depth - 1))
        .with(6, () -> jumps.conditional(scope))
        .with(2, () -> line("w.quirky(" + d.place() + ");"))
        .when(deep && !scope.inGuard(), 4, () -> localTypes.draw(scope, depth - 1))
        .when(suspends && deep, 4, () -> innerGenerators.draw(scope, depth - 1))
        .when(loose, 12, () -> escapes.draw(scope))
        .draw();
  }

  private static List<Code> line(String text) {
    return List.of(Code.line(text));
  }

  private String log(Scope scope) {
    return d.log(d.expression(d.expressions.anyType(scope), scope));
  }

  /** Shows some variables: what has become of them. */
  private List<Code> dump(Scope scope) {
    List<Var> vars = scope.vars(v -> true);
    List<Code> code = new ArrayList<>();
    for (int i = d.dice.between(1, 4); i > 0 && !vars.isEmpty(); i--) {
      Var variable = vars.remove(d.dice.below(vars.size()));
      code.add(Code.line(d.log(variable.text())));
    }
    return code.isEmpty() ? line(log(scope)) : code;
  }

  private String suspension(Scope scope) {
    Suspensions.Suspension suspension = d.suspensions.any(scope, 2);
    return suspension.type().isPrimitive() || d.dice.chance(30)
        ? d.log(suspension.text())
        : suspension.text() + ";";
  }

  private String call(Scope scope) {
    List<Callable> all = scope.callables(c -> !c.suspends() || d.canSuspend(scope));
    return all.isEmpty() ? log(scope) : call(d.dice.pick(all), scope);
  }

  /** {@return a statement that calls the method} */
  String call(Callable callable, Scope scope) {
    String call = d.calls.call(callable, scope, 2);
    boolean statement =
        callable.result() == null
            || (d.dice.chance(30) && callable.close().isEmpty() && !callable.open().contains(" "));
    return statement ? call + ";" : d.log(call);
  }

  /** javac moves the operand stack into locals for this; ECJ 3.46 does it wrongly. */
  private List<Code> switchWithTry(Scope scope) {
    Type type = d.dice.pick(Type.STRING, Type.OBJECT, Type.INTS, Type.INTEGER);
    String suspension = d.suspensions.as(Type.OBJECT, scope, 1);
    String value = d.switchExpressions.withTry(type, scope, 1);
    if (!d.settings.ecj()) {
      return line(d.log("Mix.second(" + suspension + ", " + value + ")"));
    }
    String name = d.name("v");
    return List.of(
        Code.line(type.text() + " " + name + " = " + value + ";"), Code.line(d.log(name)));
  }

  private List<Code> suspendingCall(Scope scope) {
    List<Callable> suspending = scope.callables(Callable::suspends);
    return suspending.isEmpty()
        ? line(suspension(scope))
        : line(call(d.dice.pick(suspending), scope));
  }

  private String checkpoint(Scope scope) {
    d.uses(Construct.CHECKPOINT);
    return d.dice.pick(scope.yielders()) + ".checkpoint();";
  }
}
